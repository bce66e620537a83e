import { describe, expect, test } from 'vitest';
import { apply } from '../../domain/order/apply.ts';
import { escalationOf } from '../../domain/order/escalation.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { validatePolicy } from '../../domain/policy/validate-policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { bringTo, countersign, orderIn } from './bring-to.ts';
import type { OrderDriver, Who } from './order-driver.ts';

const reason = '客户停产待料';
const review = { step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT', reason } as const;
const confirmation = { step: 'PLAN_CONFIRMATION', department: 'PRODUCTION', reason } as const;
const signature = { step: 'COUNTERSIGNATURE', department: 'PRODUCTION', reason } as const;
const head: Who = 'PROCUREMENT_MANAGER';

/** An order whose production was begun without production's countersignature. */
function bypassed(): OrderDriver {
  const order = orderIn('PLANNED');
  order.give('bypassApproval', signature, 'PRODUCTION_MANAGER');
  return order;
}

describe('an approval that is skipped in an emergency', () => {
  test('is on record with who, why and which, and the order goes on as after the act [REVIEW-21]', () => {
    const order = bypassed();
    expect(order.state.bypasses).toMatchObject([
      { bypassId: 'B1', ...signature, lotId: 'L1', by: 'PRODUCTION_MANAGER', at: order.now },
    ]);
    expect(order.stage).toBe('IN_PRODUCTION');
    const confirmed = orderIn('CONTRACTED', { policy: { 'review.mergeSignatures': false } });
    for (const department of ['LOGISTICS', 'FINANCE'] as const) {
      confirmed.give(
        'confirmPlan',
        { department },
        department === 'FINANCE' ? 'ACCOUNTANT' : 'LOGISTICS_CLERK',
      );
    }
    confirmed.give('bypassApproval', confirmation, head);
    expect(confirmed.stage).toBe('CONFIRMED');
    expect(confirmed.state.clocks.map(({ kind }) => kind)).toContain('promisedDelivery');
  });

  test('leaves the other approvals as they are: the decision waits for those alone [REVIEW-21]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', review, head);
    expect(order.work).toEqual([
      'PROCUREMENT makeUpApproval',
      'FINANCE recordReview',
      'PRODUCTION recordReview',
    ]);
    for (const department of ['FINANCE', 'PRODUCTION'] as const) {
      order.give(
        'recordReview',
        { department, result: 'PASS' },
        department === 'FINANCE' ? 'ACCOUNTANT' : 'PRODUCTION_MANAGER',
      );
    }
    order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
    expect(order.state.reviews.PROCUREMENT).toBeUndefined();
  });

  test('is skipped by heads and leadership alone, and not by whoever did the work [REVIEW-21]', () => {
    const order = orderIn('PLANNED');
    for (const role of ['PLANNER', 'PRODUCTION_SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR'] as const) {
      expect(order.refusal('bypassApproval', signature, role), role).toMatch(/^not-your-role/);
    }
    const own = /^separation-of-duties/;
    expect(
      order.refusal('bypassApproval', signature, { person: 'SALESPERSON', role: 'SALES_MANAGER' }),
    ).toMatch(own);
    expect(
      order.refusal('bypassApproval', signature, { person: 'PLANNER', role: 'PLANNING_MANAGER' }),
    ).toMatch(own);
    order.give('bypassApproval', signature, 'DEPUTY_GENERAL_MANAGER');
  });

  test('is one that policy lists, and never of law, quality or payment [REVIEW-21]', () => {
    const listed = orderIn('PLANNED', { policy: { 'review.bypassSteps': ['DEPARTMENT_REVIEW'] } });
    expect(listed.refusal('bypassApproval', signature, head)).toMatch(/@step$/);
    const matrix = { 'review.matrix': { REGULAR: ['LEGAL', 'QUALITY', 'FINANCE'] } };
    const order = orderIn('UNDER_REVIEW', { policy: matrix });
    for (const department of ['LEGAL', 'QUALITY'] as const) {
      expect(order.refusal('bypassApproval', { ...review, department }, head)).toMatch(
        /never skipped @department$/,
      );
    }
    const contracted = orderIn('CONTRACTED', { policy: { 'review.mergeSignatures': false } });
    const payment = { ...confirmation, department: 'FINANCE' } as const;
    expect(contracted.refusal('bypassApproval', payment, head)).toMatch(/never skipped @department$/);
    const problems = (steps: string[]) =>
      validatePolicy({ 'review.bypassSteps': steps }, companyDefault).map(({ path }) => path);
    expect(problems(['COUNTERSIGNATURE'])).toEqual([]);
    for (const step of ['INSPECTION', 'DEPOSIT', 'LEGAL_REVIEW']) {
      expect(problems([step])).toEqual(['review.bypassSteps[0]']);
    }
  });

  test('is one that is awaited [REVIEW-21]', () => {
    const order = bypassed();
    expect(order.refusal('bypassApproval', signature, head)).toMatch(/@department$/);
    expect(order.refusal('bypassApproval', review, head)).toMatch(/@department$/);
    expect(order.refusal('bypassApproval', confirmation, head)).toMatch(/@department$/);
    const planned = orderIn('PLANNED');
    expect(planned.refusal('bypassApproval', { ...signature, lotId: 'L9' }, head)).toMatch(/@lotId$/);
  });

  test('is asked for again when the plan is made anew, or the review begins anew [REVIEW-21]', () => {
    const order = orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } });
    order.give('bypassApproval', signature, head);
    const plan = { start: '2025-10-14', finish: '2025-10-25', materialAgreed: true, reason: '设备故障' };
    order.give('submitPlan', plan, 'PLANNER');
    expect(order.work).toContain('PRODUCTION countersign L1');
    const reviewed = orderIn('UNDER_REVIEW');
    reviewed.give('bypassApproval', review, head);
    reviewed.state = apply(reviewed.state, { type: 'reviewsReopened' });
    expect(reviewed.work).toContain('PROCUREMENT recordReview');
  });
});

