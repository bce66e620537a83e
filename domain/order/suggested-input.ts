import { compare } from '../money/money.ts';
import type { Department } from '../people/departments.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { amountDue, balanceOf, orderTotal } from './amounts.ts';
import type { Bypass } from './bypass.ts';
import type { CancellationSettlement } from './cancellation/cancellation.ts';
import { paidOf, refundOf } from './cancellation/settling.ts';
import { hasEdition } from './edition.ts';
import type { CommandName } from './inputs.ts';
import type { Lot } from './lot.ts';
import { openQuestions } from './review/ask-sales.ts';
import { itemsFor } from './review/checklist.ts';
import { typeOf } from './review/reviewers.ts';
import type { OrderState } from './state.ts';
import type { Task } from './tasks.ts';

/** What a form may begin with, by field; a person looks at it and may change every bit. */
export type Suggested = Readonly<Record<string, unknown>>;

interface Subject {
  state: OrderState;
  lot: Lot | undefined;
  tasks: readonly Task[];
  policy: PolicyValues;
}

/** Fields whose usual value the order itself tells, whatever the command. */
const usual: Record<string, (subject: Subject) => unknown> = {
  department: ({ tasks }) => tasks[0]?.department,
  finished: ({ lot }) => lot?.lines,
  passed: ({ lot }) => lot?.lines,
  packed: ({ lot }) => lot?.lines,
  failed: () => [],
  fromStock: () => [],
  start: ({ lot }) => lot?.plan?.start ?? lot?.preliminarySchedule?.start,
  finish: ({ lot }) => lot?.plan?.finish ?? lot?.preliminarySchedule?.finish,
  // Whoever fills in this form signs in the system.
  medium: () => 'SYSTEM',
  party: ({ state: { change } }) => (change?.confirmations.COMPANY === undefined ? 'COMPANY' : 'CUSTOMER'),
  signedBy: ({ state }) => state.details.consignee,
  acceptedBy: ({ state }) => state.details.consignee,
  // What a cancellation costs by the policy, and what goes back then.
  fee: ({ state }) => usualSettlement(state)?.fee,
  refund: ({ state }) => usualSettlement(state)?.refund,
  depositTreatment: ({ state }) => usualSettlement(state)?.depositTreatment,
  step: ({ state, tasks }) => skippedBy(state, tasks)?.step,
  questionId: ({ state }) => openQuestions(state)[0]?.questionId,
  items: ({ state, tasks, policy }) => itemsAsked(state, tasks[0]?.department, policy),
};

/** What money a command is about. */
const amounts: Partial<Record<CommandName, (state: OrderState) => unknown>> = {
  issueQuotation: (state) => orderTotal(state.details),
  issueInvoice: amountDue,
  recordPayment: balanceOf,
};

/**
 * What the input of a command usually is, as far as the order tells it: the department that was asked, the whole lot,
 * the open balance. Only fields that the command has (`fields`) are answered.
 */
export function suggestedInput(
  state: OrderState,
  name: CommandName,
  fields: readonly string[],
  given: { lotId?: string | undefined; tasks: readonly Task[]; policy: PolicyValues },
): Suggested {
  const { lotId, tasks, policy } = given;
  const subject = { state, lot: state.lots.find((lot) => lot.lotId === lotId), tasks, policy };
  const found = fields.map((field) => {
    const value = field === 'total' ? amounts[name]?.(state) : usual[field]?.(subject);
    return [field, value] as const;
  });
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** What was paid goes back less the fee; where the fee takes all of it, it is kept against the fee. */
function usualSettlement(
  state: OrderState,
): Pick<CancellationSettlement, 'fee' | 'refund' | 'depositTreatment'> | undefined {
  const fee = state.cancellation?.disposition?.proposedFee;
  if (fee === undefined) return undefined;
  const paid = paidOf(state);
  const depositTreatment = compare(fee, paid) > 0 ? 'OFFSET' : 'REFUND';
  return { fee, refund: refundOf(paid, fee, depositTreatment), depositTreatment };
}

/** The checklist of the department that is asked, each item passed until a person says otherwise. */
function itemsAsked(state: OrderState, department: Department | undefined, policy: PolicyValues): unknown {
  if (department === undefined || !hasEdition(state, 2)) return undefined;
  const items = itemsFor(policy, typeOf(state), department);
  return items.length === 0 ? undefined : items.map(({ item }) => ({ item, result: 'PASS' }));
}

/** The skipped approval that a task asks to make up for. */
function skippedBy(state: OrderState, tasks: readonly Task[]): Bypass | undefined {
  return state.bypasses?.find(({ clockId }) => tasks.some((task) => task.clockId === clockId));
}
