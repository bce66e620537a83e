import { readCase } from '../../db/cases/read-case.ts';
import { derivedId, randomId } from '../../db/journal/opaque-id.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { calendarsTaken } from '../../db/reads/read-rules.ts';
import type { OpenCaseInput } from '../../domain/cases/case-inputs.ts';
import type { CaseOpening } from '../../domain/cases/case-opening.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { CaseCommand } from '../../domain/cases/decide-case.ts';
import { foundIn } from '../../domain/cases/report-due.ts';
import { earliest, type Instant } from '../../domain/instant.ts';
import { foundAtProblem } from '../../domain/order/found-at.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import { actorOf, type Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import type { KeyedTicket } from '../idempotency/answer-once.ts';
import { checkBackdating } from '../orders/backdating.ts';
import { ProblemError, refusalProblem, unfitField } from '../problems/problem.ts';
import { numberedOrders } from './case-orders.ts';

/** What a person says who opens a case; the orders' numbers are looked up. */
export interface CaseRequest extends Omit<CaseOpening, 'orders' | 'source' | 'reportedAt'> {
  orders: Parameters<typeof numberedOrders>[2];
  occurredAt?: string;
}

/** Opens a case by the rules in force; the same caller and key open one case (I7, I8). */
export async function openCase(
  context: ApiContext,
  caller: Caller,
  request: CaseRequest,
  { updateId, key }: KeyedTicket,
): Promise<CaseState> {
  const { database, reference } = context;
  const caseId = key === undefined ? randomId('case') : derivedId('case', ['key', caller.personId, key]);
  const known = await readCase(database, caseId);
  if (known !== undefined) return known;
  const [policy, company] = await Promise.all([reference.currentPolicy(), reference.company()]);
  const { occurredAt, foundAt, ...opening } = request;
  if (occurredAt !== undefined) {
    const limit = policy.values['clock.backdateMax'];
    checkBackdating(occurredAt, { calendar: company.calendar, limit, now: nowOf(context) });
  }
  const orders = await numberedOrders(context, caller, opening.orders);
  if (foundAt !== undefined) await checkFoundAt(context, foundAt, orders);
  const versions = calendarsTaken(company);
  const calendars = await reference.calendars(calendarsOf(versions));
  const input: OpenCaseInput = {
    ...opening,
    ...foundIn(request, { policy: policy.values, versions, calendars }),
    orders,
    policyVersion: policy.version,
    ...versions,
  };
  const command: CaseCommand<'openCase'> = {
    name: 'openCase',
    input,
    actor: actorOf(caller),
    ...(occurredAt === undefined ? {} : { occurredAt }),
  };
  const reply = await context.cases.open(caseId, command, updateId, policy.values);
  if (!reply.accepted && 'refusal' in reply) throw refusalProblem(reply.refusal);
  const state = await readCase(database, caseId);
  if (state === undefined) throw new ProblemError('internal-error', 'The case is not in the database');
  return state;
}

/** What is wrong with orders is found once the first of them is there. */
async function checkFoundAt(
  { database }: ApiContext,
  foundAt: Instant,
  orders: readonly { orderId: string }[],
): Promise<void> {
  const known = await Promise.all(orders.map(({ orderId }) => readOrder(database, orderId)));
  const receivedAt = earliest(known.flatMap((order) => order?.receivedAt ?? []));
  const reason = receivedAt && foundAtProblem(foundAt, { receivedAt });
  if (reason !== undefined) throw unfitField('foundAt', reason);
}
