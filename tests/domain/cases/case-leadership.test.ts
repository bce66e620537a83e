import { describe, expect, test } from 'vitest';
import type { CaseCommandInputs } from '../../../domain/cases/case-inputs.ts';
import { openCaseCommands } from '../../../domain/cases/decide-case.ts';
import { analysis, exceptionAt, overdueAt } from './case-driver.ts';

const head = 'LOGISTICS_MANAGER';
const meeting = { date: '2025-10-09', participants: ['总经理'], responsible: '包装班', handling: '培训' };

describe('what leadership says of a case', () => {
  test('is an instruction with its own date, person and clock, or with the days of policy and none [OVERDUE-07]', () => {
    const driver = exceptionAt('OPENED');
    driver.give('instruct', { text: '派专车', owner: 'zhao.min', due: '2025-10-10' }, 'GENERAL_MANAGER');
    driver.give('instruct', { text: '每日汇报' }, 'GENERAL_MANAGER');
    const mark = { by: 'general_manager', at: '2025-10-09T10:00:00+08:00' };
    expect(driver.state.instructions).toEqual([
      { instructionId: 'I1', text: '派专车', owner: 'zhao.min', due: '2025-10-10', ...mark },
      { instructionId: 'I2', text: '每日汇报', ...mark },
    ]);
    const [dated, usual] = driver.state.clocks.filter(({ kind }) => kind === 'caseInstruction');
    expect(dated).toMatchObject({
      limit: { until: '2025-10-10' },
      assignedTo: 'zhao.min',
      owner: 'LOGISTICS',
    });
    // Two working days from Thursday at 10:00: Saturday the 11th is a make-up day.
    expect(usual).toMatchObject({ due: '2025-10-11T10:00:00+08:00', assignee: 'LOGISTICS_MANAGER' });
    expect(usual?.assignedTo).toBeUndefined();
    expect(driver.refusal('instruct', { text: 'x', due: '2025-10-01' }, 'GENERAL_MANAGER')).toBe(
      'does-not-fit: due: lies in the past',
    );
  });

  test('is followed once, each on its own, and offered only while one waits [OVERDUE-07]', () => {
    const driver = exceptionAt('OPENED');
    expect(openCaseCommands(driver.state)).not.toContain('followInstruction');
    driver
      .give('instruct', { text: 'a' }, 'GENERAL_MANAGER')
      .give('instruct', { text: 'b' }, 'GENERAL_MANAGER');
    const follow = (instructionId: string) => ({ instructionId, result: '已办' });
    expect(driver.refusal('followInstruction', follow('I9'), head)).toBe(
      'does-not-fit: instructionId: the case has no such instruction',
    );
    driver.give('followInstruction', follow('I1'), head);
    expect(driver.refusal('followInstruction', follow('I1'), head)).toBe(
      'does-not-fit: instructionId: it was followed already',
    );
    expect(driver.clock('caseInstruction').clockId).toBe('caseInstruction#2');
    expect(driver.state.instructions.map(({ followed }) => followed?.result)).toEqual(['已办', undefined]);
    expect(openCaseCommands(driver.state)).toContain('followInstruction');
    driver.give('followInstruction', follow('I2'), 'ADMINISTRATOR');
    expect(openCaseCommands(driver.state)).not.toContain('followInstruction');
    expect(driver.clockKinds).toEqual(['caseAnalysis']);
  });

  test('is asked for once: a case that was reported is not reported again', () => {
    const driver = overdueAt('OPENED');
    const report = { summary: '交期已过', proposedSolution: '专车直送' };
    expect(openCaseCommands(driver.state)).toContain('reportToLeadership');
    driver.give('reportToLeadership', report, 'ADMINISTRATOR');
    expect(openCaseCommands(driver.state)).not.toContain('reportToLeadership');
    expect(driver.refusal('reportToLeadership', report, 'ADMINISTRATOR')).toBe(
      'blocked: The case was reported to leadership already.',
    );
    expect(driver.state.report).toMatchObject({ ...report, by: 'administrator' });
  });

  test('of a serious error comes after the analysis, from people who met, and not from tomorrow [OVERDUE-13]', () => {
    const driver = exceptionAt('OPENED');
    expect(openCaseCommands(driver.state)).not.toContain('holdReviewMeeting');
    expect(driver.refusal('holdReviewMeeting', meeting, 'GENERAL_MANAGER')).toBe(
      'blocked: The cause is not analysed yet.',
    );
    driver.give('recordAnalysis', analysis, head);
    expect(openCaseCommands(driver.state)).toContain('holdReviewMeeting');
    const refused = (wrong: Partial<typeof meeting>) =>
      driver.refusal('holdReviewMeeting', { ...meeting, ...wrong }, 'GENERAL_MANAGER');
    expect(refused({ participants: [] })).toBe('does-not-fit: participants: name at least one');
    expect(refused({ date: '2025-10-12' })).toBe('does-not-fit: date: lies in the future');
    driver.give('holdReviewMeeting', meeting, 'GENERAL_MANAGER');
    expect(driver.state.reviewMeeting).toEqual({ ...meeting, by: 'general_manager', at: driver.now });
  });
});

