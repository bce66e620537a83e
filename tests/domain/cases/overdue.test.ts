import { describe, expect, test } from 'vitest';
import type { CaseCommandInputs } from '../../../domain/cases/case-inputs.ts';
import { measureKinds } from '../../../domain/cases/case-state.ts';
import { analysis, CaseDriver, lateDelivery, measure, overdueAt, owner } from './case-driver.ts';

const cause = { cause: 'PRODUCTION', department: 'PRODUCTION' } as const;
const told: CaseCommandInputs['tellCustomer'] = {
  orderId: 'ord_1',
  newDate: '2025-10-20',
  channel: 'PHONE',
  spokenTo: '客户采购经理',
};
const report = { summary: '交期已过', proposedSolution: '专车直送' };

describe('an overdue case', () => {
  test('asks at once for its analysis, its report and that the customer is told, each within its time [OVERDUE-04 OVERDUE-07 OVERDUE-16]', () => {
    const driver = overdueAt('OPENED', { 'overdue.analysisDue': '2wd', 'qual.immediately': '2wh' });
    expect(driver.tasks).toMatchObject([
      { command: 'recordAnalysis', department: 'SALES', clockId: 'caseAnalysis#1' },
      { command: 'reportToLeadership', department: 'ADMINISTRATION', clockId: 'caseReport#1' },
      { command: 'tellCustomer', department: 'SALES', clockId: 'caseCustomerNotice#1' },
    ]);
    expect(driver.clock('caseAnalysis').due).toBe('2025-10-11T10:00:00+08:00');
    expect(driver.clock('caseReport').due).toBe('2025-10-10T10:00:00+08:00');
    expect(driver.clock('caseCustomerNotice').due).toBe('2025-10-09T12:00:00+08:00');
  });

  test('may have several causes of six kinds with one primary [OVERDUE-03]', () => {
    const driver = overdueAt('OPENED');
    const refused = (causes: CaseCommandInputs['recordAnalysis']['causes']) =>
      driver.refusal('recordAnalysis', { ...analysis, causes }, 'SALESPERSON');
    expect(refused([])).toContain('causes: name at least one');
    expect(refused([{ ...cause, primary: false }])).toContain('exactly one cause is the primary one');
    expect(refused([cause, { ...cause, cause: 'OTHER' }])).toContain('exactly one');
    expect(
      refused([
        { ...cause, primary: true },
        { ...cause, cause: 'OTHER', primary: true },
      ]),
    ).toContain('exactly one');
    const causes = (
      ['PRODUCTION', 'PROCUREMENT', 'LOGISTICS', 'CUSTOMER_CHANGE', 'COMMUNICATION', 'OTHER'] as const
    ).map((each) => ({ ...cause, cause: each, primary: each === 'PROCUREMENT' }));
    driver.give('recordAnalysis', { ...analysis, causes }, 'SALESPERSON');
    expect(driver.state.analysis?.causes).toHaveLength(6);
  });

  test('takes a cause that stands alone for the primary one [OVERDUE-03]', () => {
    const driver = overdueAt('OPENED');
    driver.give('recordAnalysis', { ...analysis, causes: [cause] }, 'SALESPERSON');
    expect(driver.state.analysis?.causes).toEqual([{ ...cause, primary: true }]);
  });

  test('names the change where the customer changed the order, and there alone [CHANGE-16]', () => {
    const driver = overdueAt('OPENED');
    const wrong = [{ ...cause, primary: true, changeId: 'C1' }];
    expect(driver.refusal('recordAnalysis', { ...analysis, causes: wrong }, 'SALESPERSON')).toContain(
      'causes[0].changeId: only the cause CUSTOMER_CHANGE',
    );
    const causes = [
      { cause: 'CUSTOMER_CHANGE', department: 'SALES', changeId: 'C1', primary: true } as const,
    ];
    driver.give('recordAnalysis', { ...analysis, causes }, 'SALESPERSON');
    expect(driver.state.analysis?.causes).toEqual(causes);
  });

  test('is analysed by sales, with participants, root cause and date [OVERDUE-04]', () => {
    const driver = overdueAt('OPENED');
    expect(driver.refusal('recordAnalysis', analysis, 'QUALITY_MANAGER')).toContain('not-your-role');
    expect(driver.refusal('recordAnalysis', { ...analysis, participants: [] }, 'SALESPERSON')).toContain(
      'participants',
    );
    expect(
      driver.refusal('recordAnalysis', { ...analysis, analysedOn: '2025-10-12' }, 'SALESPERSON'),
    ).toContain('analysedOn: lies in the future');
    driver.give('recordAnalysis', analysis, 'SALESPERSON');
    expect(driver.state.analysis).toMatchObject({
      rootCause: analysis.rootCause,
      participants: analysis.participants,
      analysedOn: '2025-10-09',
      by: 'salesperson',
    });
    expect(driver.clockKinds).not.toContain('caseAnalysis');
  });

  test('has its measures agreed in the time of policy, each with owner, date and verification [OVERDUE-05 OVERDUE-06]', () => {
    const driver = overdueAt('ANALYSED', { 'overdue.rectificationDue': '3wd' });
    expect(driver.clock('caseMeasures').due).toBe('2025-10-13T10:00:00+08:00');
    const { owner: _owner, due: _due, ...unowned } = measure;
    expect(driver.refusal('agreeMeasure', unowned, 'SALESPERSON')).toContain(
      'owner: name the responsible person',
    );
    for (const kind of measureKinds) {
      driver.give('agreeMeasure', { ...measure, measure: kind }, 'SALESPERSON');
    }
    expect(driver.state.measures.map((each) => each.measure)).toEqual([
      'ADJUST_PLAN',
      'PRIORITISE_PROCUREMENT',
      'STRENGTHEN_LOGISTICS',
      'OTHER',
    ]);
    expect(driver.state.clocks.filter(({ kind }) => kind === 'caseMeasure')).toHaveLength(4);
  });

  test('needs a measure against each cause; one that names none is against all [OVERDUE-05]', () => {
    const driver = overdueAt('ANALYSED');
    expect(driver.refusal('agreeMeasure', { ...measure, causes: ['PRODUCTION'] }, 'SALESPERSON')).toContain(
      'causes: the analysis names no cause PRODUCTION',
    );
    driver.give('agreeMeasure', { ...measure, causes: ['LOGISTICS'] }, 'SALESPERSON');
    expect(driver.asked).toContain('agreeMeasure');
    expect(driver.refusal('agreeMeasures', {}, 'SALESPERSON')).toBe(
      'blocked: Causes against which no measure is agreed: COMMUNICATION.',
    );
    driver.give('agreeMeasure', { ...measure, causes: ['COMMUNICATION'] }, 'SALESPERSON');
    driver.give('agreeMeasures', {}, 'SALESPERSON');
    expect(overdueAt('MEASURES_AGREED').state.measures[0]?.causes).toBeUndefined();
  });

  test('closes only after quality has verified the effect, and nobody else verifies [OVERDUE-14 OVERDUE-11]', () => {
    const driver = overdueAt('EXECUTED');
    const verdict = { effective: true, comment: '已送达' };
    for (const who of ['SALES_MANAGER', 'LOGISTICS_MANAGER', 'GENERAL_MANAGER'] as const) {
      expect(driver.refusal('verifyCase', verdict, who)).toContain('not-your-role');
    }
    expect(driver.refusal('closeCase', {}, 'QUALITY_MANAGER')).toContain('not-in-this-state');
    driver.give('verifyCase', verdict, 'INSPECTOR');
    driver.give('reportToLeadership', report, 'ADMINISTRATOR').give('tellCustomer', told, 'SALESPERSON');
    driver.give('closeCase', {}, 'QUALITY_MANAGER');
    expect(driver.state.step).toBe('CLOSED');
  });

  test('closes only once it was reported, its instructions are followed and the customer knows [OVERDUE-07 OVERDUE-16]', () => {
    const driver = overdueAt('VERIFIED');
    driver.give('instruct', { text: '每日汇报进度' }, 'GENERAL_MANAGER');
    expect(driver.clock('caseInstruction').due).toBe('2025-10-11T10:00:00+08:00');
    expect(driver.refusal('closeCase', {}, 'QUALITY_MANAGER')).toBe(
      'blocked: Before the case closes it needs: REPORT, INSTRUCTIONS, CUSTOMER_TOLD.',
    );
    driver.give('reportToLeadership', report, 'ADMINISTRATOR');
    driver.give('followInstruction', { instructionId: 'I1', result: '已汇报' }, 'SALES_MANAGER');
    expect(driver.refusal('closeCase', {}, 'QUALITY_MANAGER')).toContain('CUSTOMER_TOLD.');
    driver.give('tellCustomer', told, 'SERVICE_AGENT').give('closeCase', {}, 'QUALITY_MANAGER');
    expect(driver.state.customerTold).toMatchObject([{ ...told, by: 'service_agent' }]);
  });

  test('tells the customer of each of its orders; one that joins later starts the clock anew [OVERDUE-16]', () => {
    const driver = overdueAt('OPENED').give('tellCustomer', told, 'SALESPERSON');
    expect(driver.clockKinds).not.toContain('caseCustomerNotice');
    driver.give(
      'addOrders',
      {
        orders: [
          { orderId: 'ord_2', orderNumber: 'SO-2025-000002' },
          { orderId: 'ord_3', orderNumber: 'SO-2025-000003' },
        ],
      },
      'SALESPERSON',
    );
    expect(driver.clock('caseCustomerNotice').clockId).toBe('caseCustomerNotice#2');
    expect(driver.refusal('tellCustomer', { ...told, orderId: 'ord_9' }, 'SALESPERSON')).toContain(
      'is no order of the case',
    );
    expect(driver.refusal('tellCustomer', { ...told, newDate: '2025-10-01' }, 'SALESPERSON')).toContain(
      'newDate',
    );
    expect(driver.refusal('tellCustomer', told, 'BUYER')).toContain('not-your-role');
    driver.give('tellCustomer', { ...told, orderId: 'ord_2' }, 'SALESPERSON');
    expect(driver.asked).toContain('tellCustomer');
    expect(driver.clockKinds).toContain('caseCustomerNotice');
    driver.give('tellCustomer', { ...told, orderId: 'ord_3' }, 'SALESPERSON');
    expect(driver.asked).not.toContain('tellCustomer');
    expect(driver.clockKinds).not.toContain('caseCustomerNotice');
  });

  test('holds many orders, each once', () => {
    const driver = overdueAt('OPENED');
    expect(driver.refusal('addOrders', { orders: lateDelivery.orders }, 'SALESPERSON')).toContain(
      'in the case already',
    );
    const second = { orderId: 'ord_2', orderNumber: 'SO-2025-000002' };
    driver.give('addOrders', { orders: [second, second, ...lateDelivery.orders] }, 'SALESPERSON');
    expect(driver.state.orders.map(({ orderId }) => orderId)).toEqual(['ord_1', 'ord_2']);
  });
});

