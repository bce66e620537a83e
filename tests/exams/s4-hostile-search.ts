import { randomUUID } from 'node:crypto';
import { filledPath, keyFor, readDocument } from './api-document.ts';
import { type Attack, type Grounds, securityExam } from './security-exam.ts';

/** What an attacker types into a field that searches. */
const hostile = [
  '%',
  '_',
  '\\',
  '\u0000',
  "' or '1'='1",
  "'; drop table dueline.orders;--",
  '") or 1=1--',
  '$1',
  '*',
  '.*',
  '[^a]',
  '{{7*7}}',
  '<script>',
  '\u202e%',
  '%00',
  `${'%_'.repeat(49)}`,
  "\\' or true--",
  'a:* | b:*',
] as const;

/** Pairs of a name that holds a wildcard, a search that hits it literally, and a name that it would hit as a pattern. */
const pairs = [
  { literal: '满50%减', search: '50%减', pattern: '满50元立减' },
  { literal: '甲_乙厂', search: '甲_乙', pattern: '甲丙乙厂' },
  { literal: '斜\\杠厂', search: '斜\\杠', pattern: '斜杠厂' },
  { literal: "欧'布莱恩厂", search: "欧'布", pattern: '欧布莱恩厂' },
] as const;

interface Listed {
  items?: { orderId?: string; customerName?: string }[];
  orders?: { orderId?: string }[];
}

/** S4: hostile search text is met literally by every list, finds nobody else's rows, and harms nothing. */
export const attackS4: Attack = async (grounds, { scale, log }) => {
  const { product } = grounds;
  const differences: string[] = [];
  const sales = await product.keyOf('SALESPERSON');
  const order = async (name: string): Promise<string> => {
    const body = { channel: 'EMAIL', externalNumber: randomUUID(), customer: { name }, lines: [] };
    const { status, text } = await product.send(sales, '/v1/orders', { method: 'POST', body });
    if (status !== 201) throw new Error(`no order for ${name}: ${status} ${text}`);
    return (JSON.parse(text) as { orderId: string }).orderId;
  };
  const found = async (key: string, path: string): Promise<string[]> => {
    const { status, text } = await product.send(key, path);
    if (status !== 200) return [`answered ${status}`];
    const { items, orders } = JSON.parse(text) as Listed;
    return [...(items ?? []), ...(orders ?? [])].flatMap(({ orderId }) => orderId ?? []);
  };

  let searches = 0;
  for (const { literal, search, pattern } of pairs) {
    const [own, other] = [await order(literal), await order(pattern)];
    for (const path of ['/v1/orders', '/v1/tasks', '/v1/search']) {
      searches += 1;
      const hits = await found(sales, `${path}?q=${encodeURIComponent(search)}`);
      if (!hits.includes(own))
        differences.push(`${path}: ${search} does not find ${literal}: ${hits[0] ?? ''}`);
      if (hits.includes(other)) differences.push(`${path}: ${search} finds ${pattern}, so it is a pattern`);
    }
    const caught = await likeFinds(grounds, search, other);
    if (search !== "欧'布" && search !== '斜\\杠' && !caught)
      differences.push(`a search by pattern was not caught: ${search}`);
  }

  const texts = scale === 'full' ? hostile : hostile.slice(0, 7);
  const { operations } = await readDocument(product);
  const stranger = await product.keyOf('INTEGRATION');
  for (const operation of operations.filter(({ method, roles }) => method === 'GET' && roles.length > 0)) {
    const names = operation.parameters.filter(isFreeText).map(({ name }) => name);
    // A stream of events ends only when the reader goes.
    if (operation.path === '/v1/events') continue;
    const key = await keyFor(product, operation);
    for (const name of names) {
      for (const text of texts) {
        searches += 1;
        const path = `${filledPath(operation.path, {})}?${new URLSearchParams({ [name]: text })}`;
        const { status, text: body } = await product.send(key, path);
        const where = `${operation.path}?${name}=${text}`;
        if (status >= 500) differences.push(`${where}: answered ${status}`);
        if (/syntax error|pg_|drizzle|select |relation /i.test(body))
          differences.push(`${where}: tells of the database`);
        if (operation.roles.includes('INTEGRATION') && /orders|tasks/.test(operation.path)) {
          const leaked = await found(stranger, path);
          if (leaked.some((each) => each.startsWith('ord_')))
            differences.push(`${where}: a stranger sees ${leaked[0]}`);
        }
      }
    }
  }
  log(`${searches} searches`);
  const [alive] = await grounds.stage.database.sql<{ count: string }[]>`
    select count(*)::text as count from dueline.orders`;
  if (Number(alive?.count) < pairs.length * 2) differences.push('orders are gone');
  return { figures: { searches, texts: texts.length, pairs: pairs.length }, differences };
};

function isFreeText({
  in: place,
  schema,
}: {
  in: string;
  schema: { type?: string; enum?: unknown[] };
}): boolean {
  return place === 'query' && schema.type === 'string' && schema.enum === undefined;
}

/** The planted defect: the same search as a pattern of the database, which finds the other order too. */
async function likeFinds({ stage }: Grounds, search: string, orderId: string): Promise<boolean> {
  const rows = await stage.database.sql`
    select 1 from dueline.orders
    where order_id = ${orderId} and state -> 'details' -> 'customer' ->> 'name' like ${`%${search}%`}`;
  return rows.length > 0;
}

export const runS4 = securityExam('S4', attackS4);
