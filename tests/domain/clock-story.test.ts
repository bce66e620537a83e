import { describe, expect, it } from 'vitest';
import type { OrderEvent } from '../../domain/order/events.ts';
import { eventWords } from '../../domain/story/event-words.ts';
import { peopleIn, storyOf } from '../../domain/story/story.ts';
import { alike, clockWords, lineWords } from '../../domain/story/telling.ts';
import { whoActed } from '../../domain/story/who.ts';
import { orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { received } from './sample-orders.ts';
import { linesOf, telling } from './story-lines.ts';

const lastLines = (order: OrderDriver, command = 'rung') => linesOf(order.journal, command);

describe('the story of a clock', () => {
  /** The initial review began on Thursday at ten and has one working day. */
  const begun = () => received({ policy: { 'sla.ladders': {} } });
  const clockId = 'initialReview#1';

  it('tells that it stands still and runs on, and why', () => {
    const order = begun();
    const reason = 'CUSTOMER_REQUEST' as const;
    order.give('pauseClock', { clockId, reason, comment: '等图纸' }, 'SALES_MANAGER');
    expect(lastLines(order, 'pauseClock')).toEqual([
      '暂停计时：订单初审，应客户要求 / Clock paused: Initial review, At the request of the customer',
    ]);
    order.give('resumeClock', { clockId, reason }, 'SALES_MANAGER');
    expect(lastLines(order, 'resumeClock')).toEqual([
      '恢复计时：订单初审，应客户要求 / Clock runs on: Initial review, At the request of the customer',
    ]);
  });

  it('tells who it goes to, and what was said to hurry it', () => {
    const order = begun();
    order.give('reassignTask', { clockId, personId: 'li' }, 'SALES_MANAGER');
    expect(lastLines(order, 'reassignTask')).toEqual([
      '改派任务：订单初审 → 某li / Reassigned a task: Initial review → li',
    ]);
    order.give('urgeTask', { clockId, message: '请尽快' }, 'SALES_MANAGER');
    expect(lastLines(order, 'urgeTask')).toEqual([
      '催办：订单初审，内容：请尽快 / Urged: Initial review, message: 请尽快',
    ]);
  });

  it('tells each step of its ladder: a share of the time, due, overdue by how much', () => {
    const order = begun();
    // 80% of it are over on Thursday at 17:24.
    order.passUntil('2025-10-10T09:30:00+08:00');
    expect(lastLines(order)).toEqual(['订单初审：时间已用 80% / Initial review: 80% of the time is used']);
    order.passUntil('2025-10-10T12:00:00+08:00');
    expect(lastLines(order)).toEqual(['订单初审：已到截止时间 / Initial review: due now']);
    order.passUntil('2025-10-13T12:00:00+08:00');
    expect(
      order.journal.flatMap(({ events }) => events.flatMap((event) => eventWords(event, telling))),
    ).toContainEqual({
      zh: '订单初审：已逾期 1 个工作日',
      en: 'Initial review: 1 working day overdue',
    });
  });

  it('tells which steps were seen, and which withdrawn and why', () => {
    const order = begun();
    order.passUntil('2025-10-11T12:00:00+08:00');
    order.give('acknowledgeEscalation', { clockId }, 'SALES_MANAGER');
    const seen = '时间已用 80%，已到截止时间，已逾期 1 个工作日';
    const seenInEnglish = '80% of the time is used, due now, 1 working day overdue';
    expect(lastLines(order, 'acknowledgeEscalation')).toEqual([
      `确认升级通知：订单初审：${seen} / Acknowledged an escalation: Initial review: ${seenInEnglish}`,
    ]);
    order.give('waiveEscalation', { clockId, rungs: ['0'], reason: '客户延误' }, 'DEPUTY_GENERAL_MANAGER');
    expect(lastLines(order, 'waiveEscalation')).toEqual([
      '豁免升级：订单初审：已到截止时间，已撤回：客户延误 / Waived an escalation: Initial review: due now, withdrawn: 客户延误',
    ]);
  });

  it('tells from when to when it did not run, in the time of the zone', () => {
    const order = begun();
    order.passUntil('2025-10-14T10:00:00+08:00');
    order.change('recordIncident', {
      incidentId: 'inc-1',
      from: '2025-10-13T01:00:00Z',
      until: '2025-10-13T03:00:00Z',
      departments: [],
      clockKinds: ['initialReview'],
      reason: '停电',
    });
    expect(lastLines(order, 'recordIncident')).toContain(
      '订单初审：2025-10-13 09:00 周一 至 2025-10-13 11:00 周一 不计时 / Initial review: did not run from 2025-10-13 09:00 Mon to 2025-10-13 11:00 Mon',
    );
  });

  it('warns ahead of the date that was promised', () => {
    const promised = orderIn('CONFIRMED', {
      policy: { 'sla.ladders': { promisedDelivery: ['-3wd ASSIGNEE'] } },
    });
    promised.passUntil('2025-11-12T10:00:00+08:00');
    expect(
      promised.journal.flatMap(({ events }) => events.flatMap((event) => eventWords(event, telling))),
    ).toContainEqual({
      zh: '承诺交付：距截止还有 3 个工作日',
      en: 'Promised delivery: 3 working days before it is due',
    });
  });

  it('tells that a pause ended by itself when it came to its limit', () => {
    const ended = {
      type: 'clockResumed',
      clockId,
      at: '2025-10-09T10:00:00Z',
      reason: 'SUPPLIER',
      capped: true,
    } as const;
    expect(eventWords(ended, telling)).toEqual([
      {
        zh: '恢复计时：订单初审，等待供应商，暂停已达上限',
        en: 'clock runs on: Initial review, Waiting for a supplier, the pause came to its limit',
      },
    ]);
  });
});

describe('a clock in words', () => {
  it('is named with its lot and its round, where it has them', () => {
    expect(clockWords('inspection#1')).toEqual({ zh: '质量检验', en: 'Inspection' });
    expect(clockWords('L2.inspection#1')).toEqual({ zh: '批次 L2 质量检验', en: 'Inspection, lot L2' });
    expect(clockWords('L12.inspection#10')).toEqual({
      zh: '批次 L12 质量检验第 10 次',
      en: 'Inspection, lot L12, round 10',
    });
    expect(clockWords('departmentReview#2')).toEqual({
      zh: '部门评审第 2 次',
      en: 'Department review, round 2',
    });
  });

  it('that is none of ours stays as it is', () => {
    for (const id of ['lunch#1', 'inspection', 'x.inspection#1', 'L.inspection#1', 'inspection#1 more']) {
      expect(clockWords(id)).toEqual(alike(id));
    }
  });
});

describe('the story of what time brings', () => {
  it('stands with the lot whose clock it is about', () => {
    const order = orderIn('IN_QC', { policy: { 'sla.ladders': {} } });
    order.passUntil('2025-10-13T12:00:00+08:00');
    const rungs = storyOf(order.journal, telling).filter(({ kind }) => kind === 'TIMER');
    const ofInspection = rungs.filter(({ text }) => text.en.startsWith('Inspection, lot L1'));
    expect(ofInspection.length).toBeGreaterThan(1);
    for (const item of ofInspection) expect(item).toMatchObject({ lotId: 'L1', stage: 'IN_QC', cycle: 1 });
    const promise = rungs.filter(({ text }) => text.en.startsWith('Outer limit of confirmation'));
    for (const item of promise) expect(item).not.toHaveProperty('lotId');
  });
});

describe('an entry that names no lot', () => {
  const at = '2025-10-13T10:00:00+08:00';
  const placed = (event: OrderEvent) => {
    const entry = {
      version: 1,
      by: { kind: 'clock' },
      command: 'rung',
      occurredAt: at,
      recordedAt: at,
    } as const;
    return storyOf([{ ...entry, events: [event] }], telling)[0]?.lotId;
  };

  it('is about the lot of its clock, where that has one', () => {
    const reached = (clockId: string) => placed({ type: 'rungReached', clockId, rung: '0', at });
    expect(reached('L12.inspection#1')).toBe('L12');
    expect(reached('initialReview#1')).toBeUndefined();
    expect(reached('xL1.inspection#1')).toBeUndefined();
    expect(placed({ type: 'instructionRecorded', instruction: { text: 'x', by: 'li', at } })).toBeUndefined();
  });
});

describe('who acted', () => {
  it('is the person by name, the timer, or the rule that stood in for a person', () => {
    expect(whoActed({ kind: 'person', personId: 'li', roles: [] }, telling)).toEqual({
      zh: '某li',
      en: 'li',
    });
    expect(whoActed({ kind: 'clock' }, telling)).toEqual({
      zh: '计时器',
      en: 'Timer',
    });
    const policy = (rule: string) => whoActed({ kind: 'policy', rule }, telling);
    expect(policy('close.whenSettled')).toEqual({
      zh: '制度规则：结清即关闭',
      en: 'Policy: Closing when settled',
    });
    expect(policy('own.rule')).toEqual({ zh: '制度规则：own.rule', en: 'Policy: own.rule' });
    expect(policy('change/chg_1/li')).toEqual({ zh: '批量变更（某li）', en: 'Change by li' });
    expect(policy('change/chg_1/')).toEqual({ zh: '制度规则：change/chg_1/', en: 'Policy: change/chg_1/' });
    expect(policy('exchange/chg_1/li').en).toBe('Policy: exchange/chg_1/li');
  });

  it('is among the people whom a story names, as is whom a task was given to and who applied a change', () => {
    const order = received();
    const { clockId } = order.clock('initialReview');
    order.give('reassignTask', { clockId, personId: 'li' }, 'SALES_MANAGER');
    order.change('correctCalendar', { calendarId: 'company', version: 1, reason: '调休' });
    expect(new Set(peopleIn(order.journal))).toEqual(
      new Set(['SALESPERSON', 'SALES_MANAGER', 'li', 'admin']),
    );
    const ofPolicy = orderIn('ARCHIVED').journal.filter(({ by }) => by.kind !== 'person');
    expect(ofPolicy.length).toBeGreaterThan(3);
    expect(peopleIn(ofPolicy)).toEqual([]);
  });
});

describe('quantities in words', () => {
  it('stand by the line of the order, and nothing is said to be nothing', () => {
    expect(lineWords([])).toEqual({ zh: '无', en: 'none' });
    expect(
      lineWords([
        { line: 1, quantity: '2' },
        { line: 3, quantity: '0.5' },
      ]),
    ).toEqual({
      zh: '第 1 行 2、第 3 行 0.5',
      en: 'line 1: 2, line 3: 0.5',
    });
  });

  it('and long texts are cut to one line of three hundred letters', () => {
    expect(alike('长'.repeat(300)).zh).toBe('长'.repeat(300));
    expect(alike('长'.repeat(301))).toEqual({ zh: `${'长'.repeat(299)}…`, en: `${'长'.repeat(299)}…` });
  });
});
