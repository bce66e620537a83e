import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CourseView, courseSchema } from '../../api/views/course-schema.ts';
import { storySchema } from '../../api/views/story-schema.ts';
import { bringTo, orderIn as brought } from '../domain/bring-to.ts';
import { received, twoLines } from '../domain/sample-orders.ts';
import { problemIn, type Sender } from './api-stack.ts';
import { ofSales, openReadApi } from './read-api.ts';

/** Thursday, 10:00. */
const start = '2025-10-09T10:00:00+08:00';

let api: Awaited<ReturnType<typeof openReadApi>>;
let clerk: Sender;

beforeAll(async () => {
  api = await openReadApi(start);
  clerk = await api.as('ORDER_CLERK');
});
afterAll(() => api.close());

async function courseAt(now: string, orderId: string): Promise<CourseView> {
  api.now = now;
  const answer = await clerk.get(`/v1/orders/${orderId}/course`);
  api.now = start;
  if (answer.status !== 200) throw new Error(answer.text);
  return courseSchema.parse(answer.body);
}

const briefly = ({ stages }: CourseView) =>
  stages.map(({ state, stage, cycle }) => `${state} ${stage} ${cycle}`);

test('a course tells past, present and coming stages with due and actual time and who is responsible [TRACK-06]', async () => {
  const order = received(ofSales);
  order.at('2025-10-09T15:00:00+08:00');
  order.give('passInitialReview', {}, { person: 'salesperson', role: 'SALESPERSON' });
  const course = await courseAt('2025-10-09T16:00:00+08:00', await api.keep(order));
  expect(briefly(course).slice(0, 4)).toEqual([
    'DONE RECEIVED 1',
    'NOW UNDER_REVIEW 1',
    'TO_COME QUOTED 1',
    'TO_COME CONTRACTED 1',
  ]);
  expect(course.stages.at(-1)).toMatchObject({ stage: 'ARCHIVED', state: 'TO_COME' });
  const [received_, review, quoted] = course.stages;
  expect(received_).toMatchObject({
    enteredAt: '2025-10-09T10:00:00+08:00',
    leftAt: '2025-10-09T15:00:00+08:00',
    plannedAt: '2025-10-10T10:00:00+08:00',
    responsible: { personId: 'salesperson', names: { zh: '张伟', en: 'Zhang Wei' } },
    late: false,
  });
  expect(review).toMatchObject({
    responsible: { personId: 'sales-supervisor', names: { zh: '李娜' } },
    role: 'SALES_SUPERVISOR',
  });
  const planned = course.stages
    .filter((each) => each.state === 'TO_COME')
    .map((each) => each.plannedAt ?? '');
  expect(planned).toEqual([...planned].sort());
  expect(Date.parse(quoted?.plannedAt ?? '')).toBeGreaterThan(Date.parse(review?.plannedAt ?? ''));
});

test('a stage that was not done in time is late, while it lasts and for good [TRACK-06 SLA-12]', async () => {
  const order = received(ofSales);
  const id = await api.keep(order);
  expect((await courseAt('2025-10-10T09:59:00+08:00', id)).stages[0]?.late).toBe(false);
  expect((await courseAt('2025-10-10T10:01:00+08:00', id)).stages[0]?.late).toBe(true);
  order.passUntil('2025-10-13T10:00:00+08:00');
  order.give('passInitialReview', {}, 'SALESPERSON');
  const [first, second] = (await courseAt('2025-10-13T10:01:00+08:00', await api.keep(order))).stages;
  expect(first).toMatchObject({ state: 'DONE', late: true });
  expect(second).toMatchObject({ state: 'NOW', late: false });
});

