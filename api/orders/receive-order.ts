import { readCustomerFile, readProducts } from '../../db/reads/read-files.ts';
import { readOrder, versionOfUpdate } from '../../db/reads/read-order.ts';
import { calendarsTaken } from '../../db/reads/read-rules.ts';
import { mayRead } from '../../db/rights/visible-orders.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { OrderDetails, OriginalFile } from '../../domain/order/details.ts';
import { currentEdition } from '../../domain/order/edition.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { actorOf, type Caller } from '../auth/caller.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext, RequestTicket } from '../context.ts';
import { nowOf } from '../deps.ts';
import type { OrderRequest } from '../inputs/order-request.ts';
import { ProblemError, refusalProblem } from '../problems/problem.ts';
import { present } from '../views/row-views.ts';
import { checkBackdating } from './backdating.ts';
import { filledIn, type OrderFiles, orderFacts } from './order-facts.ts';
import { fingerprintOf, type OrderIdSource, orderIdOf } from './order-id.ts';
import { takenCall } from './taken-call.ts';

/** Where a request comes from beside its caller. */
export interface RequestOrigin extends Pick<OrderIdSource, 'platformId' | 'draftId'> {
  /** Files of the order that it was entered from (INTAKE-05). */
  originals?: OriginalFile[];
}

/** The order that a request made or had made before. */
export interface Received {
  state: OrderState;
  created: boolean;
}

/**
 * Registers an order, once: the same channel and external number is the same order when the request is equal, and
 * `order-differs` when it is not (I7, INTAKE-03).
 */
export async function receiveOrder(
  context: ApiContext,
  caller: Caller,
  request: OrderRequest,
  ticket: RequestTicket & { key?: string | undefined },
  origin: RequestOrigin = {},
): Promise<Received> {
  const source = { caller: caller.personId, key: ticket.key, ...origin };
  const { orderId, derived } = orderIdOf(request, source);
  const fingerprint = fingerprintOf(request);
  const known = derived ? await readOrder(context.database, orderId) : undefined;
  if (known !== undefined) return await sameOrder(context, caller, known, fingerprint, ticket);

  const { command, policy } = await receiptOf(context, caller, request, origin);
  const reply = await context.engine.receive(orderId, command, ticket.updateId, policy);
  if (!reply.accepted && 'refusal' in reply) throw refusalProblem(reply.refusal);
  const state = await readOrder(context.database, orderId);
  if (state === undefined) throw new ProblemError('internal-error', 'The order is not in the database');
  return await sameOrder(context, caller, state, fingerprint, ticket);
}

/** The order that is there, if it came in by the same request; another's order is not shown (S2). */
async function sameOrder(
  context: ApiContext,
  caller: Caller,
  state: OrderState,
  fingerprint: string,
  ticket: RequestTicket,
): Promise<Received> {
  const { database } = context;
  const isEqual = state.fingerprint === fingerprint;
  if (!isEqual || !(await mayRead(database, await scopeOf(context, caller), state.orderId))) {
    throw new ProblemError('order-differs');
  }
  const version = await versionOfUpdate(database, state.orderId, ticket.updateId);
  return { state, created: version !== undefined };
}

/** Reads what the company's files hold of an order's customer and products. */
export type ReadFiles = (context: ApiContext, request: OrderRequest) => Promise<OrderFiles>;

/** The command that receives an order, with what the files and the policy of this moment say of it. */
export async function receiptOf(
  context: ApiContext,
  caller: Caller,
  request: OrderRequest,
  origin: RequestOrigin,
  readFiles: ReadFiles = filesOf,
) {
  const { reference } = context;
  const now = nowOf(context);
  const [policy, company, files, taken] = await Promise.all([
    reference.currentPolicy(),
    reference.company(),
    readFiles(context, request),
    takenCall(context, caller, request),
  ]);
  const { calendar } = company;
  const { occurredAt } = request;
  if (occurredAt !== undefined) {
    checkBackdating(occurredAt, { calendar, limit: policy.values['clock.backdateMax'], now });
  }
  const { platformId, originals } = origin;
  const details = filledIn({ ...detailsOf(request), ...taken, ...present({ platformId, originals }) }, files);
  const facts = orderFacts(details, files, { policy: policy.values, calendar, now });
  const input = {
    details,
    facts,
    fingerprint: fingerprintOf(request),
    policyVersion: policy.version,
    edition: currentEdition,
    ...calendarsTaken(company),
  };
  const command: Command<'receiveOrder'> = {
    name: 'receiveOrder',
    input,
    actor: actorOf(caller),
    ...(occurredAt === undefined ? {} : { occurredAt }),
  };
  return { command, policy: policy.values };
}

function detailsOf({ occurredAt: _when, ...request }: OrderRequest): OrderDetails {
  return { ...request, lines: request.lines.map((line, index) => ({ line: index + 1, ...line })) };
}

async function filesOf(context: ApiContext, request: OrderRequest): Promise<OrderFiles> {
  const { customerId } = request.customer;
  const codes = request.lines.flatMap((line) => line.productCode ?? []);
  const [customer, products] = await Promise.all([
    customerId === undefined ? undefined : readCustomerFile(context.database, customerId),
    readProducts(context.database, [...new Set(codes)]),
  ]);
  return { customer, products };
}
