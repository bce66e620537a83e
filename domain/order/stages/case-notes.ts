import { refuseField } from '../../errors.ts';
import { type Department, departmentCodes } from '../../people/departments.ts';
import { staffOf } from '../../people/roles.ts';
import type { CommandTable } from '../commands.ts';
import type { Gap, OrderDetails } from '../details.ts';
import type { Draft } from '../draft.ts';
import { hasEdition } from '../edition.ts';
import { foundAtProblem } from '../found-at.ts';
import { placeHold, releaseHold } from '../hold-control.ts';
import type { CommandInputs } from '../inputs.ts';
import type { ReportedType, WrongField } from '../order-case.ts';
import { waitFor } from '../settle-gaps.ts';
import { openOrderStages } from '../stage-names.ts';

/** What the order and the cases beside it say to each other. */
export const caseNoteCommands = {
  reportProblem: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: staffOf(...departmentCodes.filter((department) => department !== 'INTEGRATION')),
    zh: '报告问题',
    en: 'Report problem',
    purpose: 'Whoever finds a problem with the order reports it; a case is opened for it.',
    requirements: ['EXC-03', 'EXC-09', 'EXC-14', 'TRACK-04'],
    decide: reportProblem,
  },
  noteCase: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: [],
    zh: '登记案件',
    en: 'Note case',
    purpose: 'The order is part of a case, which warns of it or lets its work stand still.',
    requirements: ['EXC-10'],
    decide: noteCase,
  },
  noteCaseClosed: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: [],
    zh: '登记案件结束',
    en: 'Note end of case',
    purpose: 'A case of the order has ended; what it held goes on.',
    requirements: ['EXC-10'],
    decide: noteCaseClosed,
  },
} satisfies Partial<CommandTable>;

/** The department whose head deals with a problem, where the report names none (EXC-03, EXC-09). */
const usualDepartment: Record<ReportedType, Department> = {
  INFO_ERROR: 'SALES',
  STOCK_SHORTAGE: 'WAREHOUSE',
  TRANSPORT_DELAY: 'LOGISTICS',
  DAMAGE_OR_LOSS: 'LOGISTICS',
  PROBLEM: 'SALES',
};

function reportProblem(draft: Draft, input: CommandInputs['reportProblem']): void {
  const { type, description, wrongField, foundAt } = input;
  if (type === 'INFO_ERROR' && wrongField === undefined) {
    refuseField('wrongField', 'say which field is wrong');
  }
  if (type !== 'INFO_ERROR' && wrongField !== undefined) {
    refuseField('wrongField', 'only wrong information names a field');
  }
  const { receivedAt } = draft.state;
  const problem = foundAt && foundAtProblem(foundAt, { reportedAt: draft.at, receivedAt });
  if (problem !== undefined) refuseField('foundAt', problem);
  const department = input.department ?? usualDepartment[type];
  draft.emit({
    type: 'exceptionRaised',
    exception: {
      type,
      description,
      department,
      ...(wrongField === undefined ? {} : { wrongField }),
      ...(foundAt === undefined ? {} : { foundAt }),
    },
  });
  if (wrongField !== undefined) askAgain(draft, wrongField, description);
}

/**
 * Before its registration is complete an order with wrong information waits for what is right: the exception has its own
 * path there (EXC-14). Later the case says what has to wait.
 */
function askAgain(draft: Draft, wrongField: WrongField, reason: string): void {
  const { stage, details, gaps } = draft.state;
  if (stage !== 'RECEIVED' && stage !== 'AWAITING_INFO') return;
  const doubtful = pathsOf(wrongField, details).filter((path) => gaps.every((gap) => gap.path !== path));
  if (doubtful.length === 0) return;
  const asked = hasEdition(draft.state, 2) ? { asked: true as const } : {};
  const found = doubtful.map((path): Gap => ({ path, whose: 'CUSTOMER', reason, ...asked }));
  waitFor(draft, [...gaps, ...found]);
}

function pathsOf(wrongField: WrongField, { lines }: OrderDetails): string[] {
  switch (wrongField) {
    case 'CONTACT':
      return ['customer.contact'];
    case 'ADDRESS':
      return ['deliveryAddress'];
    case 'SPECIFICATION':
      return lines.map((_line, index) => `lines[${index}].specification`);
    case 'QUANTITY':
      return lines.map((_line, index) => `lines[${index}].quantity`);
    case 'PRICE':
      return lines.map((_line, index) => `lines[${index}].unitPrice`);
  }
}

/** Told again of a case that it knows, the order changes nothing. */
function noteCase(draft: Draft, input: CommandInputs['noteCase']): void {
  const { caseId, caseNumber, effect, lotId, from } = input;
  const known = (draft.state.cases ?? []).some(
    (each) => each.caseId === caseId && each.lotId === lotId && each.from === from,
  );
  if (known) return;
  draft.emit({ type: 'caseNoted', case: { ...input, at: draft.at } });
  if (effect !== 'BLOCK') return;
  placeHold(draft, {
    reason: 'EXCEPTION',
    note: caseNumber,
    caseId,
    ...(lotId === undefined ? {} : { lotId }),
    ...(from === undefined ? {} : { from }),
  });
}

function noteCaseClosed(draft: Draft, { caseId, outcome }: CommandInputs['noteCaseClosed']): void {
  const open = (draft.state.cases ?? []).filter(
    (each) => each.caseId === caseId && each.closedAt === undefined,
  );
  if (open.length === 0) return;
  draft.emit({ type: 'caseEndNoted', caseId, outcome, at: draft.at });
  if (open.some(({ effect }) => effect === 'BLOCK')) releaseHold(draft, 'EXCEPTION', caseId);
}
