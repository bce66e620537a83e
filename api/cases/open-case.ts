import { readCase } from '../../db/cases/read-case.ts';
import { derivedId, randomId } from '../../db/journal/opaque-id.ts';
import type { OpenCaseInput } from '../../domain/cases/case-inputs.ts';
import type { CaseOpening } from '../../domain/cases/case-opening.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { CaseCommand } from '../../domain/cases/decide-case.ts';
import { actorOf, type Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import type { KeyedTicket } from '../idempotency/answer-once.ts';
import { checkBackdating } from '../orders/backdating.ts';
import { ProblemError, refusalProblem } from '../problems/problem.ts';
import { numberedOrders } from './case-orders.ts';

/** What a person says who opens a case; the orders' numbers are looked up. */
export interface CaseRequest extends Omit<CaseOpening, 'orders' | 'source'> {
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
  const { calendar, calendarId, calendarVersion, departmentCalendars } = company;
  const { occurredAt, ...opening } = request;
  if (occurredAt !== undefined) {
    const limit = policy.values['clock.backdateMax'];
    checkBackdating(occurredAt, { calendar, limit, now: nowOf(context) });
  }
  const input: OpenCaseInput = {
    ...opening,
    orders: await numberedOrders(context, caller, opening.orders),
    policyVersion: policy.version,
    calendarId,
    calendarVersion,
    ...(Object.keys(departmentCalendars).length === 0 ? {} : { departmentCalendars }),
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
