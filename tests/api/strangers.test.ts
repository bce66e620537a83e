import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandNames, kebabName } from '../../domain/order/commands.ts';
import { type ApiStack, orderBody, orderIn, type Sender, startApiStack } from './api-stack.ts';
import { inputOf, isActName } from './input-arbitrary.ts';
import { addPerson, inHours } from './people-at-work.ts';

let api: ApiStack;
let strangers: Sender[];
/** Of each parameter that names something of somebody's: the id of one that is there, and of one that never was. */
let ids: Record<string, { there: string; nowhere: string }>;

/** Parameters that name what everybody whom the route admits may know of, such as rules and calendars. */
const common = [
  'version',
  'calendarId',
  'department',
  'customerId',
  'changeId',
  'robotId',
  'endpointId',
  'keyId',
  'linkId',
  'platformId',
];

beforeAll(async () => {
  api = await startApiStack();
  strangers = [
    await addPerson(api, 'west', { roles: ['SALESPERSON'], department: 'SALES', regions: ['四川'] }),
    // Quality supervises cases and is no stranger to them (OVERDUE-11).
    await api.as('PLANNER'),
    await api.as('INTEGRATION'),
  ];
  const sales = await api.as('SALESPERSON');
  const { orderId, orderNumber } = orderIn(await sales.post('/v1/orders', orderBody()));
  const span = { from: inHours(0), until: inHours(2), reason: '出差' };
  const made = async (path: string, body: object, name: string) => {
    const answer = await sales.post(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return String(Object(answer.body)[name]);
  };
  const uuid = '01890000-0000-7000-8000-000000000000';
  const unwanted = { kind: 'ESCALATION', channel: 'EMAIL', wanted: false };
  const view = { name: '我的视图', page: '/orders', query: 'stage=RECEIVED', shared: false };
  const delegation = { toPersonId: 'buyer', roles: ['SALESPERSON'], ...span };
  const grant = await api.admin.post('/v1/read-grants', { personId: 'buyer', orderId, ...span });
  const [file] = await api.stack.database.sql<{ id: string }[]>`
    insert into attachments (order_id, file_name, media_type, size_in_bytes, sha256, uploaded_by, uploaded_at)
    values (${orderId}, 'photo.png', 'image/png', 1, 'x', 'salesperson', ${inHours(0)}) returning attachment_id as id`;
  // A draft of a customer of another region than the stranger's.
  const draftId = `drf_${'1'.repeat(20)}`;
  const fileId = uuid.replace('0189', '0199');
  await api.stack.database.sql`
    insert into order_drafts (draft_id, channel, state, received_at, customer_id)
    values (${draftId}, 'FAX', 'OPEN', ${inHours(0)}, 'CUS-001')`;
  await api.stack.database.sql`
    insert into order_draft_files (file_id, draft_id, place, kind, file_name, media_type, size_in_bytes, sha256)
    values (${fileId}, ${draftId}, 0, 'ORIGINAL', 'fax.jpg', 'image/jpeg', 1, 'x')`;
  const importId = '01890000-0000-7000-8000-0000000000a1';
  await api.stack.database.sql`
    insert into order_imports (import_id, file_name, format, sha256, size_in_bytes, dry_run, headings, fields, state, requested_by, created_at)
    values (${importId}, 'orders.csv', 'CSV', 'x', 1, true, '[]', '[]', 'DONE', 'salesperson', ${inHours(0)})`;
  ids = {
    importId: { there: importId, nowhere: uuid },
    draftId: { there: draftId, nowhere: `drf_${'2'.repeat(20)}` },
    fileId: { there: fileId, nowhere: uuid },
    attachmentId: { there: file?.id ?? '', nowhere: uuid },
    orderId: { there: orderId, nowhere: `ord_${'a'.repeat(26)}` },
    code: { there: orderNumber, nowhere: orderNumber.replace(/\d$/, 'X') },
    absenceId: {
      there: await made('/v1/absences', { from: span.from, until: span.until }, 'absenceId'),
      nowhere: uuid,
    },
    subscriptionId: { there: await made('/v1/subscriptions', unwanted, 'subscriptionId'), nowhere: uuid },
    delegationId: { there: await made('/v1/delegations', delegation, 'delegationId'), nowhere: uuid },
    grantId: { there: String(Object(grant.body)['grantId']), nowhere: uuid },
    viewId: { there: await made('/v1/saved-views', view, 'viewId'), nowhere: uuid },
    caseId: {
      there: await made(
        '/v1/cases',
        {
          kind: 'EXCEPTION',
          type: 'PROBLEM',
          department: 'SALES',
          description: '联系人更换',
          orders: [{ orderId }],
        },
        'caseId',
      ),
      nowhere: `case_${'a'.repeat(26)}`,
    },
    personId: { there: 'sales-manager', nowhere: 'no-such-person' },
  };
});
afterAll(() => api.close());

interface Endpoint {
  method: string;
  path: string;
  parameters: string[];
}

async function endpoints(): Promise<Endpoint[]> {
  const { paths } = (await api.app.inject('/openapi.json')).json<{ paths: Record<string, object> }>();
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/v1/') && !path.startsWith('/v1/follow/'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({
        method: method.toUpperCase(),
        path,
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
      })),
    )
    .filter(({ parameters }) => parameters.some((name) => !common.includes(name)));
}

