import type { Order } from '../api/orders.ts';
import { problemOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import type { Names } from '../api/session.ts';
import { filled, missing, type Values } from '../forms/schema.ts';
import { readCode } from './read-code.ts';

/** An act that each scan gives, with what is the same for all of them. */
export interface SeriesAct {
  command: string;
  common: Values;
}

/** What a scan gave its act to. */
export interface Subject {
  orderId: string;
  orderNumber: string;
  lotId?: string;
  products: string;
}

/** One sending of an act: repeated with the same key after a lost connection it takes effect once (I8). */
export interface Sending {
  subject: Subject;
  path: string;
  body: Record<string, unknown>;
  key: string;
}

/** Why the page itself does not give the act. */
export class NotGiven extends Error {
  readonly why: 'not-offered' | 'which-lot' | 'lacking';
  readonly stage: Names;
  readonly fields: Names[];
  readonly subject: Subject;

  constructor(why: NotGiven['why'], subject: Subject, stage: Names, fields: Names[] = []) {
    super(why);
    this.name = 'NotGiven';
    this.why = why;
    this.subject = subject;
    this.stage = stage;
    this.fields = fields;
  }
}

/** What is to be sent for a code, with the input that its order suggests. Rejects with NotGiven or ProblemError. */
export async function prepare(code: string, { command, common }: SeriesAct): Promise<Sending> {
  const scanned = await readCode(code);
  const order = await request<Order>(`/v1/orders/${scanned.orderId}`);
  const offers = order.availableCommands.filter(
    (each) =>
      each.command === command &&
      (each.lotId === undefined || scanned.lotId === undefined || each.lotId === scanned.lotId),
  );
  const [offered] = offers;
  const lotId = offered?.lotId ?? scanned.lotId;
  const subject = subjectOf(order, lotId);
  const stage = order.lots.find((lot) => lot.lotId === lotId)?.stageName ?? order.stageName;
  if (offered === undefined) throw new NotGiven('not-offered', subject, stage);
  if (offers.length > 1) throw new NotGiven('which-lot', subject, stage);
  const input = (filled({ ...offered.suggested, ...(filled(common) as Values | undefined) }) ?? {}) as Values;
  const lacking = missing(offered.schema, input);
  if (lacking.length > 0)
    throw new NotGiven(
      'lacking',
      subject,
      stage,
      lacking.map((path) => labelOf(offered.schema, path)),
    );
  const body = {
    input,
    expectedVersion: order.version,
    ...(offered.lotId === undefined ? {} : { lotId: offered.lotId }),
  };
  return { subject, path: offered.path, body, key: crypto.randomUUID() };
}

/**
 * Sends the act. When the order moved since it was read, the act is prepared and sent once more: the screen showed
 * nothing of it that could be stale.
 */
export async function send(sending: Sending, again: () => Promise<Sending>): Promise<Order> {
  try {
    return await post(sending);
  } catch (error) {
    if (problemOf(error)?.code !== 'version-moved') throw error;
    return await post(await again());
  }
}

const post = ({ path, body, key }: Sending) =>
  request<Order>(path, { method: 'POST', body, idempotencyKey: key });

function subjectOf(order: Order, lotId: string | undefined): Subject {
  const products = order.details.lines.map(
    ({ productName, productCode }) => productName ?? productCode ?? '',
  );
  return {
    orderId: order.orderId,
    orderNumber: order.orderNumber,
    ...(lotId === undefined ? {} : { lotId }),
    products: products.join('、'),
  };
}

function labelOf(schema: Record<string, unknown>, path: string): Names {
  const properties = Object(schema['properties']) as Record<string, { 'x-label'?: Names }>;
  return properties[path]?.['x-label'] ?? { zh: path, en: path };
}