describe('the make-up of a skipped approval', () => {
  test('is a task of the skipped department, within its days, one cycle for each [REVIEW-21]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', review, 'GENERAL_MANAGER');
    order.give('bypassApproval', { ...review, department: 'PRODUCTION' }, 'GENERAL_MANAGER');
    const clocks = order.clocks('bypassMakeUp');
    expect(clocks.map(({ clockId, owner, due }) => [clockId, owner, due])).toEqual([
      ['bypassMakeUp#1', 'PROCUREMENT', '2025-10-11T10:00:00+08:00'],
      ['bypassMakeUp#2', 'PRODUCTION', '2025-10-11T10:00:00+08:00'],
    ]);
    expect(order.tasks.filter(({ command }) => command === 'makeUpApproval')).toMatchObject([
      { department: 'PROCUREMENT', clockId: 'bypassMakeUp#1', taskId: 'order/makeUpApproval/PROCUREMENT#1' },
      { department: 'PRODUCTION', clockId: 'bypassMakeUp#2', taskId: 'order/makeUpApproval/PRODUCTION#2' },
    ]);
    order.give(
      'makeUpApproval',
      { step: review.step, department: review.department, result: 'PASS' },
      'BUYER',
    );
    expect(order.clocks('bypassMakeUp').map(({ owner }) => owner)).toEqual(['PRODUCTION']);
  });

  test('is given by the department, and not by whoever skipped it [REVIEW-21]', () => {
    const order = bypassed();
    const { step, department } = signature;
    const passed = { step, department, result: 'PASS' } as const;
    expect(order.refusal('makeUpApproval', passed, 'PROCUREMENT_MANAGER')).toMatch(/^not-your-role/);
    expect(order.refusal('makeUpApproval', passed, 'PRODUCTION_MANAGER')).toMatch(/^separation-of-duties/);
    order.give('makeUpApproval', passed, 'PRODUCTION_SUPERVISOR');
    expect(order.state.bypasses?.[0]?.makeUp).toMatchObject({ result: 'PASS', by: 'PRODUCTION_SUPERVISOR' });
    expect(order.refusal('makeUpApproval', passed, 'PRODUCTION_SUPERVISOR')).toMatch(/@department$/);
    expect(order.clocks('bypassMakeUp')).toEqual([]);
  });

  test('is an exception of the order when the department would not have approved [REVIEW-21]', () => {
    const order = bypassed();
    const { step, department } = signature;
    const failed = { step, department, result: 'FAIL' } as const;
    expect(order.refusal('makeUpApproval', failed, 'PRODUCTION_SUPERVISOR')).toMatch(/@comment$/);
    const entry = order.give('makeUpApproval', { ...failed, comment: '产能不足' }, 'PRODUCTION_SUPERVISOR');
    expect(entry.events).toContainEqual({
      type: 'exceptionRaised',
      exception: { type: 'PROBLEM', description: '产能不足', department, lotId: 'L1' },
    });
  });

  test('that is overdue goes up, and internal audit hears of it [REVIEW-22]', () => {
    const policy = defaultPolicyValues();
    const order = orderIn('PLANNED', { policy: { 'sla.ladders': policy['sla.ladders'] } });
    order.give('bypassApproval', signature, head);
    order.passUntil('2025-10-15T12:00:00+08:00');
    const own = order.rungs.filter(({ clockId }) => clockId === 'bypassMakeUp#1');
    expect(own.map(({ rung, at }) => `${rung} ${at}`)).toEqual([
      '80% 2025-10-10T15:48:00+08:00',
      '0 2025-10-11T10:00:00+08:00',
      '+1wd 2025-10-13T10:00:00+08:00',
      '+2wd 2025-10-14T10:00:00+08:00',
    ]);
    const told = (rung: string) => escalationOf(order.clock('bypassMakeUp'), rung, policy).roles;
    expect(told('0')).toEqual(['PRODUCTION_MANAGER', 'AUDITOR']);
    expect(told('+1wd')).toContain('AUDITOR');
  });

  test('stands still neither for a hold nor with the stage, and must be there before the archive [REVIEW-21]', () => {
    const order = bypassed();
    order.give('holdOrder', { reason: 'x' }, 'SALESPERSON');
    expect(order.clock('bypassMakeUp').pausedAt).toBeUndefined();
    order.give('resumeOrder', {}, 'SALESPERSON');
    bringTo(order, 'CLOSED');
    order.give('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT');
    expect(order.stage).toBe('CLOSED');
    expect(order.refusal('archiveOrder', {}, 'SALESPERSON')).toBe(
      'blocked: Skipped approvals are still to be made up for by PRODUCTION (REVIEW-21).',
    );
    const { step, department } = signature;
    order.give('makeUpApproval', { step, department, result: 'PASS' }, 'PRODUCTION_SUPERVISOR');
    expect(order.stage).toBe('ARCHIVED');
  });

  test('waits while the order is being cancelled [CANCEL-02]', () => {
    const order = bypassed();
    order.give(
      'requestCancellation',
      { requestedBy: '王敏', formReference: 'QX-1', reason: 'x' },
      'SALESPERSON',
    );
    const { step, department } = signature;
    expect(order.work).not.toContain('PRODUCTION makeUpApproval');
    expect(
      order.refusal('makeUpApproval', { step, department, result: 'PASS' }, 'PRODUCTION_SUPERVISOR'),
    ).toMatch(/^blocked/);
    expect(order.clock('bypassMakeUp').pausedAt).toBe(order.now);
  });

  test('does not keep a countersignature from the departments that were not skipped [REVIEW-21]', () => {
    const order = orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } });
    order.give('bypassApproval', signature, head);
    expect(order.stage).toBe('PLANNED');
    for (const department of ['SALES', 'PLANNING'] as const) countersign(order, department);
    expect(order.stage).toBe('IN_PRODUCTION');
  });
});