/** A body that passes the schema of the endpoint where it asks for one, so that the id is what decides. */
function bodyFor(path: string): object {
  const name = commandNames.find((each) => path.endsWith(`/commands/${kebabName(each)}`));
  if (name === undefined || !isActName(name)) return { name: 'x', page: '/orders', query: '', shared: false };
  const [input] = fc.sample(inputOf(name), { numRuns: 1, seed: 5 });
  return { input };
}

test('every id of a path is known to this test, or to nobody but those whom its route admits [S2]', async () => {
  const named = new Set((await endpoints()).flatMap(({ parameters }) => parameters));
  expect([...named].filter((name) => !(name in ids) && !common.includes(name))).toEqual([]);
});

test("a stranger is answered about what is another's exactly as about what never was, by every endpoint [S2 PRIV-03 PRIV-10]", async () => {
  const told: string[] = [];
  let hidden = 0;
  for (const { method, path } of await endpoints()) {
    const body = method === 'GET' || method === 'DELETE' ? undefined : bodyFor(path);
    for (const { key } of strangers) {
      const ask = async (which: 'there' | 'nowhere') => {
        const url = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name]?.[which] ?? 'x');
        const headers = {
          authorization: `Bearer ${key}`,
          ...(body && { 'content-type': 'application/json' }),
        };
        const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
        const answer = await api.app.inject({ method: method as 'GET', url, headers, ...payload });
        const { requestId: _request, instance: _instance, ...rest } = answer.json<Record<string, unknown>>();
        return { status: answer.statusCode, rest };
      };
      const [there, nowhere] = [await ask('there'), await ask('nowhere')];
      if (there.status === 404) hidden += 1;
      const isSame = JSON.stringify(there) === JSON.stringify(nowhere);
      if (!isSame || there.status < 400) {
        told.push(`${method} ${path}: ${JSON.stringify(there)} and not ${JSON.stringify(nowhere)}`);
      }
    }
  }
  expect(told).toEqual([]);
  expect(hidden).toBeGreaterThan(30);
}, 120_000);

test('whose it is gets it, so that the strangers were not refused for another reason [S2]', async () => {
  const sales = await api.as('SALESPERSON');
  expect((await sales.get(`/v1/orders/${ids['orderId']?.there}`)).status).toBe(200);
  for (const [path, name] of [
    ['/v1/absences', 'absenceId'],
    ['/v1/subscriptions', 'subscriptionId'],
    ['/v1/delegations', 'delegationId'],
    ['/v1/saved-views', 'viewId'],
  ] as const) {
    expect((await sales.delete(`${path}/${ids[name]?.there}`)).status, path).toBe(204);
  }
});
