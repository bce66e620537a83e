import { kebabName } from '../../domain/order/commands.ts';
import { type ExamRules, orderLife } from './order-life.ts';
import type { ServedAnswer, ServedProduct } from './served-product.ts';

/** One request of an order's life. */
interface Act {
  role: string;
  path: string;
  body: Record<string, unknown>;
}

/** Written by people: whatever holds a Chinese character. */
const written = /\p{Script=Han}/u;

/** Marks every text that people wrote; what is marked can be found wherever it turns up. */
export function marked<T>(value: T, mark: () => string): T {
  if (typeof value === 'string') return (written.test(value) ? `${value} ${mark()}` : value) as T;
  if (Array.isArray(value)) return value.map((each) => marked(each, mark)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each, mark)])) as T;
}

/** The exam's whole life as requests, each text of people marked, with comments where a command takes one. */
export function markedLife(rules: ExamRules, mark: () => string): { order: Act; acts: Act[] } {
  const [receipt, ...rest] = orderLife(rules);
  if (receipt?.name !== 'receiveOrder') throw new Error('no receipt');
  const { details } = receipt.input as { details: { lines: { line: number }[] } };
  const lines = details.lines.map(({ line: _number, ...fields }) => fields);
  const more = { consignee: '周敏', remarks: '请勿外传', externalNumber: mark() };
  const body = marked({ ...details, lines, ...more }, mark);
  const acts = rest.map(({ name, input, lotId, actor }) => ({
    role: actor.kind === 'person' ? (actor.roles[0] ?? '') : '',
    path: `commands/${kebabName(name)}`,
    body: marked(
      { input: name === 'passInitialReview' ? { comment: '资料齐全' } : input, ...(lotId && { lotId }) },
      mark,
    ),
  }));
  return { order: { role: 'SALESPERSON', path: '/v1/orders', body }, acts: [verified(mark), ...acts] };
}

/** The customer of these orders is on no file: without this nobody could accept them. */
function verified(mark: () => string): Act {
  const found = { registeredName: '江苏远航机电有限公司', taxNumber: '91320100MA1N1KX0XN' };
  const input = marked({ result: 'VERIFIED', ...found, how: '国家企业信用信息公示系统' }, mark);
  return { role: 'SALESPERSON', path: 'commands/verify-customer', body: { input } };
}

/** Sends an act as somebody who may do it. */
export async function sendAct(product: ServedProduct, { role, path, body }: Act): Promise<ServedAnswer> {
  return await product.send(await product.keyOf(role), path, { method: 'POST', body });
}