describe('accountability', () => {
  const fine = {
    personId: 'he.jun',
    fault: '未跟踪采购',
    decision: '罚款',
    sanction: 'FINE',
    amount: { amount: '500.00', currency: 'CNY' },
  } as const;

  test('is decided where somebody is at fault, by quality or leadership, before the case closes [OVERDUE-09]', () => {
    const driver = overdueAt('OPENED').give('recordAnalysis', { ...analysis, fault: true }, 'SALESPERSON');
    driver.give('agreeMeasure', measure, 'SALESPERSON').give('agreeMeasures', {}, 'SALESPERSON');
    driver.give('completeMeasure', { measureId: 'M1', result: 'x' }, owner);
    driver.give('verifyCase', { effective: true, comment: 'x' }, 'INSPECTOR');
    driver.give('reportToLeadership', report, 'ADMINISTRATOR').give('tellCustomer', told, 'SALESPERSON');
    expect(driver.asked).toEqual(['decideAccountability']);
    expect(driver.refusal('closeCase', {}, 'QUALITY_MANAGER')).toContain('needs: ACCOUNTABILITY.');
    const none = { personId: 'he.jun', fault: '未跟踪采购', decision: '批评', sanction: 'NONE' } as const;
    expect(driver.refusal('decideAccountability', none, 'SALES_MANAGER')).toContain('not-your-role');
    const { personId: _personId, ...nobody } = none;
    expect(driver.refusal('decideAccountability', nobody, 'QUALITY_MANAGER')).toContain(
      'personId: name the person',
    );
    driver.give('decideAccountability', none, 'QUALITY_MANAGER').give('closeCase', {}, 'QUALITY_MANAGER');
    expect(driver.state.accountability).toMatchObject([{ ...none, by: 'quality_manager' }]);
  });

  test('with an amount waits for leadership, and so does its case; nobody approves the own decision [OVERDUE-09 OVERDUE-10]', () => {
    const driver = overdueAt('VERIFIED').give('reportToLeadership', report, 'ADMINISTRATOR');
    driver.give('tellCustomer', told, 'SALESPERSON');
    driver.give('decideAccountability', fine, { person: 'gm', role: 'GENERAL_MANAGER' });
    expect(driver.state.accountability).toMatchObject([{ approval: 'PENDING', amount: fine.amount }]);
    expect(driver.asked).toEqual(['approveAccountability']);
    expect(driver.refusal('closeCase', {}, 'QUALITY_MANAGER')).toContain('ACCOUNTABILITY');
    const yes = { accountabilityId: 'A1', approved: true };
    expect(driver.refusal('approveAccountability', yes, 'QUALITY_MANAGER')).toContain('not-your-role');
    expect(driver.refusal('approveAccountability', yes, { person: 'gm', role: 'GENERAL_MANAGER' })).toContain(
      'separation-of-duties',
    );
    driver.give('approveAccountability', yes, 'DEPUTY_GENERAL_MANAGER');
    expect(driver.refusal('approveAccountability', yes, 'DEPUTY_GENERAL_MANAGER')).toContain(
      'waits for no approval',
    );
    driver.give('closeCase', {}, 'QUALITY_MANAGER');
    expect(driver.state.accountability).toMatchObject([{ approval: 'APPROVED' }]);
  });

  test('may reward or fine a department, which policy says leadership approves [OVERDUE-10]', () => {
    const reward = {
      department: 'LOGISTICS',
      fault: '无',
      decision: '通报表扬',
      sanction: 'REWARD',
    } as const;
    const strict = overdueAt('ANALYSED').give('decideAccountability', reward, 'QUALITY_MANAGER');
    expect(strict.state.accountability).toMatchObject([{ department: 'LOGISTICS', approval: 'PENDING' }]);
    const lenient = overdueAt('ANALYSED', { 'case.sanctionApproval': ['FINE'] });
    lenient.give('decideAccountability', reward, 'QUALITY_MANAGER');
    expect(lenient.state.accountability).toMatchObject([{ approval: 'NOT_NEEDED' }]);
    // Whatever the list says, an amount is approved.
    lenient.give('decideAccountability', { ...fine, sanction: 'OTHER' }, 'QUALITY_MANAGER');
    expect(lenient.state.accountability[1]).toMatchObject({ approval: 'PENDING' });
    const warning = { ...fine, sanction: 'WARNING' } as const;
    expect(lenient.refusal('decideAccountability', warning, 'QUALITY_MANAGER')).toContain('amount');
  });

  test('that leadership rejects counts as none [OVERDUE-09]', () => {
    const driver = overdueAt('OPENED').give('recordAnalysis', { ...analysis, fault: true }, 'SALESPERSON');
    driver.give('decideAccountability', fine, 'QUALITY_MANAGER');
    driver.give('approveAccountability', { accountabilityId: 'A1', approved: false }, 'GENERAL_MANAGER');
    driver.give('agreeMeasure', measure, 'SALESPERSON').give('agreeMeasures', {}, 'SALESPERSON');
    driver.give('completeMeasure', { measureId: 'M1', result: 'x' }, owner);
    driver.give('verifyCase', { effective: true, comment: 'x' }, 'INSPECTOR');
    expect(driver.asked).toContain('decideAccountability');
  });
});