describe('a sanction', () => {
  const fine: CaseCommandInputs['decideAccountability'] = {
    personId: 'he.jun',
    fault: '未跟踪采购',
    decision: '罚款',
    sanction: 'FINE',
    amount: { amount: '500.00', currency: 'CNY' },
  };
  const decided = () => overdueAt('ANALYSED');

  test('has an amount only where it is one of money, and none below nothing [OVERDUE-10]', () => {
    const refused = (wrong: Partial<typeof fine>) =>
      decided().refusal('decideAccountability', { ...fine, ...wrong }, 'QUALITY_MANAGER');
    for (const sanction of ['NONE', 'WARNING'] as const) {
      expect(refused({ sanction })).toBe('does-not-fit: amount: this sanction has no amount');
    }
    expect(refused({ amount: { amount: '-0.01', currency: 'CNY' } })).toBe(
      'does-not-fit: amount: must not be negative',
    );
  });

  test('is approved one by one, and offered for approval only while one waits [OVERDUE-09]', () => {
    const driver = decided();
    const { amount: _amount, ...warning } = { ...fine, sanction: 'WARNING' as const };
    driver.give('decideAccountability', warning, 'QUALITY_MANAGER');
    expect(openCaseCommands(driver.state)).not.toContain('approveAccountability');
    driver.give('decideAccountability', fine, 'QUALITY_MANAGER');
    driver.give('decideAccountability', fine, 'QUALITY_MANAGER');
    expect(openCaseCommands(driver.state)).toContain('approveAccountability');
    const answer = (accountabilityId: string, approved = true) => ({
      accountabilityId,
      approved,
      comment: '同意',
    });
    const refused = (accountabilityId: string) =>
      driver.refusal('approveAccountability', answer(accountabilityId), 'GENERAL_MANAGER');
    expect(refused('A9')).toBe('does-not-fit: accountabilityId: the case has no such decision');
    expect(refused('A1')).toBe('does-not-fit: accountabilityId: waits for no approval');
    driver.give('approveAccountability', answer('A3'), 'GENERAL_MANAGER');
    expect(driver.state.accountability.map(({ approval }) => approval)).toEqual([
      'NOT_NEEDED',
      'PENDING',
      'APPROVED',
    ]);
    expect(driver.state.accountability[2]?.approved).toMatchObject({
      by: 'general_manager',
      comment: '同意',
    });
    driver.give('approveAccountability', answer('A2', false), 'GENERAL_MANAGER');
    expect(openCaseCommands(driver.state)).not.toContain('approveAccountability');
    expect(driver.state.accountability[1]?.approval).toBe('REJECTED');
  });

  test('is approved neither by whoever decided it nor by who acts for them', () => {
    const driver = decided().give('decideAccountability', fine, 'DEPUTY_GENERAL_MANAGER');
    const deputy = {
      kind: 'person' as const,
      personId: 'other',
      roles: ['BUYER' as const],
      onBehalfOf: [{ personId: 'deputy_general_manager', roles: ['DEPUTY_GENERAL_MANAGER' as const] }],
    };
    const answer = { accountabilityId: 'A1', approved: true };
    expect(driver.refusal('approveAccountability', answer, deputy)).toBe(
      'separation-of-duties: Whoever decided a sanction does not approve it.',
    );
  });
});
