import { refuse, refuseField } from '../../errors.ts';
import { hasPartIn } from '../../people/actor.ts';
import { staffOf } from '../../people/roles.ts';
import {
  type Modification,
  missingSigners,
  modificationSigners,
  openModification,
} from '../change/modification.ts';
import { startClock, stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import { openOrderStages } from '../stage-names.ts';
import type { OrderState } from '../state.ts';

const anywhere = {
  subject: 'order',
  stages: openOrderStages,
  onHold: 'GOES_ON',
  onCancellation: 'WAITS',
} as const;
const isUnsigned = (state: OrderState): boolean => {
  const open = openModification(state);
  return open !== undefined && missingSigners(open).length > 0;
};
const isSigned = (state: OrderState): boolean => {
  const open = openModification(state);
  return open !== undefined && missingSigners(open).length === 0;
};

/** The confirmed configuration sheet, and applications to improve a product (CHANGE-11, CHANGE-12). */
export const modificationCommands = {
  confirmConfiguration: {
    ...anywhere,
    roles: staffOf('CONTRACT_ORDER', 'ENGINEERING'),
    zh: '确认产品配置单',
    en: 'Confirm configuration sheet',
    purpose: 'The product configuration sheet is confirmed: regions can change it no more.',
    requirements: ['CHANGE-11'],
    decide: (draft, { comment, sheetNumber }) =>
      draft.emit({ type: 'configurationConfirmed', sheet: { ...draft.sign(comment), sheetNumber } }),
  },
  applyForModification: {
    ...anywhere,
    roles: staffOf('SALES'),
    isOpen: (state) => openModification(state) === undefined,
    zh: '申请产品改进',
    en: 'Apply for modification',
    purpose:
      'A product is to be improved: sales manager and deputy general manager sign, then R&D sets its date.',
    requirements: ['CHANGE-12'],
    decide: applyForModification,
  },
  signModification: {
    ...anywhere,
    roles: [...modificationSigners],
    rolesFor: (input) => [input.as],
    isOpen: isUnsigned,
    zh: '签批产品改进申请',
    en: 'Sign modification',
    purpose: 'One of the two signatures that an application to improve a product needs.',
    requirements: ['CHANGE-12'],
    decide: signModification,
  },
  scheduleModification: {
    ...anywhere,
    roles: staffOf('ENGINEERING'),
    isOpen: isSigned,
    zh: '确定产品改进完成日期',
    en: 'Schedule modification',
    purpose: 'R&D takes a signed application over and sets the date by which the product is improved.',
    requirements: ['CHANGE-12'],
    decide: scheduleModification,
  },
  completeModification: {
    ...anywhere,
    roles: staffOf('ENGINEERING'),
    isOpen: (state) => openModification(state)?.schedule !== undefined,
    zh: '完成产品改进',
    en: 'Complete modification',
    purpose: 'The product is improved as it was applied for.',
    requirements: ['CHANGE-12'],
    decide: (draft, { comment }) => {
      const open = theOpen(draft);
      if (open.schedule === undefined)
        refuse('blocked', 'R&D has not set a completion date yet (CHANGE-12).');
      record(draft, { ...open, completion: draft.sign(comment) });
      stopClock(draft, 'modification');
    },
  },
} satisfies Partial<CommandTable>;

function applyForModification(draft: Draft, input: CommandInputs['applyForModification']): void {
  const { modifications = [], details } = draft.state;
  if (openModification(draft.state) !== undefined) {
    refuse('blocked', 'An application to improve a product of this order is not completed yet.');
  }
  if (details.lines.every(({ line }) => line !== input.line)) {
    refuseField('line', `the order has no line ${input.line}`);
  }
  const modificationId = `M${modifications.length + 1}`;
  record(draft, { ...draft.sign(), ...input, modificationId, signatures: {} });
}

function signModification(draft: Draft, input: CommandInputs['signModification']): void {
  const open = theOpen(draft);
  if (open.signatures[input.as] !== undefined) refuseField('as', 'it has signed this application already');
  const others = [open, ...Object.values(open.signatures)];
  if (others.some((signature) => hasPartIn(draft.actor, signature))) {
    refuse('separation-of-duties', 'Whoever applied for it or has signed it cannot sign it once more.');
  }
  record(draft, {
    ...open,
    signatures: { ...open.signatures, [input.as]: draft.sign(input.comment) },
  });
}

function scheduleModification(draft: Draft, input: CommandInputs['scheduleModification']): void {
  const open = theOpen(draft);
  const missing = missingSigners(open);
  if (missing.length > 0) refuse('blocked', `The application still lacks ${missing.join(', ')} (CHANGE-12).`);
  const { comment, completionDate } = input;
  record(draft, { ...open, schedule: { ...draft.sign(comment), completionDate } });
  stopClock(draft, 'modification');
  startClock(draft, looseClocks.modification);
}

function record(draft: Draft, modification: Modification): void {
  draft.emit({ type: 'modificationRecorded', modification });
}

function theOpen(draft: Draft): Modification {
  return openModification(draft.state) ?? refuse('blocked', 'No application to improve a product is open.');
}
