import { refuse, refuseField } from '../../errors.ts';
import { actorId, delegatorsOf } from '../../people/actor.ts';
import { staffOf } from '../../people/roles.ts';
import { checkSupplement } from '../check-supplement.ts';
import { startClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { OrderDetails, OrderLine } from '../details.ts';
import type { Draft } from '../draft.ts';
import { hasEdition } from '../edition.ts';
import { enterOrderStage } from '../enter-stage.ts';
import type { CommandInputs, Supplement } from '../inputs.ts';
import { lineProblems } from '../line-problems.ts';
import { looseClocks } from '../loose-clocks.ts';
import { needsConfirmation } from '../receipt-checks.ts';
import { answersOf, settleGaps, waitFor } from '../settle-gaps.ts';

/** Receipt, completeness and initial review. */
export const intakeCommands = {
  receiveOrder: {
    subject: 'order',
    stages: [],
    roles: [...staffOf('SALES', 'CUSTOMER_SERVICE', 'CONTRACT_ORDER'), 'INTEGRATION', 'ADMINISTRATOR'],
    zh: '接收订单',
    en: 'Receive order',
    purpose: 'Registers an order from any channel; missing fields do not refuse it, it waits for them.',
    requirements: ['INTAKE-01', 'INTAKE-06', 'INTAKE-08', 'INTAKE-11'],
    decide: receiveOrder,
  },
  supplementInformation: {
    subject: 'order',
    stages: ['AWAITING_INFO', 'RECEIVED'],
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    zh: '补充信息',
    en: 'Supplement information',
    purpose: 'Fills in what the order lacks; when nothing is missing any more it goes on.',
    requirements: ['INTAKE-17'],
    decide: supplementInformation,
  },
  requestInformation: {
    subject: 'order',
    stages: ['RECEIVED'],
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    zh: '要求补充信息',
    en: 'Request information',
    purpose: 'Names what is missing or doubtful; only a gap of the customer stops our clock.',
    requirements: ['INTAKE-17', 'SLA-10'],
    decide: requestInformation,
  },
  passInitialReview: {
    subject: 'order',
    stages: ['RECEIVED'],
    roles: staffOf('SALES'),
    zh: '通过初审',
    en: 'Pass initial review',
    purpose: 'The salesperson finds the order complete and feasible; department review starts.',
    requirements: ['REVIEW-01', 'REVIEW-04'],
    decide: passInitialReview,
  },
  rejectOrder: {
    subject: 'order',
    stages: ['RECEIVED', 'AWAITING_INFO'],
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    zh: '拒绝订单',
    en: 'Reject order',
    purpose: 'Closes an order that does not pass the check, with a reason for the customer.',
    requirements: ['INTAKE-18'],
    decide: (draft, input) => rejectOrder(draft, input.reason),
  },
} satisfies Partial<CommandTable>;

/** Close the order as rejected with its reason, at whatever stage it stands. */
export function rejectOrder(draft: Draft, reason: string): void {
  draft.emit({ type: 'orderRecorded', record: { rejection: { ...draft.sign(), reason } } });
  enterOrderStage(draft, 'REJECTED');
}

function receiveOrder(draft: Draft, input: CommandInputs['receiveOrder']): void {
  const enteredFor = delegatorsOf(draft.actor);
  draft.emit({
    type: 'orderReceived',
    ...input,
    enteredBy: actorId(draft.actor),
    ...(enteredFor.length === 0 ? {} : { enteredFor }),
    receivedAt: draft.at,
  });
  startClock(draft, looseClocks.confirmationTarget);
  startClock(draft, looseClocks.confirmationOuter);
  enterOrderStage(draft, 'RECEIVED');
  settleGaps(draft);
}

function supplementInformation(draft: Draft, input: CommandInputs['supplementInformation']): void {
  const { details } = draft.state;
  const after = changesOf(details, input.supplement);
  checkSupplement(draft.state, input.supplement);
  const before = Object.fromEntries(
    Object.entries(details).filter(([key]) => Object.hasOwn(after, key)),
  ) as Partial<OrderDetails>;
  draft.emit({ type: 'detailsChanged', before, after });
  settleGaps(draft, answersOf(input.supplement, details));
}

/** A contract document of its own brings the order before legal (REVIEW-04). */
function passInitialReview(draft: Draft, input: CommandInputs['passInitialReview']): void {
  if (needsConfirmation(draft.state, draft.policy)) {
    refuse(
      'blocked',
      'Nobody has confirmed with the customer what is wanted: confirm the requirements first.',
    );
  }
  if (input.contractDocument === true) {
    draft.emit({ type: 'orderRecorded', record: { contractDocument: draft.sign() } });
  }
  enterOrderStage(draft, 'UNDER_REVIEW');
}

function requestInformation(draft: Draft, { gaps }: CommandInputs['requestInformation']): void {
  const asksAnew = hasEdition(draft.state, 2);
  waitFor(draft, asksAnew ? gaps.map((gap) => ({ ...gap, asked: true as const })) : gaps);
}

/** The details that a supplement sets, laid over what the order has. */
export function changesOf(details: OrderDetails, supplement: Supplement): Partial<OrderDetails> {
  const { customer, lines, taken, ...plain } = supplement;
  const after: Partial<OrderDetails> = { ...plain };
  if (customer !== undefined) after.customer = { ...details.customer, ...customer };
  if (taken !== undefined) after.taken = { ...details.taken, ...taken };
  if (lines !== undefined) after.lines = mergedLines(details.lines, lines);
  return after;
}

/** The given fields over each line's own; new lines carry on the numbering. */
function mergedLines(own: readonly OrderLine[], given: readonly OrderLine[]): OrderLine[] {
  const refuseLine = (index: number, reason: string) =>
    refuseField(`supplement.lines[${index}].line`, reason);
  given.forEach((line, index) => {
    const first = given.findIndex((each) => each.line === line.line);
    if (first < index) refuseLine(index, `line ${line.line} is given twice`);
  });
  const added = given
    .filter((line) => own.every((each) => each.line !== line.line))
    .sort((a, b) => a.line - b.line);
  added.forEach((line, index) => {
    const next = own.length + 1 + index;
    if (line.line !== next) refuseLine(given.indexOf(line), `the next new line is number ${next}`);
  });
  const merged = own.map((line) => ({ ...line, ...given.find((each) => each.line === line.line) }));
  const lines = [...merged, ...added];
  const [problem] = lineProblems(lines, 'lines');
  if (problem !== undefined) refuseField(problem.path, problem.reason);
  return lines;
}
