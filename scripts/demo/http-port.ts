import { z } from 'zod';
import { kebabCaseCommand } from '../../domain/cases/case-commands.ts';
import { kebabName } from '../../domain/order/commands.ts';
import { demoPaper } from './demo-paper.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import type { OrderPort, Person } from './order-port.ts';
import { caseRow, caseView, journalLine, keptFile, madeKey, orderView, person } from './views.ts';

/** Where the product answers, and the key that may make keys for its people. */
export interface Access {
  baseUrl: string;
  adminKey: string;
  /** Until when the keys of this run hold. */
  keysUntil: string;
}

/** The product over its public HTTP API, each person with an API key of their own. */
export function createHttpPort({ baseUrl, adminKey, keysUntil }: Access): OrderPort {
  const admin = createHttpClient(baseUrl, adminKey);
  const clients = new Map<string, Promise<HttpClient>>();

  const as = (by: Person): Promise<HttpClient> => {
    const known = clients.get(by.personId) ?? signedIn(by);
    clients.set(by.personId, known);
    return known;
  };
  const signedIn = async ({ personId }: Person): Promise<HttpClient> => {
    const wanted = { personId, label: 'demo', expiresAt: keysUntil };
    // A key is told once: when that answer was lost on its way, another key is made.
    let { key } = await admin.post('/v1/api-keys', wanted, madeKey);
    while (key === null) ({ key } = await admin.post('/v1/api-keys', wanted, madeKey));
    return createHttpClient(baseUrl, key);
  };

  return {
    async people() {
      const everybody = await everyPage(admin, '/v1/users', person);
      return everybody.map(({ personId, nameZh, roles }) => ({ personId, name: nameZh, roles }));
    },
    async receive(by, order) {
      return (await as(by)).post('/v1/orders', order, orderView);
    },
    async read(by, orderId) {
      return (await as(by)).get(`/v1/orders/${orderId}`, orderView);
    },
    async give(by, orderId, { command, ...act }) {
      return (await as(by)).post(`/v1/orders/${orderId}/commands/${kebabName(command)}`, act, orderView);
    },
    async attach(by, orderId, title) {
      const form = new FormData();
      form.append('note', title);
      form.append('file', new Blob([demoPaper(title)], { type: 'application/pdf' }), `${title}.pdf`);
      const client = await as(by);
      return (await client.upload(`/v1/orders/${orderId}/attachments`, form, keptFile)).attachmentId;
    },
    async caseTasks(orderId) {
      const open = await everyPage(admin, `/v1/cases?orderId=${orderId}&open=true`, caseRow);
      const cases = await Promise.all(open.map(({ caseId }) => admin.get(`/v1/cases/${caseId}`, caseView)));
      return cases.flatMap(({ tasks, ...found }) => tasks.map((task) => ({ ...found, ...task })));
    },
    async giveToCase(by, { caseId, command, version }, input) {
      const path = `/v1/cases/${caseId}/commands/${kebabCaseCommand(command)}`;
      await (await as(by)).post(path, { input, expectedVersion: version }, caseView);
    },
    async journal(orderId) {
      return everyPage(admin, `/v1/orders/${orderId}/timeline`, journalLine);
    },
  };
}

/** All items of a list that comes in pages. */
async function everyPage<Item>(client: HttpClient, path: string, item: z.ZodType<Item>): Promise<Item[]> {
  const page = z.object({ items: z.array(item), nextCursor: z.string().nullish() });
  const items: Item[] = [];
  let cursor: string | null | undefined;
  do {
    const joint = path.includes('?') ? '&' : '?';
    const query = cursor ? `${joint}cursor=${encodeURIComponent(cursor)}` : '';
    const answer = await client.get(`${path}${query}`, page);
    items.push(...answer.items);
    cursor = answer.nextCursor;
  } while (cursor);
  return items;
}
