import { type ApiDocument, filledPath, keyFor, type Operation, readDocument } from './api-document.ts';
import { sendLateOrder } from './late-order.ts';
import { randomFrom } from './random.ts';
import { objectsIn, sampleOf, withMember } from './sample-of.ts';
import { type Attack, securityExam } from './security-exam.ts';
import type { ServedAnswer } from './served-product.ts';

const sizes = { short: 1_200, full: 20_000 } as const;

/** Requests that are under way at once. */
const atOnce = 4;

/** Values of every kind, as they come when a sender is careless or hostile. */
const junk: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.1,
  2 ** 53,
  '',
  ' ',
  'x'.repeat(2_000),
  '\u0000',
  '\ud800',
  '\u202e乱',
  '9999-99-99',
  '2026-02-30',
  '0000-01-01T00:00:00Z',
  '-0',
  '1e9',
  'NaN',
  '../../etc/passwd',
  "'; drop table orders;--",
  '=1+1',
  [],
  [[]],
  {},
  { a: { b: { c: {} } } },
  [null, 1, 'x', {}],
];

/** Paths that answer as long as their reader stays, or end the session or the exam itself. */
const left = new Set(['/v1/events', '/metrics']);

/** S11: whatever fits or does not fit the document, no answer is a 5xx, and every refusal is a problem of the list. */
export const attackS11: Attack = async (grounds, { scale, seed, log }) => {
  const { product } = grounds;
  const random = randomFrom(seed);
  const pick = <T>(all: readonly T[]): T => {
    const one = all[Math.floor(random() * all.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  };
  const document = await readDocument(product);
  const operations = document.operations.filter(({ path }) => !left.has(path));
  const orderId = await sendLateOrder(grounds);
  const ids = ['nothing', orderId, '%00', '..%2f', 'a'.repeat(190), '\ud83d\ude00', '0', 'L1'];
  const differences = new Set<string>();
  const statuses = new Map<number, number>();
  const reached = new Set<string>();

  async function one(count: number): Promise<void> {
    // The first round meets every operation.
    const operation = operations[count] ?? pick(operations);
    const request = fuzzed(document, operation, pick, random);
    const path = filledPath(operation.path, {
      orderId: random() < 0.7 ? orderId : pick(ids),
      ...otherIds(pick, ids),
    });
    const key = await keyFor(product, operation);
    const answer = await product.send(key, `${path}${request.query}`, {
      method: operation.method,
      ...(request.body === undefined ? {} : { body: request.body }),
      headers: request.headers,
    });
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.status < 400) reached.add(`${operation.method} ${operation.path}`);
    const wrong = verdict(answer);
    if (wrong !== undefined)
      differences.add(
        `${operation.method} ${path}${request.query} ${String(request.body).slice(0, 160)}: ${wrong}`,
      );
  }

  const total = sizes[scale];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let count = next++; count < total; count = next++) await one(count);
    }),
  );
  log(`${total} requests: ${[...statuses].map(([status, count]) => `${status} × ${count}`).join(', ')}`);
  if (!control()) differences.add('an answer outside problem details was not caught');
  const figures = {
    requests: total,
    operations: operations.length,
    accepted: [...statuses].reduce((sum, [status, count]) => sum + (status < 400 ? count : 0), 0),
    operationsAccepted: reached.size,
  };
  return { figures, differences: [...differences] };
};

type Choose = <T>(all: readonly T[]) => T;

/** Query, headers and body of a request: a sample of the document with some of it spoilt. */
function fuzzed(document: ApiDocument, operation: Operation, pick: Choose, random: () => number) {
  const query = new URLSearchParams();
  for (const { name, in: place, schema } of operation.parameters) {
    if (place !== 'query' || random() < 0.6) continue;
    const value = random() < 0.4 ? sampleOf(document, schema) : pick(junk);
    query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  if (random() < 0.05) query.set('unknown', '1');
  const text = query.toString();
  const headers: Record<string, string> =
    random() < 0.1 ? { 'idempotency-key': pick(['k', 'x'.repeat(300)]) } : {};
  const body = operation.body === undefined ? undefined : bodyOf(document, operation, pick, random);
  return { query: text === '' ? '' : `?${text}`, headers, body };
}

function bodyOf(document: ApiDocument, { body = {} }: Operation, pick: Choose, random: () => number): string {
  const sample = sampleOf(document, body);
  const chance = random();
  if (chance < 0.25) return JSON.stringify(sample);
  if (chance < 0.35) return JSON.stringify(pick(junk));
  if (chance < 0.4) return pick(['{', '[', '', '{"a":', 'null', '"\\u0000"', '{"__proto__":1}', '\ufeff{}']);
  let text = JSON.stringify(sample);
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes -= 1) {
    const value: unknown = JSON.parse(text);
    const places = objectsIn(value);
    if (places.length === 0) return text;
    const place = pick(places);
    const members = Object.keys(
      place.reduce<object>((at, step) => Object(Reflect.get(at, step)), Object(value)),
    );
    text = withMember(value, place, members.length === 0 ? 'x' : pick(members), pick(junk));
  }
  return text;
}

function otherIds(pick: Choose, ids: readonly string[]): Record<string, string> {
  const names = ['viewId', 'keyId', 'personId', 'endpointId', 'changeId', 'attachmentId', 'code', 'version'];
  return Object.fromEntries(names.map((name) => [name, pick(ids.filter((id) => !id.startsWith('ord_')))]));
}

/** What is wrong with an answer; undefined when it is one that the document allows. */
function verdict({ status, headers, text }: ServedAnswer): string | undefined {
  if (status >= 500) return `answered ${status}: ${text.slice(0, 200)}`;
  if (status < 400) return undefined;
  const type = headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) return `answered ${status} as ${type}`;
  const problem = JSON.parse(text) as Record<string, unknown>;
  const members = ['type', 'title', 'status', 'detail', 'code', 'requestId'];
  const missing = members.filter((name) => problem[name] === undefined);
  if (missing.length > 0) return `answered ${status} without ${missing.join()}`;
  if (problem['status'] !== status) return `answered ${status}, and says ${String(problem['status'])}`;
  return /\n\s+at |node_modules|PostgresError/.test(text)
    ? `answered ${status} with a place in the code`
    : undefined;
}

/** The planted defects: a page of a framework, and a failure. */
function control(): boolean {
  const page = {
    status: 404,
    headers: new Headers({ 'content-type': 'text/html' }),
    text: '<h1>Not found</h1>',
  };
  const failure = { ...page, status: 500 };
  return verdict(page) !== undefined && verdict(failure) !== undefined;
}

export const runS11 = securityExam('S11', attackS11);
