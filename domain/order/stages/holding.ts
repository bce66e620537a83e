import { refuse } from '../../errors.ts';
import { staffOf } from '../../people/roles.ts';
import type { CommandTable } from '../commands.ts';
import { placeHold, releaseHold } from '../hold-control.ts';
import { openOrderStages } from '../stage-names.ts';

const holders = staffOf('SALES', 'CONTRACT_ORDER', 'LEADERSHIP');

/** An order is held and goes on again, with a reason. */
export const holdingCommands = {
  holdOrder: {
    subject: 'order',
    stages: openOrderStages,
    roles: holders,
    onHold: 'GOES_ON',
    isOpen: ({ holds = [] }) => holds.every(({ reason }) => reason !== 'HOLD'),
    zh: '暂停订单',
    en: 'Hold order',
    purpose: 'Lets all work on an order stand still, and its clocks with it, until it is resumed.',
    requirements: ['SLA-10'],
    decide: (draft, { reason: note }) => {
      if (draft.state.holds?.some(({ reason }) => reason === 'HOLD')) {
        refuse('blocked', 'The order is held already.');
      }
      placeHold(draft, { reason: 'HOLD', note });
    },
  },
  resumeOrder: {
    subject: 'order',
    stages: openOrderStages,
    roles: holders,
    onHold: 'GOES_ON',
    isOpen: ({ holds = [] }) => holds.some(({ reason }) => reason === 'HOLD'),
    zh: '恢复订单',
    en: 'Resume order',
    purpose: 'Lets the work on a held order go on; its clocks run on with what they had left.',
    requirements: ['SLA-10'],
    decide: (draft) => {
      if (!draft.state.holds?.some(({ reason }) => reason === 'HOLD')) {
        refuse('blocked', 'The order is not held.');
      }
      releaseHold(draft, 'HOLD');
    },
  },
} satisfies Partial<CommandTable>;