test('every lot has a way of its own, and a second stay in a stage is told as the second', async () => {
  const order = brought('RELEASED', { ...ofSales, ...twoLines });
  const fromStock = [{ line: 2, quantity: '2.5' }];
  order.give('checkStock', { fromStock }, 'WAREHOUSE_KEEPER', { lotId: 'L1' });
  bringTo(order, 'IN_QC');
  const failing = { passed: [], failed: [{ line: 1, quantity: '100' }], standardVersion: 'GB/T 3906-2020' };
  order.give('recordInspection', failing, 'INSPECTOR', { lotId: 'L1' });
  order.give(
    'proposeRectification',
    { cause: '划伤', measure: '返喷', owner: 'PRODUCTION', due: '2025-10-31' },
    'INSPECTOR',
    { lotId: 'L1' },
  );
  order.give('completeRework', {}, 'PRODUCTION_SUPERVISOR', { lotId: 'L1' });
  const { stages } = await courseAt(start, await api.keep(order));
  const inspections = stages.filter((each) => each.stage === 'IN_QC' && each.lotId === 'L1');
  expect(inspections.map(({ state, cycle }) => [state, cycle])).toEqual([
    ['DONE', 1],
    ['NOW', 2],
  ]);
  const ahead = (lotId: string) => stages.filter((each) => each.state === 'TO_COME' && each.lotId === lotId);
  expect(ahead('L1').map(({ stage }) => stage)).toEqual([
    'STOCKED_IN',
    'READY_TO_SHIP',
    'SHIPPED',
    'DELIVERED',
    'LOT_ACCEPTED',
  ]);
  expect(ahead('L2').map(({ stage }) => stage)).toEqual(['SHIPPED', 'DELIVERED', 'LOT_ACCEPTED']);
});

test('the ladder names who will be told of each step, the substitute of who is away then included [SLA-03]', async () => {
  await api.admin.post('/v1/absences', {
    personId: 'sales-manager',
    from: '2025-10-10T09:00:00+08:00',
    until: '2025-10-11T00:00:00+08:00',
    substituteId: 'sales-supervisor',
  });
  const { ladder } = await courseAt(start, await api.keep(received(ofSales)));
  const steps = ladder.filter((step) => step.kind === 'initialReview');
  expect(steps.map(({ rung, level, people }) => [rung, level, people.map((each) => each.personId)])).toEqual([
    ['80%', 'PREWARNING', ['salesperson']],
    ['0', 'DEPARTMENT_HEAD', ['sales-supervisor']],
    ['+1wd', 'SECOND', ['deputy-general-manager']],
    ['+2wd', 'LEADERSHIP', ['general-manager']],
  ]);
  expect(steps[1]).toMatchObject({
    at: '2025-10-10T10:00:00+08:00',
    levelName: { zh: '部门负责人' },
    reached: false,
  });
  const instants = ladder.map((step) => step.at);
  expect(instants).toEqual([...instants].sort());
});

test('what the order waits for names its people and the working time that is left; nights and weekends rest', async () => {
  const id = await api.keep(received(ofSales));
  const { waitsFor, restingTime } = await courseAt('2025-10-09T17:00:00+08:00', id);
  const review = waitsFor.find((each) => each.command === 'passInitialReview');
  expect(review).toMatchObject({
    people: [{ personId: 'salesperson', names: { zh: '张伟' } }],
    dueAt: '2025-10-10T10:00:00+08:00',
    remainingMinutes: 120,
    paused: false,
  });
  expect(restingTime).toContainEqual({
    from: '2025-10-09T18:00:00+08:00',
    until: '2025-10-10T09:00:00+08:00',
  });
  expect(restingTime[0]?.from).toBe('2025-10-09T12:00:00+08:00');
});

test('a clock that stands still is told with its reasons and keeps its remaining time [SLA-10]', async () => {
  const order = received(ofSales);
  order.at('2025-10-09T15:00:00+08:00');
  const { clockId } = order.clock('initialReview');
  order.give('pauseClock', { clockId, reason: 'CUSTOMER_REQUEST', comment: '等图纸' }, 'SALES_MANAGER');
  const { waitsFor } = await courseAt('2025-10-09T17:00:00+08:00', await api.keep(order));
  expect(waitsFor.find((each) => each.command === 'passInitialReview')).toMatchObject({
    dueAt: null,
    remainingMinutes: 240,
    paused: true,
    pauseReasons: [{ reason: 'CUSTOMER_REQUEST', names: { zh: '应客户要求' } }],
  });
});

test('course and story follow the rights to the order, and to others it is as if there were none [PRIV-02 S2]', async () => {
  const id = await api.keep(received(ofSales));
  const inspector = await api.as('INSPECTOR');
  for (const part of ['course', 'story']) {
    const hidden = problemIn(await inspector.get(`/v1/orders/${id}/${part}`));
    const absent = problemIn(await clerk.get(`/v1/orders/ord_${'a'.repeat(26)}/${part}`));
    expect({ ...hidden, requestId: '' }).toEqual({ ...absent, requestId: '' });
  }
  const { items } = storySchema.parse((await clerk.get(`/v1/orders/${id}/story`)).body);
  expect(items[0]).toMatchObject({
    kind: 'PERSON',
    who: { zh: '张伟', en: 'Zhang Wei' },
    text: { zh: '接收订单' },
  });
});
