import { amountDue, balanceOf, orderTotal } from './amounts.ts';
import type { CommandName } from './inputs.ts';
import type { Lot } from './lot.ts';
import type { OrderState } from './state.ts';
import type { Task } from './tasks.ts';

/** What a form may begin with, by field; a person looks at it and may change every bit. */
export type Suggested = Readonly<Record<string, unknown>>;

interface Subject {
  state: OrderState;
  lot: Lot | undefined;
  tasks: readonly Task[];
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
  signedBy: ({ state }) => state.details.consignee,
  acceptedBy: ({ state }) => state.details.consignee,
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
  given: { lotId?: string | undefined; tasks: readonly Task[] },
): Suggested {
  const subject = { state, lot: state.lots.find((lot) => lot.lotId === given.lotId), tasks: given.tasks };
  const found = fields.map((field) => {
    const value = field === 'total' ? amounts[name]?.(state) : usual[field]?.(subject);
    return [field, value] as const;
  });
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}