describe('a serious error', () => {
  test('leads to a review meeting of leadership on who is responsible and how it is handled [OVERDUE-13]', () => {
    const driver = new CaseDriver().give('openCase', { ...lateDelivery, serious: true }, 'SALESPERSON');
    const meeting = {
      date: '2025-10-09',
      participants: ['总经理'],
      responsible: '计划部',
      handling: '扣减绩效',
    };
    expect(driver.refusal('holdReviewMeeting', meeting, 'GENERAL_MANAGER')).toContain(
      'The cause is not analysed yet.',
    );
    driver.give('recordAnalysis', analysis, 'SALESPERSON').give('agreeMeasure', measure, 'SALESPERSON');
    driver.give('agreeMeasures', {}, 'SALESPERSON');
    driver.give('completeMeasure', { measureId: 'M1', result: 'x' }, owner);
    driver.give('verifyCase', { effective: true, comment: 'x' }, 'INSPECTOR');
    driver.give('reportToLeadership', report, 'ADMINISTRATOR').give('tellCustomer', told, 'SALESPERSON');
    expect(driver.refusal('closeCase', {}, 'QUALITY_MANAGER')).toContain('needs: REVIEW_MEETING.');
    driver.give('holdReviewMeeting', meeting, 'GENERAL_MANAGER').give('closeCase', {}, 'QUALITY_MANAGER');
    expect(driver.state.reviewMeeting).toMatchObject(meeting);
  });
});
