import { describe, expect, test } from 'vitest';
import { unopenedCase } from '../../../domain/cases/apply-case.ts';
import type { OpenCaseInput } from '../../../domain/cases/case-inputs.ts';
import type { CaseState } from '../../../domain/cases/case-state.ts';
import { type CaseTask, openCaseTasks } from '../../../domain/cases/case-tasks.ts';
import { caseCommandRoles, openCaseCommands } from '../../../domain/cases/decide-case.ts';
import { departmentWith } from '../../../domain/cases/owners.ts';
import { headOf } from '../../../domain/people/roles.ts';
import {
  analysis,
  breach,
  CaseDriver,
  damage,
  exceptionAt,
  lessons,
  measure,
  overdueAt,
  owner,
} from './case-driver.ts';

const head = 'LOGISTICS_MANAGER';
const severe: OpenCaseInput = { ...breach, severity: 'CRITICAL' };

/** `taskId clock`, with who is asked where it is one person. */
function told({ tasks }: CaseDriver): string[] {
  return tasks.map(({ taskId, clockId, assignedTo }) =>
    [taskId, clockId ?? '-', ...(assignedTo === undefined ? [] : [assignedTo])].join(' '),
  );
}

describe('what an exception asks', () => {
  test('is one thing after another of the head of its department, under the clock of that step', () => {
    const at = (step: CaseState['step']) => told(exceptionAt(step));
    expect(at('OPENED')).toEqual(['recordAnalysis/LOGISTICS caseAnalysis#1']);
    expect(at('ANALYSED')).toEqual(['agreeMeasure/LOGISTICS#1 caseMeasures#1']);
    expect(at('MEASURES_AGREED')).toEqual(['completeMeasure/LOGISTICS#M1 caseMeasure#1 zhao.min']);
    expect(at('EXECUTED')).toEqual(['verifyCase/LOGISTICS caseVerification#1']);
    expect(at('VERIFIED')).toEqual(['recordLessons/LOGISTICS -']);
    expect(at('CLOSED')).toEqual([]);
    expect(openCaseTasks(unopenedCase('case_1'))).toEqual([]);
  });

  test('is asked of the roles that may do it; a measure falls to the head of its own department', () => {
    const driver = exceptionAt('ANALYSED').give(
      'agreeMeasure',
      { ...measure, department: 'WAREHOUSE' },
      head,
    );
    expect(told(driver)).toEqual(['agreeMeasures/LOGISTICS#1 caseMeasures#1']);
    expect(driver.tasks[0]?.roles).toEqual(caseCommandRoles(driver.state, 'agreeMeasures'));
    driver.give('agreeMeasures', {}, head);
    expect(driver.tasks).toEqual<CaseTask[]>([
      {
        taskId: 'completeMeasure/WAREHOUSE#M1',
        command: 'completeMeasure',
        department: 'WAREHOUSE',
        roles: ['WAREHOUSE_MANAGER'],
        assignedTo: 'zhao.min',
        clockId: 'caseMeasure#1',
        measureId: 'M1',
      },
    ]);
  });

  test('is a task of its own in each round of measures [EXC-07]', () => {
    const driver = exceptionAt('EXECUTED').give('verifyCase', { effective: false, comment: 'x' }, head);
    expect(told(driver)).toEqual(['agreeMeasure/LOGISTICS#2 caseMeasures#2']);
  });

  test('is each instruction under its own clock and of its own person, until it is followed [OVERDUE-07]', () => {
    const driver = exceptionAt('OPENED');
    driver.give('instruct', { text: 'a' }, 'GENERAL_MANAGER');
    driver.give('instruct', { text: 'b', owner: 'zhao.min' }, 'GENERAL_MANAGER');
    expect(told(driver).slice(1)).toEqual([
      'followInstruction/LOGISTICS#I1 caseInstruction#1',
      'followInstruction/LOGISTICS#I2 caseInstruction#2 zhao.min',
    ]);
    driver.give('followInstruction', { instructionId: 'I1', result: 'x' }, head);
    expect(told(driver).slice(1)).toEqual(['followInstruction/LOGISTICS#I2 caseInstruction#2 zhao.min']);
  });

  test('while a sanction waits for leadership, is its approval and whatever else is missing, and no second decision', () => {
    const driver = exceptionAt('VERIFIED');
    const reward = { department: 'WAREHOUSE', fault: '无', decision: '表扬', sanction: 'REWARD' } as const;
    driver.give('decideAccountability', reward, head);
    expect(told(driver)).toEqual(['approveAccountability/LEADERSHIP#A1 -', 'recordLessons/LOGISTICS -']);
    expect(driver.refusal('closeCase', {}, head)).toBe(
      'blocked: Before the case closes it needs: ACCOUNTABILITY, LESSONS.',
    );
  });

  test('before it closes, is whatever its kind needs and it lacks, of somebody who may see to it', () => {
    const { state } = exceptionAt('VERIFIED');
    const {
      analysis: _analysis,
      verification: _verification,
      ...bare
    } = { ...state, measures: [], serious: true };
    const asked = openCaseTasks(bare).map(({ command, department }) => `${department} ${command}`);
    expect(asked).toEqual([
      'LOGISTICS recordAnalysis',
      'LOGISTICS agreeMeasure',
      'LOGISTICS verifyCase',
      'LOGISTICS reportToLeadership',
      'LEADERSHIP holdReviewMeeting',
      'LOGISTICS recordLessons',
    ]);
    for (const { roles, department } of openCaseTasks(bare)) expect(roles).toContain(headOf(department));
  });
});

