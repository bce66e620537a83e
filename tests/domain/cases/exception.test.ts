import { describe, expect, test } from 'vitest';
import type { OpenCaseInput } from '../../../domain/cases/case-inputs.ts';
import { caseOverdue } from '../../../domain/cases/case-overdue.ts';
import { openCaseCommands } from '../../../domain/cases/decide-case.ts';
import { analysis, breach, CaseDriver, damage, exceptionAt, lessons, measure, owner } from './case-driver.ts';

const head = 'LOGISTICS_MANAGER';

describe('an exception', () => {
  test.each(['INFO_ERROR', 'FREQUENT_CHANGES', 'CANCELLATION', 'STOCK_SHORTAGE', 'TRANSPORT_DELAY'] as const)(
    'is opened as %s by whoever finds it [EXC-01 EXC-02 EXC-03]',
    (type) => {
      const driver = new CaseDriver();
      const orders = [
        {
          orderId: 'o',
          orderNumber: 'n',
          ...(type === 'INFO_ERROR' ? { wrongField: 'ADDRESS' as const } : {}),
        },
      ];
      driver.give('openCase', { ...damage, type, orders }, 'WAREHOUSE_KEEPER');
      expect(driver.state).toMatchObject({
        kind: 'EXCEPTION',
        type,
        step: 'OPENED',
        openedBy: 'warehouse_keeper',
      });
    },
  );

  test('is of one of its own types, and says which information is wrong [EXC-01 EXC-02]', () => {
    const driver = new CaseDriver();
    const wrong = driver.refusal('openCase', { ...damage, type: 'DELIVERY_OVERDUE' }, 'WAREHOUSE_KEEPER');
    expect(wrong).toContain('does-not-fit: type: is no type of this kind');
    expect(driver.refusal('openCase', { ...damage, type: 'INFO_ERROR' }, 'SALESPERSON')).toContain(
      'orders[0].wrongField',
    );
    expect(driver.refusal('openCase', { ...damage, orders: [] }, 'SALESPERSON')).toContain(
      'orders: must be given',
    );
  });

  test('is reported to the superior of the department, who has the time of policy for the analysis [EXC-03 EXC-04]', () => {
    const driver = exceptionAt('OPENED', { 'exc.analysisDue': '4wh' });
    expect(driver.tasks).toMatchObject([
      { command: 'recordAnalysis', department: 'LOGISTICS', clockId: 'caseAnalysis#1' },
    ]);
    expect(driver.tasks[0]?.roles).toContain(head);
    // Opened Thursday at 10:00; the lunch hour does not count.
    expect(driver.clock('caseAnalysis')).toMatchObject({
      due: '2025-10-09T15:00:00+08:00',
      owner: 'LOGISTICS',
    });
    driver.passUntil('2025-10-10T16:00:00+08:00');
    expect(driver.rungs).toEqual(['caseAnalysis#1/80%', 'caseAnalysis#1/0', 'caseAnalysis#1/+1wd']);
    expect(caseOverdue(driver.state)).toBe(true);
    expect(driver.state.step).toBe('OPENED');
  });

  test('is analysed by the superior with the persons concerned, and by nobody below [EXC-04]', () => {
    const driver = exceptionAt('OPENED');
    expect(driver.refusal('recordAnalysis', analysis, 'LOGISTICS_CLERK')).toContain('not-your-role');
    expect(driver.refusal('recordAnalysis', analysis, 'WAREHOUSE_MANAGER')).toContain('not-your-role');
    expect(driver.refusal('recordAnalysis', { ...analysis, participants: [] }, head)).toContain(
      'participants',
    );
    driver.give('recordAnalysis', analysis, head);
    expect(driver.state).toMatchObject({ step: 'ANALYSED', analysis: { rootCause: analysis.rootCause } });
    expect(driver.clockKinds).toEqual(['caseMeasures']);
  });

  test('takes no measure without department, person and limit [EXC-05]', () => {
    const driver = exceptionAt('ANALYSED');
    const { department, owner: person, due, ...rest } = measure;
    expect(driver.refusal('agreeMeasure', { ...rest, owner: person ?? '', due: due ?? '' }, head)).toContain(
      'department:',
    );
    expect(
      driver.refusal('agreeMeasure', { ...rest, department: department ?? 'SALES', due: due ?? '' }, head),
    ).toContain('owner:');
    expect(
      driver.refusal(
        'agreeMeasure',
        { ...rest, department: department ?? 'SALES', owner: person ?? '' },
        head,
      ),
    ).toContain('due:');
    expect(driver.refusal('agreeMeasure', { ...measure, due: '2025-10-01' }, head)).toContain(
      'lies in the past',
    );
    expect(driver.refusal('agreeMeasures', {}, head)).toContain('blocked: No measure is agreed yet');
    driver.give('agreeMeasure', measure, head);
    expect(driver.state.measures).toMatchObject([
      { measureId: 'M1', department, owner: person, due, round: 1 },
    ]);
  });

  test('has each measure carried out by its person under a clock of its own, which escalates [EXC-06]', () => {
    expect(openCaseCommands(exceptionAt('ANALYSED').state)).not.toContain('reportMeasure');
    const driver = exceptionAt('MEASURES_AGREED');
    driver.give('agreeMeasure', { ...measure, due: '2025-10-10', owner: 'qian.li' }, head);
    expect(driver.clock('caseMeasure')).toMatchObject({ clockId: 'caseMeasure#1', assignedTo: 'zhao.min' });
    expect(driver.tasks).toMatchObject([
      { command: 'completeMeasure', measureId: 'M1', assignedTo: 'zhao.min', clockId: 'caseMeasure#1' },
      { command: 'completeMeasure', measureId: 'M2', assignedTo: 'qian.li', clockId: 'caseMeasure#2' },
    ]);
    const other = { person: 'qian.li', role: 'LOGISTICS_CLERK' } as const;
    expect(driver.refusal('reportMeasure', { measureId: 'M1', progress: 'x' }, other)).toContain(
      'not-your-role',
    );
    driver.give('reportMeasure', { measureId: 'M1', progress: '木箱已订' }, owner);
    expect(driver.state.measures[0]?.progress).toMatchObject([{ progress: '木箱已订', by: 'zhao.min' }]);
    driver.passUntil('2025-10-13T09:00:00+08:00');
    expect(driver.rungs).toContain('caseMeasure#2/0');
    driver.give('completeMeasure', { measureId: 'M2', result: 'x' }, other);
    expect(driver.state).toMatchObject({
      step: 'MEASURES_AGREED',
      measures: [{}, { completed: { late: true } }],
    });
    expect(openCaseCommands(driver.state)).toContain('reportMeasure');
    driver.give('completeMeasure', { measureId: 'M1', result: 'x' }, owner);
    expect(driver.state.step).toBe('EXECUTED');
    expect(driver.clockKinds).toEqual(['caseVerification']);
  });

  test('is verified by the superior, never by who carried a measure out, and only then closed [EXC-07]', () => {
    const driver = exceptionAt('EXECUTED');
    expect(driver.refusal('closeCase', {}, head)).toContain('not-in-this-state: The case is EXECUTED.');
    const verdict = { effective: true, comment: 'x' };
    expect(driver.refusal('verifyCase', verdict, 'QUALITY_MANAGER')).toContain('not-your-role');
    const self = { person: 'zhao.min', role: head } as const;
    expect(driver.refusal('verifyCase', verdict, self)).toContain('separation-of-duties');
    driver.give('verifyCase', verdict, head).give('recordLessons', lessons, head).give('closeCase', {}, head);
    expect(driver.state).toMatchObject({ step: 'CLOSED', outcome: 'CLOSED', clocks: [] });
    expect([driver.tasks, openCaseCommands(driver.state)]).toEqual([[], []]);
    expect(driver.refusal('closeCase', {}, head)).toContain(
      'not-in-this-state: The case is at its end: CLOSED.',
    );
  });

  test('begins another round where the measures did not help [EXC-07]', () => {
    const driver = exceptionAt('EXECUTED');
    driver.give('verifyCase', { effective: false, comment: '仍有破损', measureIds: ['M1'] }, head);
    expect(driver.state).toMatchObject({
      step: 'MEASURES_AGREED',
      round: 2,
      measures: [{ effective: false }],
    });
    expect(driver.asked).toEqual(['agreeMeasure']);
    expect(driver.clockKinds).toEqual(['caseMeasures']);
    driver.give('agreeMeasure', { ...measure, due: '2025-10-15' }, head);
    driver.give('completeMeasure', { measureId: 'M2', result: 'x' }, owner);
    expect(
      driver.refusal('verifyCase', { effective: false, comment: 'x', measureIds: ['M1'] }, head),
    ).toContain('is no measure of this round');
    driver.give('verifyCase', { effective: true, comment: '好' }, head);
    expect(driver.state).toMatchObject({
      step: 'VERIFIED',
      measures: [{ effective: false }, { effective: true }],
    });
  });

  test('sends result and lessons to those concerned before it closes [EXC-08]', () => {
    const driver = exceptionAt('VERIFIED');
    expect(driver.asked).toEqual(['recordLessons']);
    expect(driver.refusal('closeCase', {}, head)).toContain(
      'blocked: Before the case closes it needs: LESSONS.',
    );
    expect(driver.refusal('recordLessons', { ...lessons, departments: [] }, head)).toContain('departments');
    driver.give('recordLessons', lessons, head);
    expect(driver.asked).toEqual(['closeCase']);
  });

  test('that is serious is reported to leadership with a proposal, instructed, tracked and reviewed [EXC-11 OVERDUE-13]', () => {
    const driver = new CaseDriver();
    driver.give('openCase', { ...damage, serious: true }, 'WAREHOUSE_KEEPER');
    expect(driver.asked).toEqual(['recordAnalysis', 'reportToLeadership']);
    expect(driver.refusal('reportToLeadership', report, 'WAREHOUSE_KEEPER')).toContain('not-your-role');
    driver.give('reportToLeadership', report, head);
    expect(driver.clockKinds).toEqual(['caseAnalysis']);
    expect(driver.refusal('reportToLeadership', report, head)).toContain('blocked');
    const order = { text: '派专车', resources: '两辆专车', owner: 'zhao.min', due: '2025-10-10' };
    expect(driver.refusal('instruct', order, head)).toContain('not-your-role');
    driver.give('instruct', order, 'GENERAL_MANAGER');
    expect(driver.tasks[1]).toMatchObject({
      command: 'followInstruction',
      assignedTo: 'zhao.min',
      clockId: 'caseInstruction#1',
    });
    driver
      .give('recordAnalysis', analysis, head)
      .give('agreeMeasure', measure, head)
      .give('agreeMeasures', {}, head);
    driver.give('completeMeasure', { measureId: 'M1', result: 'x' }, owner);
    driver.give('verifyCase', { effective: true, comment: 'x' }, head).give('recordLessons', lessons, head);
    expect(driver.refusal('closeCase', {}, head)).toContain('INSTRUCTIONS, REVIEW_MEETING');
    driver.give('followInstruction', { instructionId: 'I1', result: '已派车' }, owner);
    expect(driver.asked).toEqual(['holdReviewMeeting']);
    expect(driver.refusal('holdReviewMeeting', meeting, head)).toContain('not-your-role');
    driver.give('holdReviewMeeting', meeting, 'DEPUTY_GENERAL_MANAGER').give('closeCase', {}, head);
    expect(driver.state.instructions).toMatchObject([
      { resources: '两辆专车', followed: { by: 'zhao.min' } },
    ]);
  });

  test('that its analysis finds serious is to be reported from then on [EXC-11]', () => {
    const driver = exceptionAt('OPENED');
    expect(driver.clockKinds).not.toContain('caseReport');
    driver.give('recordAnalysis', { ...analysis, serious: true }, head);
    expect(driver.clock('caseReport').due).toBe('2025-10-10T10:00:00+08:00');
    expect(driver.asked).toEqual(['agreeMeasure', 'reportToLeadership']);
  });

  test('keeps preventive measures of four kinds with owner and date [EXC-13]', () => {
    const driver = exceptionAt('ANALYSED');
    for (const kind of ['TRAINING', 'PROCESS', 'COMMUNICATION', 'RISK_WARNING'] as const) {
      driver.give('recordPreventive', { kind, description: 'x', owner: 'wu', due: '2025-11-01' }, head);
    }
    expect(driver.state.preventive.map(({ kind }) => kind)).toHaveLength(4);
    expect(
      driver.refusal(
        'recordPreventive',
        { kind: 'TRAINING', description: 'x', owner: 'wu', due: '2025-09-01' },
        head,
      ),
    ).toContain('due: lies in the past');
  });
});

