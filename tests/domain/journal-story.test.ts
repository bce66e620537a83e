import { describe, expect, it } from 'vitest';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { storyOf } from '../../domain/story/story.ts';
import { orderIn } from './bring-to.ts';
import { changed } from './change-driver.ts';
import { plain, received, twoLines } from './sample-orders.ts';
import { linesOf, telling } from './story-lines.ts';

describe('the story of an order of several lines', () => {
  it('names each product that is taken from stock or goes back', () => {
    const order = orderIn('RELEASED', twoLines);
    const fromStock = [
      { line: 1, quantity: '30' },
      { line: 2, quantity: '2.5' },
    ];
    order.give('checkStock', { fromStock }, 'WAREHOUSE_KEEPER');
    expect(linesOf(order.journal, 'checkStock')).toEqual(
      expect.arrayContaining([
        '预留库存：P-1 30, P-2 2.5 / Stock reserved: P-1 30, P-2 2.5',
        '从批次 L1 分出批次 L2：第 1 行 30、第 2 行 2.5 / Lot L2 was split from lot L1: line 1: 30, line 2: 2.5',
      ]),
    );
    const other = [1, 2].map((line) => ({ line, specification: '12kV' }));
    changed(order, { lines: other });
    expect(linesOf(order.journal, 'applyChange')).toContain(
      '释放库存：P-1 30, P-2 2.5 / Stock released: P-1 30, P-2 2.5',
    );
  });

  it('tells of each line how much is missing in its packing', () => {
    const order = orderIn('READY_TO_SHIP', twoLines);
    const packed = [
      { line: 1, quantity: '98' },
      { line: 2, quantity: '2' },
    ];
    order.give('checkPackingList', { packed }, 'LOGISTICS_CLERK');
    expect(linesOf(order.journal, 'checkPackingList')).toEqual([
      '核对装箱单：有差异：第 1 行应装 100，实装 98；第 2 行应装 2.5，实装 2 / Checked the packing list: it differs: line 1 has 98 of 100; line 2 has 2 of 2.5',
    ]);
  });
});

describe('the story of what others than people do', () => {
  it('tells of an acceptance by the contract that it is deemed', () => {
    const order = orderIn('DELIVERED', plain).passUntil('2025-10-14T10:00:00+08:00');
    expect(linesOf(order.journal, 'acceptDelivery')[0]).toBe(
      '客户已验收：视为验收 / Recorded the acceptance: deemed accepted',
    );
  });

  it('tells which calendar and which policy hold from then on', () => {
    const order = received();
    order.change('correctCalendar', { calendarId: 'company', version: 2, reason: '调休' });
    expect(linesOf(order.journal, 'correctCalendar')[0]).toBe(
      '更正日历：日历 company 第 2 版 / Corrected a calendar: calendar company, version 2',
    );
    const values = { ...defaultPolicyValues(), 'sla.review.initial': '2wd' };
    order.change('migratePolicy', { version: 'v2', values, reason: '新制度' });
    const [sentence, ...details] = linesOf(order.journal, 'migratePolicy');
    expect(sentence).toMatch(/：制度版本 v2 \/ .*: policy version v2$/);
    expect(details).toContain('时限变更：订单初审 / Time limit changed: Initial review');
    const item = storyOf(order.journal, telling).at(-1);
    expect(item).toMatchObject({ who: { zh: '批量变更（某admin）', en: 'Change by admin' }, kind: 'POLICY' });
  });
});

describe('the story of a risk', () => {
  it('tells who fears it, and whether the customer heard of it', () => {
    const order = orderIn('IN_PRODUCTION');
    const risk = { department: 'PRODUCTION', description: '设备检修' } as const;
    order.give('reportRisk', risk, 'PRODUCTION_MANAGER');
    expect(linesOf(order.journal, 'reportRisk')[0]).toBe(
      '报告超期风险：生产部：设备检修 / Reported a risk of being late: Production: 设备检修',
    );
    order.give('prewarnCustomer', { told: false, message: '可赶上' }, 'SALES_MANAGER');
    expect(linesOf(order.journal, 'prewarnCustomer')[0]).toBe(
      '处理超期风险告知：不告知客户：可赶上 / Answered a risk of being late: the customer is not told: 可赶上',
    );
    order.give('reportRisk', risk, 'PRODUCTION_MANAGER');
    order.give('prewarnCustomer', { told: true, message: '晚两天' }, 'SALES_MANAGER');
    expect(linesOf(order.journal, 'prewarnCustomer')[0]).toBe(
      '处理超期风险告知：已告知客户：晚两天 / Answered a risk of being late: the customer is told: 晚两天',
    );
    order.give('recordInstruction', { text: '优先生产' }, 'GENERAL_MANAGER');
    expect(linesOf(order.journal, 'recordInstruction')[0]).toBe(
      '作出批示：优先生产 / Gave an instruction: 优先生产',
    );
  });
});

describe('the story of an order whose customer has no name yet', () => {
  it('names none', () => {
    const order = received({ details: { customer: { customerId: 'CUS-1' } } });
    const told = linesOf(order.journal, 'receiveOrder');
    expect(told.filter((line) => line.startsWith('客户：'))).toEqual([]);
    expect(told.filter((line) => line.startsWith('渠道：'))).toEqual(['渠道：业务员 / Channel: Salesperson']);
  });
});
