import { expect, test } from 'vitest';
import type { Names } from '../../domain/names/names.ts';
import { commandNames } from '../../domain/order/commands.ts';
import type { Entry } from '../../domain/order/events.ts';
import { sentences } from '../../domain/story/sentences.ts';
import { peopleIn, storyOf } from '../../domain/story/story.ts';
import { bringTo, orderIn, papers, pay, proof, rectification, transport } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { received } from './sample-orders.ts';

const people: Record<string, Names> = {
  SALESPERSON: { zh: '张伟', en: 'Zhang Wei' },
  'sun.li': { zh: '孙丽', en: 'Sun Li' },
};
const telling = {
  nameOf: (personId: string) => people[personId] ?? { zh: `某${personId}`, en: personId },
  zone: 'Asia/Shanghai',
};
const told = (journal: readonly Entry[]) => storyOf(journal, telling);

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
const hasWords = ({ zh, en }: Names) =>
  zh.trim() !== '' && en.trim() !== '' && !/undefined|\[object/.test(zh + en);

const lines = (quantity: string) => [{ line: 1, quantity }];
const lot = { lotId: 'L1' };

/** A life with everything in it that goes wrong, as well as what goes right. */
function eventfulLife(): OrderDriver {
  const order = received({ policy: { 'sla.ladders': {} } });
  const clockId = () => order.clock('initialReview').clockId;
  order.give(
    'pauseClock',
    { clockId: clockId(), reason: 'CUSTOMER_REQUEST', comment: '等图纸' },
    'SALES_MANAGER',
  );
  order.give('resumeClock', { clockId: clockId(), reason: 'CUSTOMER_REQUEST' }, 'SALES_MANAGER');
  order.give('reassignTask', { clockId: clockId(), personId: 'sun.li' }, 'SALES_MANAGER');
  order.give('urgeTask', { clockId: clockId(), message: '请尽快' }, 'SALES_MANAGER');
  const gaps = [{ path: 'lines[0].model', reason: '哪个型号？', whose: 'CUSTOMER' as const }];
  order.give('requestInformation', { gaps }, 'SALESPERSON');
  const supplement = { consignee: '李工', lines: [{ line: 1, model: 'KYN28A-24' }] };
  order.give('supplementInformation', { supplement, source: '电话' }, 'SALESPERSON');
  order.give('acknowledgeOrder', { channel: 'PHONE', result: 'CONFIRMED', spokenTo: '王敏' }, 'SALESPERSON');
  order.passUntil('2025-10-14T10:00:00+08:00');
  order.give('acknowledgeEscalation', { clockId: clockId() }, 'SALES_MANAGER');
  order.give('waiveEscalation', { clockId: clockId(), reason: '客户延误' }, 'DEPUTY_GENERAL_MANAGER');
  order.change('recordIncident', {
    incidentId: 'inc-1',
    from: '2025-10-13T09:00:00+08:00',
    until: '2025-10-13T11:00:00+08:00',
    departments: [],
    clockKinds: [],
    reason: '停电',
  });
  order.give('passInitialReview', {}, 'SALESPERSON');
  order.give('proposePostponement', { deliveryDate: '2025-12-20', reason: '产能不足' }, 'PRODUCTION_MANAGER');
  order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏，电话' }, 'SALESPERSON');
  bringTo(order, 'RELEASED');
  order.give('checkStock', { fromStock: lines('40') }, 'WAREHOUSE_KEEPER', lot);
  order.give('reportRisk', { department: 'PRODUCTION', description: '设备检修' }, 'PRODUCTION_MANAGER');
  order.give('prewarnCustomer', { told: true, message: '可能晚两天' }, 'SALES_MANAGER');
  return order;
}

/** What goes wrong from the plan to the money. */
function hardMaking(): OrderDriver {
  const order = orderIn('PLANNED');
  const shortage = { material: '铜排', expectedArrival: '2025-10-20' };
  order.give('reportMaterialShortage', shortage, 'PROCUREMENT_MANAGER', lot);
  order.give('confirmMaterial', {}, 'PROCUREMENT_MANAGER', lot);
  bringTo(order, 'IN_PRODUCTION');
  order.give('reportProgress', { percent: 40, expectedFinish: '2025-10-27' }, 'PRODUCTION_SUPERVISOR', lot);
  order.give('reportDelay', { delay: 'EQUIPMENT_FAILURE', reason: '冲床故障' }, 'PRODUCTION_SUPERVISOR', lot);
  order.give('proposeRemedy', { proposal: '外协加工' }, 'PRODUCTION_SUPERVISOR', lot);
  bringTo(order, 'IN_QC');
  const failing = { passed: lines('60'), failed: lines('40'), standardVersion: 'GB/T 3906-2020' };
  order.give('recordInspection', failing, 'INSPECTOR', lot);
  order.give('proposeRectification', rectification, 'INSPECTOR', lot);
  order.give('completeRework', { comment: '已重新喷涂' }, 'PRODUCTION_SUPERVISOR', lot);
  const again = { passed: [], failed: lines('40'), standardVersion: 'GB/T 3906-2020' };
  order.give('recordInspection', again, 'INSPECTOR', lot);
  order.give('proposeRectification', rectification, 'INSPECTOR', lot);
  order.give('completeRework', {}, 'PRODUCTION_SUPERVISOR', lot);
  bringTo(order, 'READY_TO_SHIP');
  order.give('checkPackingList', { packed: lines('30') }, 'LOGISTICS_CLERK', lot);
  order.give('checkPackingList', { packed: lines('40') }, 'LOGISTICS_CLERK', lot);
  order.give('arrangeTransport', transport, 'LOGISTICS_CLERK', lot);
  order.give('dispatchShipment', { ...papers, shipped: lines('10') }, 'WAREHOUSE_KEEPER', lot);
  bringTo(order, 'SHIPPED');
  const lost = { exception: 'LOSS' as const, description: '一箱丢失' };
  const [gone] = order.state.lots.filter((each) => each.stage === 'SHIPPED');
  const sent = { lotId: gone?.lotId ?? '' };
  order.give('reportDeliveryException', lost, 'LOGISTICS_CLERK', sent);
  order.give('resolveDeliveryException', { solution: '补发' }, 'LOGISTICS_CLERK', sent);
  order.give('recordDelivery', { ...proof, clean: false, remarks: '外箱破损' }, 'LOGISTICS_CLERK', sent);
  bringTo(order, 'SETTLING');
  pay(order, '100.00');
  order.give('leaveBalanceOpen', { reason: '质保金' }, 'FINANCE_MANAGER');
  return order;
}

test('every command of the table has a sentence in Chinese and in English', () => {
  expect(Object.keys(sentences).sort()).toEqual([...commandNames].sort());
  for (const { zh, en } of Object.values(sentences)) {
    expect(isChinese(zh)).toBe(true);
    expect(isChinese(en)).toBe(false);
  }
});

test('of a whole life, trouble included, no entry and no detail lacks words in either language', () => {
  const smooth = orderIn('ARCHIVED');
  const troubled = eventfulLife();
  const hard = hardMaking();
  const items = [smooth, troubled, hard].flatMap((order) => told(order.journal));
  expect(smooth.state.stage).toBe('ARCHIVED');
  expect(new Set(items.map((item) => item.kind))).toEqual(new Set(['PERSON', 'TIMER', 'POLICY']));
  for (const { version, who, text, details } of items) {
    for (const names of [who, text, ...details])
      expect(hasWords(names), `${version} ${JSON.stringify(names)}`).toBe(true);
    expect(isChinese(text.zh), text.zh).toBe(true);
  }
});

test('the story tells in order who acted, why and what came of it: people, time and policy [AUDIT-01]', () => {
  const order = eventfulLife();
  const story = told(order.journal);
  expect(story.map((item) => item.version)).toEqual(order.journal.map((entry) => entry.version));
  expect(story[0]).toMatchObject({
    kind: 'PERSON',
    who: { zh: '张伟', en: 'Zhang Wei' },
    text: { zh: '接收订单' },
  });
  const texts = story.map(({ kind, who, text }) => `${kind} ${who.zh} ${text.zh} / ${text.en}`);
  expect(texts).toContain(
    'PERSON 某SALES_MANAGER 改派任务：订单初审 → 孙丽 / Reassigned a task: Initial review → Sun Li',
  );
  expect(texts).toContain('TIMER 计时器 订单初审：已逾期 1 个工作日 / Initial review: 1 working day overdue');
  expect(texts).toContain('POLICY 制度规则：合并会签 部门确认：财务部 / Confirmed: Finance');
  expect(texts).toContain(
    'POLICY 批量变更（某admin） 登记突发事件，计时顺延 / Recorded an incident: clocks stood still',
  );
  expect(peopleIn(order.journal)).toEqual(expect.arrayContaining(['SALESPERSON', 'sun.li', 'admin']));
  expect(peopleIn(order.journal)).not.toContain('clock');
});

test('what a correction changed stands there field by field, before and after', () => {
  const order = eventfulLife();
  const [supplement] = told(order.journal.filter((entry) => entry.command === 'supplementInformation'));
  expect(supplement?.details).toEqual(
    expect.arrayContaining([
      { zh: '收货人：（空） → 李工', en: 'Consignee: (empty) → 李工' },
      { zh: '第 1 行型号：KYN28A-12 → KYN28A-24', en: 'Line 1, Model: KYN28A-12 → KYN28A-24' },
    ]),
  );
});

test('every round of rework is a stay of its own in the stage of its lot', () => {
  const story = told(hardMaking().journal);
  const rounds = story.filter((item) => item.text.en.startsWith('Recorded the inspection'));
  expect(rounds.map(({ lotId, stage, cycle }) => [lotId, stage, cycle])).toEqual([
    ['L1', 'IN_QC', 1],
    ['L1', 'IN_QC', 2],
    ['L1', 'IN_QC', 3],
  ]);
});

test('what somebody typed cannot break out of its line', () => {
  const order = received();
  order.give('rejectOrder', { reason: '无法\n生产\u202e' }, 'SALESPERSON');
  expect(told(order.journal).at(-1)?.text.zh).toBe('拒绝订单：无法 生产');
});
