import { describe, expect, it } from 'vitest';
import type { OpenCaseInput } from '../../../domain/cases/case-inputs.ts';
import { pendingTellings } from '../../../domain/cases/case-tellings.ts';
import { caseStoryOf, peopleInCase } from '../../../domain/story/case-story.ts';
import { caseLinesOf, telling } from '../story-lines.ts';
import { CaseDriver, damage, exceptionAt, lateDelivery, measure, overdueAt, owner } from './case-driver.ts';

/** The whole of what is told of the last act of that name. */
const told = (driver: CaseDriver, command: string) => caseLinesOf(driver.journal, command);
const first = (driver: CaseDriver, command: string) => told(driver, command)[0];
const breach: OpenCaseInput = {
  ...damage,
  kind: 'VIOLATION',
  type: 'AUTHORITY',
  orders: [],
  person: 'sun.tao',
  rule: '第五条',
  severity: 'CRITICAL',
};

describe('the story of a case', () => {
  it('begins with kind and type, department, orders, and what runs from then on', () => {
    expect(
      told(new CaseDriver().give('openCase', lateDelivery, 'SALESPERSON'), 'openCase').slice(0, 5),
    ).toEqual([
      '立案：超期（交付超期）：承诺交期已过，尚未送达 / Opened the case: Overdue: Delivery overdue: 承诺交期已过，尚未送达',
      '负责部门：销售部 / Department: Sales',
      '订单：SO-2025-000001 / Orders: SO-2025-000001',
      '进入步骤：已立案 / Step: Opened',
      '开始计时：原因分析 / Clock started: Analysis of the cause',
    ]);
  });

  it('of a violation names who broke which rule, how gravely, and no orders where there are none', () => {
    const lines = told(new CaseDriver().give('openCase', breach, 'WAREHOUSE_MANAGER'), 'openCase');
    expect(lines.slice(1, 4)).toEqual([
      '负责部门：物流部 / Department: Logistics',
      '违规人：某sun.tao，规定：第五条，严重 / Who: sun.tao, rule: 第五条, Critical',
      '进入步骤：已立案 / Step: Opened',
    ]);
  });

  it('names the orders that are added', () => {
    const driver = overdueAt('OPENED');
    const orders = ['2', '3'].map((each) => ({ orderId: `ord_${each}`, orderNumber: `SO-${each}` }));
    driver.give('addOrders', { orders }, 'SALESPERSON');
    expect(first(driver, 'addOrders')).toBe('加入订单：订单：SO-2, SO-3 / Added orders: orders: SO-2, SO-3');
  });

  it('tells the causes, the primary one as such, and who took part', () => {
    expect(told(overdueAt('ANALYSED'), 'recordAnalysis').slice(0, 4)).toEqual([
      '记录原因分析：包装强度不足 / Recorded the analysis: 包装强度不足',
      '主要原因：物流原因，物流部 / Primary cause: Logistics, Logistics',
      '原因：内部沟通，销售部 / Cause: Internal communication, Sales',
      '参加人：物流部经理, 包装班长 / Participants: 物流部经理, 包装班长',
    ]);
  });

  it('tells of a measure what is done against which cause, by whom and until when', () => {
    const driver = exceptionAt('ANALYSED');
    driver.give('agreeMeasure', { ...measure, causes: ['COMMUNICATION'] }, 'LOGISTICS_MANAGER');
    expect(told(driver, 'agreeMeasure')).toEqual([
      '商定措施：M1：加固包装并重新发货，加强物流配送，内部沟通，物流部，某zhao.min，期限：2025-10-11 / Agreed on a measure: M1: 加固包装并重新发货, Strengthen logistics, Internal communication, Logistics, zhao.min, due: 2025-10-11',
      '开始计时：措施执行 / Clock started: Measure',
      '措施执行 → 某zhao.min / Measure → zhao.min',
    ]);
  });

  it('tells how a measure went: progress, result, whether it was late, whether it worked', () => {
    const driver = exceptionAt('MEASURES_AGREED');
    driver.give('reportMeasure', { measureId: 'M1', progress: '已订木箱' }, owner);
    expect(told(driver, 'reportMeasure')).toEqual([
      '报告措施进度：M1：已订木箱 / Reported on a measure: M1: 已订木箱',
    ]);
    driver.passUntil('2025-10-20T10:00:00+08:00');
    expect(first(driver, 'rung')).toBe('措施执行：已逾期 2 个工作日 / Measure: 2 working days overdue');
    driver.give('completeMeasure', { measureId: 'M1', result: '已发出' }, owner);
    expect(first(driver, 'completeMeasure')).toBe(
      '完成措施：M1：已发出，逾期完成 / Completed a measure: M1: 已发出, late',
    );
    driver.give('verifyCase', { effective: false, comment: '再次受损' }, 'LOGISTICS_MANAGER');
    expect(first(driver, 'verifyCase')).toBe(
      '验证效果：无效：再次受损 / Verified the effect: not effective: 再次受损',
    );
    expect(first(exceptionAt('EXECUTED'), 'completeMeasure')).toBe(
      '完成措施：M1：已重新包装发出 / Completed a measure: M1: 已重新包装发出',
    );
    expect(first(exceptionAt('VERIFIED'), 'verifyCase')).toBe(
      '验证效果：有效：抽查合格 / Verified the effect: effective: 抽查合格',
    );
  });

  it('tells the report to leadership, what leadership asks of whom, and what came of it', () => {
    const driver = overdueAt('VERIFIED');
    driver.give('reportToLeadership', { summary: '超期三日', proposedSolution: '专车' }, 'ADMINISTRATOR');
    expect(told(driver, 'reportToLeadership').slice(0, 2)).toEqual([
      '向公司领导报告：超期三日 / Reported to leadership: 超期三日',
      '建议方案：专车 / Proposed solution: 专车',
    ]);
    driver.give('instruct', { text: '加急' }, 'GENERAL_MANAGER');
    expect(told(driver, 'instruct').slice(0, 2)).toEqual([
      '作出指示：I1：加急 / Gave an instruction: I1: 加急',
      '开始计时：落实领导指示 / Clock started: Instruction of leadership',
    ]);
    const whole = { text: '派车', owner: 'zhao.min', due: '2025-10-20', resources: '两辆车' };
    driver.give('instruct', whole, 'GENERAL_MANAGER');
    expect(first(driver, 'instruct')).toBe(
      '作出指示：I2：派车，资源：两辆车，某zhao.min，期限：2025-10-20 / Gave an instruction: I2: 派车, resources: 两辆车, zhao.min, due: 2025-10-20',
    );
    driver.give('followInstruction', { instructionId: 'I2', result: '已派' }, owner);
    expect(first(driver, 'followInstruction')).toBe('落实指示：I2：已派 / Followed an instruction: I2: 已派');
    expect(peopleInCase(driver.journal.filter(({ command }) => command === 'instruct'))).toEqual([
      'general_manager',
      'general_manager',
      'zhao.min',
    ]);
  });

  it('tells what the customer was told, when, how and whom', () => {
    const driver = overdueAt('VERIFIED');
    const contact = { orderId: 'ord_1', newDate: '2025-10-20', channel: 'VISIT', spokenTo: '王敏' } as const;
    driver.give('tellCustomer', contact, 'SALESPERSON');
    expect(first(driver, 'tellCustomer')).toBe(
      '告知客户：新的预计日期：2025-10-20，拜访，王敏 / Told the customer: new expected date: 2025-10-20, In person, 王敏',
    );
  });

  it('tells who was at fault and what follows: a person with a fine that waits, or a department with a warning', () => {
    const driver = exceptionAt('VERIFIED');
    const amount = { amount: '200.00', currency: 'CNY' } as const;
    const fine = { personId: 'zhao.min', fault: '迟发', decision: '扣发', sanction: 'FINE', amount } as const;
    driver.give('decideAccountability', fine, 'QUALITY_MANAGER');
    expect(told(driver, 'decideAccountability')).toEqual([
      '认定责任：A1：扣发，某zhao.min，过失：迟发，罚款，CNY 200.00，待公司领导批准 / Decided on accountability: A1: 扣发, zhao.min, fault: 迟发, Fine, CNY 200.00, waits for the approval of leadership',
    ]);
    driver.give('approveAccountability', { accountabilityId: 'A1', approved: true }, 'GENERAL_MANAGER');
    expect(told(driver, 'approveAccountability')).toEqual([
      '审批责任处理：A1：已批准 / Decided on a sanction: A1: approved',
    ]);
    driver.give('decideAccountability', fine, 'QUALITY_MANAGER');
    const rejected = { accountabilityId: 'A2', approved: false, comment: '过重' };
    driver.give('approveAccountability', rejected, 'GENERAL_MANAGER');
    expect(told(driver, 'approveAccountability')).toEqual([
      '审批责任处理：A2：未批准，过重 / Decided on a sanction: A2: rejected, 过重',
    ]);
    const warning = {
      department: 'LOGISTICS',
      fault: '迟发',
      decision: '通报',
      sanction: 'WARNING',
    } as const;
    driver.give('decideAccountability', warning, 'QUALITY_MANAGER');
    expect(told(driver, 'decideAccountability')).toEqual([
      '认定责任：A3：通报，物流部，过失：迟发，警告 / Decided on accountability: A3: 通报, Logistics, fault: 迟发, Warning',
    ]);
    expect(peopleInCase(driver.journal.filter(({ command }) => command === 'decideAccountability'))).toEqual([
      'quality_manager',
      'zhao.min',
      'quality_manager',
      'zhao.min',
      'quality_manager',
    ]);
  });

  it('tells the review meeting, what is to prevent the next, and what was learnt for whom', () => {
    const driver = exceptionAt('VERIFIED');
    const meeting = { date: '2025-10-09', participants: ['总经理'], responsible: '赵敏', handling: '培训' };
    driver.give('holdReviewMeeting', meeting, 'GENERAL_MANAGER');
    expect(told(driver, 'holdReviewMeeting')).toEqual([
      '召开检讨会：2025-10-09，责任人：赵敏，处理：培训 / Held a review meeting: 2025-10-09, responsible: 赵敏, handling: 培训',
    ]);
    const training = {
      kind: 'TRAINING',
      description: '包装培训',
      owner: 'li.na',
      due: '2025-11-01',
    } as const;
    driver.give('recordPreventive', training, 'QUALITY_MANAGER');
    expect(first(driver, 'recordPreventive')).toBe(
      '记录预防措施：培训：包装培训，某li.na，期限：2025-11-01 / Recorded a preventive measure: Training: 包装培训, li.na, due: 2025-11-01',
    );
    expect(peopleInCase(driver.journal)).toContain('li.na');
    const lessons = { result: '已送达', lessons: '早订车', departments: ['LOGISTICS', 'SALES'] } as const;
    driver.give('recordLessons', { ...lessons, departments: [...lessons.departments] }, 'LOGISTICS_MANAGER');
    expect(told(driver, 'recordLessons').slice(0, 3)).toEqual([
      '总结经验教训：早订车 / Recorded the lessons: 早订车',
      '结果：已送达 / Result: 已送达',
      '物流部，销售部 / Logistics, Sales',
    ]);
  });

  it('ends with how it ended, and each order with what it answered', () => {
    const closed = exceptionAt('CLOSED');
    expect(first(closed, 'closeCase')).toBe('结案：已结案 / Closed the case: closed');
    const withdrawn = exceptionAt('OPENED').give('withdrawCase', { reason: '误报' }, 'LOGISTICS_MANAGER');
    expect(first(withdrawn, 'withdrawCase')).toBe(
      '撤销案件：已撤销，误报 / Withdrew the case: withdrawn, 误报',
    );
    const open = overdueAt('OPENED');
    const [pending] = pendingTellings(open.state);
    if (pending === undefined) throw new Error('no order is told');
    const { tellingId, orderId } = pending;
    const reason = 'This order was never received.';
    const input = { tellingId, orderId, result: 'FAILED', reason } as const;
    open.turn([{ name: 'recordTelling', input, actor: { kind: 'policy', rule: 'case.tell' } }]);
    expect(told(open, 'recordTelling')).toEqual([
      '告知订单：未能登记，从未收到此订单。 / Told an order: not noted, This order was never received.',
    ]);
    expect(told(overdueAt('OPENED').tell(), 'recordTelling')).toEqual([
      '告知订单：已登记 / Told an order: noted',
    ]);
  });

  it('stands act by act in the step in which it happened, with the reason where one was given', () => {
    const driver = exceptionAt('MEASURES_AGREED');
    driver.passUntil('2025-10-09T11:00:00+08:00');
    const late = { occurredAt: '2025-10-09T10:30:00+08:00', reason: '停电' };
    driver.give('reportMeasure', { measureId: 'M1', progress: '已订木箱' }, owner, late);
    const story = caseStoryOf(driver.journal, telling);
    expect(story.map(({ step, text }) => `${step} ${text.zh.split('：')[0]}`)).toEqual([
      'OPENED 立案',
      'OPENED 记录原因分析',
      'ANALYSED 商定措施',
      'ANALYSED 确认全部措施',
      'MEASURES_AGREED 报告措施进度',
    ]);
    expect(story.at(-1)).toMatchObject({ reason: '停电', at: late.occurredAt, recordedAt: driver.now });
    expect(story[0]).not.toHaveProperty('reason');
    const agreed = driver.journal.filter(({ command }) => command === 'agreeMeasure');
    expect(peopleInCase(agreed)).toEqual(['logistics_manager', 'zhao.min']);
  });

  it('names everybody to whom the lessons are sent', () => {
    const driver = exceptionAt('VERIFIED');
    const lessons = { result: '已送达', lessons: '早订车', departments: [], persons: ['li.na', 'sun.tao'] };
    driver.give('recordLessons', lessons, 'LOGISTICS_MANAGER');
    expect(told(driver, 'recordLessons')[2]).toBe('某li.na，某sun.tao / Li.na, sun.tao');
    expect(peopleInCase(driver.journal.slice(-1))).toEqual(['logistics_manager', 'li.na', 'sun.tao']);
  });
});