test('a task says nothing of person, clock or measure where there is none; a settled sanction asks nothing', () => {
  const closing = exceptionAt('VERIFIED').give('recordLessons', lessons, head);
  const warning = { personId: 'sun.tao', fault: '粗心', decision: '警告', sanction: 'WARNING' } as const;
  closing.give('decideAccountability', warning, head);
  expect(closing.tasks).toStrictEqual([
    {
      taskId: 'closeCase/LOGISTICS',
      command: 'closeCase',
      department: 'LOGISTICS',
      roles: ['LOGISTICS_MANAGER', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'],
    },
  ]);
});

describe('what an overdue case asks', () => {
  test('is each thing once, of the department that answers for it [OVERDUE-07 OVERDUE-16]', () => {
    expect(told(overdueAt('EXECUTED'))).toEqual([
      'verifyCase/QUALITY caseVerification#1',
      'reportToLeadership/ADMINISTRATION caseReport#1',
      'tellCustomer/SALES caseCustomerNotice#1',
    ]);
    expect(told(overdueAt('VERIFIED'))).toEqual([
      'reportToLeadership/ADMINISTRATION caseReport#1',
      'tellCustomer/SALES caseCustomerNotice#1',
    ]);
  });

  test('in the end is that quality closes it [OVERDUE-14]', () => {
    const driver = overdueAt('VERIFIED');
    driver.give('reportToLeadership', { summary: 'x', proposedSolution: 'y' }, 'ADMINISTRATOR');
    const contact = { orderId: 'ord_1', newDate: '2025-10-20', channel: 'PHONE', spokenTo: '王敏' } as const;
    driver.give('tellCustomer', contact, 'SALESPERSON');
    expect(told(driver)).toEqual(['closeCase/QUALITY -']);
    expect(openCaseCommands(driver.state)).toContain('closeCase');
  });

  test('with fault found, is a decision of quality; the clocks are of those who are asked [OVERDUE-09]', () => {
    const driver = overdueAt('OPENED').give('recordAnalysis', { ...analysis, fault: true }, 'SALESPERSON');
    driver.give('agreeMeasure', measure, 'SALESPERSON').give('agreeMeasures', {}, 'SALESPERSON');
    expect(driver.clock('caseReport')).toMatchObject({ owner: 'ADMINISTRATION', assignee: 'ADMINISTRATOR' });
    expect(driver.clock('caseCustomerNotice')).toMatchObject({ owner: 'SALES', assignee: 'SALESPERSON' });
    expect(driver.clock('caseMeasure')).toMatchObject({ owner: 'LOGISTICS', assignee: 'LOGISTICS_MANAGER' });
    driver.give('completeMeasure', { measureId: 'M1', result: 'x' }, owner);
    expect(driver.clock('caseVerification')).toMatchObject({ owner: 'QUALITY', assignee: 'QUALITY_MANAGER' });
    expect(driver.clock('caseVerification').assignedTo).toBeUndefined();
    driver.give('verifyCase', { effective: true, comment: 'x' }, 'INSPECTOR');
    expect(told(driver)).toContain('decideAccountability/QUALITY -');
  });
});

describe('what a violation asks', () => {
  test('is of the head of its department; quality verifies, and a critical one is reported [AUDIT-08]', () => {
    const driver = new CaseDriver().give('openCase', severe, 'WAREHOUSE_MANAGER');
    expect(told(driver)).toEqual([
      'recordAnalysis/WAREHOUSE caseAnalysis#1',
      'reportToLeadership/WAREHOUSE caseReport#1',
    ]);
    driver.give('recordAnalysis', { ...analysis, causes: [] }, 'WAREHOUSE_MANAGER');
    expect(told(driver)[0]).toBe('agreeMeasures/WAREHOUSE#1 caseMeasures#1');
    driver.give('agreeMeasures', {}, 'WAREHOUSE_MANAGER');
    expect(told(driver)[0]).toBe('verifyCase/QUALITY caseVerification#1');
    driver.give('verifyCase', { effective: false, comment: 'x' }, 'INSPECTOR');
    // Where measures are carried out there is nothing to confirm: one is agreed.
    expect(told(driver)[0]).toBe('agreeMeasure/WAREHOUSE#2 caseMeasures#2');
    driver.give('agreeMeasure', { ...measure, due: '2025-10-15' }, 'WAREHOUSE_MANAGER');
    driver.give('completeMeasure', { measureId: 'M1', result: 'x' }, owner);
    driver.give('verifyCase', { effective: true, comment: 'x' }, 'INSPECTOR');
    expect(told(driver)).toEqual([
      'reportToLeadership/WAREHOUSE caseReport#1',
      'decideAccountability/WAREHOUSE -',
      'holdReviewMeeting/LEADERSHIP -',
    ]);
  });
});

test('a case of another department asks that department', () => {
  // What falls to heads, or to everybody, falls to the department of the case.
  const { state } = exceptionAt('OPENED');
  expect(
    [state, { ...state, kind: 'VIOLATION' } as const].map((each) => departmentWith(each, 'OPENS')),
  ).toEqual(['LOGISTICS', 'LOGISTICS']);
  expect(departmentWith({ ...state, kind: 'OVERDUE' }, 'OPENS')).toBe('SALES');
  const driver = new CaseDriver().give('openCase', { ...damage, department: 'QUALITY' }, 'WAREHOUSE_KEEPER');
  expect(told(driver)).toEqual(['recordAnalysis/QUALITY caseAnalysis#1']);
  expect(driver.clock('caseAnalysis')).toMatchObject({ owner: 'QUALITY', assignee: 'QUALITY_MANAGER' });
});
