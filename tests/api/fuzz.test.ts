import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandInputs } from '../../api/inputs/command-inputs.ts';
import { kebabName } from '../../domain/order/commands.ts';
import type { Role } from '../../domain/people/roles.ts';
import { fc } from '../support/repeatable.ts';
import { type ApiStack, orderBody, orderIn, problemIn, startApiStack } from './api-stack.ts';
import { inputOf, isActName } from './input-arbitrary.ts';

let api: ApiStack;
let orderId: string;

beforeAll(async () => {
  api = await startApiStack();
  const sales = await api.as('SALESPERSON');
  orderId = orderIn(await sales.post('/v1/orders', orderBody({ remarks: '试验' }))).orderId;
});
afterAll(() => api.close());

interface Endpoint {
  method: string;
  path: string;
  role: Role;
}

async function endpoints(): Promise<Endpoint[]> {
  type Operations = Record<string, { 'x-roles'?: Role[] }>;
  const { paths } = (await api.app.inject('/openapi.json')).json<{ paths: Record<string, Operations> }>();
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const [role] = operation['x-roles'] ?? [];
      return role === undefined ? [] : [{ method, path: path.replace('{orderId}', orderId), role }];
    }),
  );
}

/** JSON of any shape; some of it shaped like what the endpoint asks. */
const anyBody = fc.oneof(
  fc.jsonValue(),
  fc.record(
    { input: fc.jsonValue(), lotId: fc.jsonValue(), targets: fc.jsonValue() },
    { requiredKeys: ['input'] },
  ),
  fc.record({
    channel: fc.constant('EMAIL'),
    customer: fc.jsonValue(),
    lines: fc.array(fc.jsonValue(), { maxLength: 2 }),
  }),
  fc.string().map((text) => text.slice(0, 40)),
);

const anyQuery = fc.dictionary(
  fc.constantFrom('q', 'limit', 'cursor', 'stage', 'overdue', 'mine', 'orderId', 'department', 'x'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  { maxKeys: 3 },
);

test('no body and no query of any shape is answered with a 5xx or outside problem details [S11]', async () => {
  const targets = await endpoints();
  const requests = fc.tuple(fc.constantFrom(...targets), anyBody, anyQuery);
  await fc.assert(
    fc.asyncProperty(requests, async ([{ method, path, role }, body, query]) => {
      const sender = await api.as(role);
      const url =
        method === 'get' ? `${path}?${new URLSearchParams(query)}` : path.replace(/\{.*\}/, 'nothing');
      const answer =
        method === 'get'
          ? await sender.get(url)
          : method === 'post'
            ? await sender.post(url, body)
            : await sender.delete(url);
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400) problemIn(answer);
    }),
    { numRuns: 250 },
  );
}, 120_000);

test('every input that fits a form is accepted or refused by the rules, never a failure [S11]', async () => {
  const names = (Object.keys(commandInputs) as (keyof typeof commandInputs)[]).filter(isActName);
  const acts = fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant(name), inputOf(name)));
  const byPath = new Map((await endpoints()).map((each) => [each.path, each.role]));
  await fc.assert(
    fc.asyncProperty(acts, async ([name, input]) => {
      const path = `/v1/orders/${orderId}/commands/${kebabName(name)}`;
      const role = byPath.get(path);
      if (role === undefined) return;
      const answer = await (await api.as(role)).post(path, { input });
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400) problemIn(answer);
      else orderIn(answer);
    }),
    { numRuns: 120 },
  );
}, 120_000);
