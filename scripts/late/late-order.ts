import { randomUUID } from 'node:crypto';
import { createOrderEngine, type EngineReply } from '../../api/engine/order-engine.ts';
import { filledIn, orderFacts } from '../../api/orders/order-facts.ts';
import { localIn } from '../../api/views/local-instants.ts';
import { orderView } from '../../api/views/order-view.ts';
import { systemClock } from '../../config/clock.ts';
import { readCustomerFile, readProducts } from '../../db/reads/read-files.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { readCompanyRules, readCurrentPolicy } from '../../db/reads/read-rules.ts';
import { samplePeople } from '../../db/seed/sample-people.ts';
import type { Command } from '../../domain/order/decide.ts';
import { currentEdition } from '../../domain/order/edition.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { PersonActor } from '../../domain/people/actor.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { NextAct } from '../demo/next-act.ts';
import type { OrderBody, OrderView } from '../demo/order-port.ts';
import { startSkippable, type WorkflowTime } from './fast-forward.ts';
import { type LateParts, namespace, taskQueue } from './late-parts.ts';

/** Nobody waits for an answer here: a slow machine shall only make the demo slower, not end it. */
const engineWaitMs = 60_000;

/** An order that runs on the fast-forward engine, and the people who act on it when they are let. */
export interface LateOrder {
  time: WorkflowTime;
  policy: PolicyValues;
  /** The committed state. */
  state(): Promise<OrderState>;
  /** What a person sees of it. */
  view(): Promise<OrderView>;
  /** Throws when the rules refuse. */
  act(next: NextAct): Promise<void>;
}

/** Registers an order as the API does: with the facts of the company's files, under the policy in force. */
export async function registerOrder(parts: LateParts, body: OrderBody, by: Role): Promise<LateOrder> {
  const { database, connection, client } = parts;
  const orderId = randomUUID();
  const present = systemClock.now;
  const engine = createOrderEngine(client, taskQueue, engineWaitMs);
  const { policy, input, zone } = await receiptOf(parts, body, present().toISOString());
  const time = await startSkippable({ connection, namespace, taskQueue, present }, { orderId, policy });
  const receipt: Command<'receiveOrder'> = { name: 'receiveOrder', input, actor: personOf([by]) };
  requireAccepted(await engine.receive(orderId, receipt, randomUUID(), policy));

  const state = async (): Promise<OrderState> => {
    const found = await readOrder(database, orderId);
    if (found === undefined) throw new Error('The order was accepted but is not in the database.');
    return found;
  };
  return {
    time,
    policy,
    state,
    async view() {
      const caller = personOf([by]);
      return orderView(await state(), { policy, caller, local: localIn(zone) });
    },
    async act({ act, roles }) {
      const { command, input: given, lotId } = act;
      const order = {
        name: command,
        input: given,
        actor: personOf(roles),
        ...(lotId && { lotId }),
      } as Command;
      requireAccepted(await engine.give(orderId, order, randomUUID()));
    },
  };
}

interface Receipt {
  policy: PolicyValues;
  input: Command<'receiveOrder'>['input'];
  zone: string;
}

/** What an order of the examples comes in with: the facts of the company's files, under the rules in force. */
export async function receiptOf(
  { database }: Pick<LateParts, 'database'>,
  body: OrderBody,
  now: string,
): Promise<Receipt> {
  const codes = body.lines.flatMap((line) => line.productCode ?? []);
  const [policy, rules, customer, products] = await Promise.all([
    readCurrentPolicy(database, now),
    readCompanyRules(database),
    readCustomerFile(database, body.customer.customerId ?? ''),
    readProducts(database, codes),
  ]);
  if (policy === undefined || rules === undefined) throw new Error('The sample company has no rules.');
  const { calendar, calendarId, calendarVersion, zone } = rules;
  const files = { customer, products };
  const details = filledIn(
    { ...body, lines: body.lines.map((line, index) => ({ line: index + 1, ...line })) },
    files,
  );
  const facts = orderFacts(details, files, { policy: policy.values, calendar, now });
  const versions = { policyVersion: policy.version, calendarId, calendarVersion, edition: currentEdition };
  return { policy: policy.values, input: { details, facts, fingerprint: randomUUID(), ...versions }, zone };
}

/** The sample company has one person per role. */
export function personOf(wanted: readonly Role[]): PersonActor {
  const person = wanted.flatMap((role) => samplePeople.filter((each) => each.role === role)).at(0);
  if (person === undefined) throw new Error(`Nobody of the sample company is ${wanted.join(' or ')}.`);
  return { kind: 'person', personId: person.personId, roles: [person.role] };
}

function requireAccepted(reply: EngineReply): void {
  if (reply.accepted) return;
  throw new Error('refusal' in reply ? reply.refusal.detail : 'The engine does not run this order.');
}
