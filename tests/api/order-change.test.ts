import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeImpactSchema } from '../../api/views/order-change-schema.ts';
import { orderSchema } from '../../api/views/order-schema.ts';
import { storySchema } from '../../api/views/story-schema.ts';
import { orderIn } from '../domain/bring-to.ts';
import { changed, evaluate, requested } from '../domain/change-driver.ts';
import { problemIn, type Sender } from './api-stack.ts';
import { openReadApi } from './read-api.ts';

const start = '2025-10-09T10:00:00+08:00';
const other = { lines: [{ line: 1, specification: '12kV', quantity: '60' }], deliveryDate: '2025-12-05' };

let api: Awaited<ReturnType<typeof openReadApi>>;
let clerk: Sender;

beforeAll(async () => {
  api = await openReadApi(start);
  clerk = await api.as('CONTRACT_ORDER_HEAD');
});
afterAll(() => api.close());

const view = async (orderId: string) => {
  const answer = await clerk.get(`/v1/orders/${orderId}`);
  return orderSchema.parse(answer.body);
};

test('what a change would mean is told before anybody requests it, and nothing is kept of it [CHANGE-04]', async () => {
  const orderId = await api.keep(orderIn('IN_PRODUCTION'));
  const before = await view(orderId);
  const answer = await clerk.post(`/v1/orders/${orderId}/change-impact`, { wanted: other });
  const impact = changeImpactSchema.parse(answer.body);
  expect(impact).toMatchObject({
    subjects: ['SPECIFICATION', 'QUANTITY', 'DELIVERY_DATE'],
    needsAgreement: true,
    cost: {
      before: { amount: '198050.00' },
      after: { amount: '118830.00' },
      difference: { amount: '-79220.00' },
    },
    lots: [
      {
        lotId: 'L1',
        effect: 'PLANNED_ANEW',
        stage: 'IN_PRODUCTION',
        stageAfter: 'PLANNING',
        linesAfter: [{ line: 1, quantity: '60' }],
        surplus: [{ line: 1, quantity: '100' }],
      },
    ],
  });
  const due = (kind: string) => impact.clocks.find((clock) => clock.kind === kind);
  expect(due('production')).toMatchObject({ dueAfter: null });
  expect(due('productionPlan')).toMatchObject({ dueBefore: null, clockId: 'L1.productionPlan#2' });
  expect(due('promisedDelivery')?.dueBefore).toContain('2025-11-14');
  expect(due('promisedDelivery')?.dueAfter).toContain('2025-12-05');
  expect(await view(orderId)).toEqual(before);
});

test('a wish that cannot be made is refused as the request would be [CHANGE-15]', async () => {
  const shipped = await api.keep(orderIn('SHIPPED'));
  const late = await clerk.post(`/v1/orders/${shipped}/change-impact`, { wanted: other });
  expect([late.status, problemIn(late).code]).toEqual([409, 'blocked']);
  const planned = await api.keep(orderIn('PLANNED'));
  const nothing = await clerk.post(`/v1/orders/${planned}/change-impact`, { wanted: {} });
  expect([nothing.status, problemIn(nothing).errors?.[0]?.path]).toEqual([422, 'wanted']);
});

test('an order shows its open change with evaluations and impact, and those that have ended with what was before [CHANGE-13]', async () => {
  const order = requested(orderIn('PLANNED'), other);
  evaluate(order, 'PLANNING', { delayDays: 2 });
  const open = await view(await api.keep(order));
  expect(open.change).toMatchObject({
    changeId: 'C1',
    evaluations: [{ department: 'PLANNING', delayDays: 2 }],
    impact: { lots: [{ lotId: 'L1', effect: 'PLANNED_ANEW' }] },
  });
  const done = changed(orderIn('PLANNED'), other);
  const orderId = await api.keep(done);
  const ended = await view(orderId);
  expect(ended).toMatchObject({ revision: 2, amountDue: { amount: '118830.00' } });
  expect(ended.changes).toMatchObject([
    {
      changeId: 'C1',
      outcome: 'APPLIED',
      before: { deliveryDate: '2025-11-14' },
      cost: { extra: { amount: '0.00' } },
    },
  ]);
  const story = storySchema.parse((await clerk.get(`/v1/orders/${orderId}/story`)).body);
  expect(JSON.stringify(story)).toContain('提交订单变更申请');
});