const report = { summary: '货物受损', proposedSolution: '重新生产两台' };
const meeting = { date: '2025-10-09', participants: ['总经理'], responsible: '包装班', handling: '培训' };

describe('a violation', () => {
  const grave: OpenCaseInput = { ...breach, rule: '发货管理办法 第五条', severity: 'MAJOR' };

  test('names person, rule and severity, is opened by heads and ends with a sanction [PRIV-09 AUDIT-08]', () => {
    const driver = new CaseDriver();
    expect(driver.refusal('openCase', grave, 'WAREHOUSE_KEEPER')).toContain('not-your-role');
    const { person: _person, ...anonymous } = grave;
    expect(driver.refusal('openCase', anonymous, 'WAREHOUSE_MANAGER')).toContain('person: must be given');
    driver.give('openCase', grave, 'WAREHOUSE_MANAGER');
    expect(driver.state.violation).toEqual({
      person: 'sun.tao',
      rule: '发货管理办法 第五条',
      severity: 'MAJOR',
    });
    driver.give('recordAnalysis', { ...analysis, causes: [] }, 'WAREHOUSE_MANAGER');
    driver.give('agreeMeasures', {}, 'WAREHOUSE_MANAGER');
    expect(driver.state.step).toBe('EXECUTED');
    driver.give('verifyCase', { effective: true, comment: 'x' }, 'QUALITY_MANAGER');
    expect(driver.refusal('closeCase', {}, 'QUALITY_MANAGER')).toContain('ACCOUNTABILITY');
    const sanction = {
      personId: 'sun.tao',
      fault: '未核对',
      decision: '警告一次',
      sanction: 'WARNING',
    } as const;
    driver
      .give('decideAccountability', sanction, 'WAREHOUSE_MANAGER')
      .give('closeCase', {}, 'QUALITY_MANAGER');
    expect(driver.state.accountability).toMatchObject([{ sanction: 'WARNING', approval: 'NOT_NEEDED' }]);
  });
});
