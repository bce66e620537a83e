import { staffOf } from '../../people/roles.ts';
import type { CommandTable } from '../commands.ts';
import { openOrderStages } from '../stage-names.ts';

/** What leadership says of an order, whatever stage it is in. */
export const leadershipCommands = {
  recordInstruction: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: staffOf('LEADERSHIP'),
    zh: '记录领导批示',
    en: 'Record instruction',
    purpose: 'Puts an instruction of leadership on the order, for everyone who works on it to read.',
    requirements: ['PRIV-08'],
    decide: (draft, input) => {
      draft.emit({ type: 'instructionRecorded', instruction: { ...draft.sign(), text: input.text } });
    },
  },
} satisfies Partial<CommandTable>;
