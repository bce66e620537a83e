import { type FieldProblem, refuse, refuseField } from '../../errors.ts';
import type { Instant } from '../../instant.ts';
import { foundAtProblem } from '../../order/found-at.ts';
import { startCaseClock } from '../case-clock-control.ts';
import type { CaseCommandTable } from '../case-commands.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { AddedOrder, OpenCaseInput } from '../case-inputs.ts';
import { caseKinds, openCaseSteps } from '../case-kinds.ts';
import type { CaseOrder, CaseState } from '../case-state.ts';
import { startNoticeClock } from '../customer-notice.ts';
import { discoveryOf } from '../discovery.ts';
import { effectOn } from '../effect-on-orders.ts';
import { enterCaseStep } from '../enter-step.ts';
import { owners } from '../owners.ts';

/** A case is opened, and takes in orders. */
export const openingCommands = {
  openCase: {
    who: { parts: ['OPENS'] },
    steps: ['OPENED'],
    zh: '立案',
    en: 'Open case',
    purpose: 'Opens a case beside the orders that it is about, and reports it to the superior.',
    requirements: ['EXC-01', 'EXC-02', 'EXC-03', 'OVERDUE-01', 'PRIV-09'],
    decide: openCase,
  },
  addOrders: {
    who: { parts: ['OPENS', 'ANALYSES', 'AGREES'] },
    steps: openCaseSteps,
    zh: '加入订单',
    en: 'Add orders',
    purpose: 'Takes further orders into a case that have the same cause.',
    requirements: ['OVERDUE-15'],
    decide: (draft, { orders }) => {
      const fresh = withoutRepeats(orders).filter((order) => !isIn(draft.state.orders, order));
      if (fresh.length === 0) refuseField('orders', 'every one of them is in the case already');
      draft.emit({ type: 'ordersAdded', orders: joining(draft, draft.state, fresh) });
      startNoticeClock(draft);
    },
  },
} satisfies Partial<CaseCommandTable>;

function openCase(draft: CaseDraft, input: OpenCaseInput): void {
  const { kind, type, orders, serious, person, rule, severity, found, ...opening } = input;
  const problems = openingProblems(input, draft.at);
  if (problems.length > 0) {
    refuse('does-not-fit', `${problems[0]?.path}: ${problems[0]?.reason}`, problems);
  }
  draft.emit({
    type: 'caseOpened',
    ...opening,
    kind,
    caseType: type,
    serious: serious === true || severity === 'CRITICAL',
    orders: joining(draft, { kind, type }, withoutRepeats(orders)),
    openedAt: draft.at,
    openedBy: draft.sign().by,
    ...(found === undefined ? {} : { discovery: discoveryOf(found, draft.at) }),
    ...(person === undefined || rule === undefined || severity === undefined
      ? {}
      : { violation: { person, rule, severity } }),
  });
  enterCaseStep(draft, 'OPENED');
  const { needs } = caseKinds[kind];
  if (needs.REPORT === 'ALWAYS' || (needs.REPORT === 'SERIOUS' && draft.state.serious)) {
    startCaseClock(draft, 'caseReport', owners.report(draft.state));
  }
  startNoticeClock(draft);
}

/** What is missing in the opening, as the kind of case asks, and a find that is yet to come. */
function openingProblems(input: OpenCaseInput, at: Instant): FieldProblem[] {
  const { types, requiredOfOpening } = caseKinds[input.kind];
  const problems: FieldProblem[] = [];
  if (types[input.type] === undefined) {
    problems.push({ path: 'type', reason: `is no type of this kind: ${Object.keys(types).join(', ')}` });
  }
  for (const field of requiredOfOpening) {
    const value = input[field];
    if (value === undefined || value.length === 0) {
      problems.push({ path: field, reason: `must be given for a case of kind ${input.kind}` });
    }
  }
  for (const field of ['person', 'rule', 'severity'] as const) {
    if (input[field] === undefined || requiredOfOpening.includes(field)) continue;
    problems.push({ path: field, reason: `a case of kind ${input.kind} has no such field` });
  }
  const { found } = input;
  const reason = found && foundAtProblem(found.at, { reportedAt: found.reportedAt ?? at });
  if (reason !== undefined) problems.push({ path: 'foundAt', reason });
  input.orders.forEach((order, index) => {
    if (input.type !== 'INFO_ERROR' || order.wrongField !== undefined) return;
    problems.push({ path: `orders[${index}].wrongField`, reason: 'say which field is wrong' });
  });
  return problems;
}

/** The orders with what the case does to each, as policy says now. */
function joining(
  { policy, at }: CaseDraft,
  about: Pick<CaseState, 'kind' | 'type'>,
  orders: readonly AddedOrder[],
): CaseOrder[] {
  return orders.map((order) => ({ ...order, addedAt: at, ...effectOn(about, order, policy) }));
}

/** An order may stand in a case once for each lot and each clock that is late. */
function withoutRepeats(orders: readonly AddedOrder[]): AddedOrder[] {
  return orders.filter((order, index) => !isIn(orders.slice(0, index), order));
}

function isIn(orders: readonly (AddedOrder | CaseOrder)[], order: AddedOrder): boolean {
  return orders.some(
    (each) =>
      each.orderId === order.orderId &&
      each.lotId === order.lotId &&
      each.clockId === order.clockId &&
      each.wrongField === order.wrongField,
  );
}
