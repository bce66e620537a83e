import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { commandNames, kebabName } from '../../domain/order/commands.ts';
import { inputOf, isActName } from '../api/input-arbitrary.ts';
import { filledPath, type Operation, readDocument } from './api-document.ts';
import { sendLateOrder } from './late-order.ts';
import { sampleOf } from './sample-of.ts';
import { type Attack, type Grounds, securityExam } from './security-exam.ts';

const uuid = '01890000-0000-7000-8000-000000000000';

/** Of each parameter that names something of somebody's: an id that is there, and one that never was. */
type Ids = Record<string, { there: string; nowhere: string }>;

/** S2: for whom it is none of their business, what is there is answered exactly like what never was, by every endpoint. */
export const attackS2: Attack = async (grounds, { log }) => {
  const { product } = grounds;
  const document = await readDocument(product);
  const owner = await product.keyOf('SALESPERSON');
  const ids = await belongings(grounds, owner);
  const strangers = [await product.keyOf('INTEGRATION'), await stranger(grounds)];
  const differences: string[] = [];
  const tried = document.operations.filter(
    ({ path, roles }) => roles.length > 0 && parametersOf(path).some((name) => name in ids),
  );
  let compared = 0;
  let hidden = 0;
  const ask = async (operation: Operation, key: string, which: 'there' | 'nowhere') => {
    const chosen = Object.fromEntries(Object.entries(ids).map(([name, each]) => [name, each[which]]));
    const body =
      operation.body === undefined ? {} : { body: fitting(operation) ?? sampleOf(document, operation.body) };
    const answer = await product.send(key, filledPath(operation.path, chosen), {
      method: operation.method,
      ...body,
    });
    return { status: answer.status, text: answer.text.replaceAll(/"requestId":"[^"]*"/g, '') };
  };
  for (const operation of tried) {
    for (const key of strangers) {
      const [there, nowhere] = [await ask(operation, key, 'there'), await ask(operation, key, 'nowhere')];
      compared += 1;
      if (there.status === 404) hidden += 1;
      const isSame = there.status === nowhere.status && there.text === nowhere.text;
      if (isSame && there.status >= 400) continue;
      const told = `${there.status} ${there.text.slice(0, 150)} and not ${nowhere.status} ${nowhere.text.slice(0, 150)}`;
      differences.push(`${operation.method} ${operation.path}: ${told}`);
    }
  }
  // The control: to its owner the very same request tells them apart.
  let toldToOwner = 0;
  for (const operation of tried.filter(({ method }) => method === 'GET')) {
    const [there, nowhere] = [await ask(operation, owner, 'there'), await ask(operation, owner, 'nowhere')];
    if (there.status === 200 && nowhere.status === 404) toldToOwner += 1;
  }
  log(`${compared} pairs of answers, ${hidden} of them 404`);
  if (toldToOwner < 5) differences.push(`the owner was told of ${toldToOwner} things: the ids prove nothing`);
  if (hidden === 0) differences.push('nothing was answered 404: nothing was tried');
  return { figures: { endpoints: tried.length, pairs: compared, hidden, toldToOwner }, differences };
};

/** A body that a command's own schema takes, so that the order is what decides. */
function fitting({ path }: Operation): object | undefined {
  const name = commandNames.find((each) => path.endsWith(`/commands/${kebabName(each)}`));
  if (name === undefined || !isActName(name)) return undefined;
  const [input] = fc.sample(inputOf(name), { numRuns: 1, seed: 5 });
  return { input };
}

async function belongings(grounds: Grounds, owner: string): Promise<Ids> {
  const { product } = grounds;
  const customer = { customerId: 'CUS-001' };
  const orderId = await sendLateOrder(grounds, { customer });
  const read = await product.send(owner, `/v1/orders/${orderId}`);
  const { orderNumber } = JSON.parse(read.text) as { orderNumber: string };
  const made = async (path: string, body: object, name: string): Promise<string> => {
    const { status, text } = await product.send(owner, path, { method: 'POST', body });
    if (status !== 201) throw new Error(`${path}: ${status} ${text}`);
    return String((JSON.parse(text) as Record<string, unknown>)[name]);
  };
  const from = new Date(Date.now() + 1_000).toISOString();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const unwanted = { kind: 'ESCALATION', channel: 'EMAIL', wanted: false };
  const view = { name: `视图 ${randomUUID()}`, page: '/orders', query: 'stage=RECEIVED', shared: false };
  const delegation = { toPersonId: 'buyer', roles: ['SALESPERSON'], from, until, reason: '出差' };
  return {
    orderId: { there: orderId, nowhere: `ord_${'a'.repeat(26)}` },
    code: { there: orderNumber, nowhere: orderNumber.replace(/\d$/, 'X') },
    absenceId: { there: await made('/v1/absences', { from, until }, 'absenceId'), nowhere: uuid },
    subscriptionId: { there: await made('/v1/subscriptions', unwanted, 'subscriptionId'), nowhere: uuid },
    delegationId: { there: await made('/v1/delegations', delegation, 'delegationId'), nowhere: uuid },
    viewId: { there: await made('/v1/saved-views', view, 'viewId'), nowhere: uuid },
  };
}

/** A salesperson of a region that has no part in the order. */
async function stranger({ product }: Grounds): Promise<string> {
  const person = {
    personId: `far-${randomUUID().slice(0, 8)}`,
    nameZh: '远方',
    nameEn: 'Far Away',
    locale: 'zh',
    department: 'SALES',
    roles: ['SALESPERSON'],
  };
  const ask = async (method: string, path: string, body: unknown): Promise<Record<string, unknown>> => {
    const { status, text } = await product.send(product.adminKey, path, { method, body });
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  };
  await ask('POST', '/v1/users', person);
  await ask('PATCH', `/v1/users/${person.personId}`, { regions: ['远方'] });
  return String((await ask('POST', '/v1/api-keys', { personId: person.personId }))['key']);
}

function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

export const runS2 = securityExam('S2', attackS2);
