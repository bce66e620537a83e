import { describe, expect, test } from 'vitest';
import { isSkipped } from '../../domain/order/bypass.ts';
import { openCommands } from '../../domain/order/decide.ts';
import { bringTo, decided, orderIn, plan } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { twoPlanned } from './two-planned.ts';

const reason = '客户停产待料';
const review = { step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT', reason } as const;
const confirmation = { step: 'PLAN_CONFIRMATION', department: 'PRODUCTION', reason } as const;
const signature = { step: 'COUNTERSIGNATURE', department: 'PRODUCTION', reason } as const;
const head = 'PROCUREMENT_MANAGER';
const apart = { policy: { 'review.mergeSignatures': false } };

/** Thirty of the hundred come from stock as lot L2; the rest is planned as L1. */
function partlyFromStock(): OrderDriver {
  const order = orderIn('RELEASED', apart);
  order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
  order.give('submitPlan', plan, 'PLANNER');
  return order;
}

describe('what may be skipped', () => {
  test('is an approval of the stage that the order is in, and none before or after [REVIEW-21]', () => {
    const none = 'does-not-fit: department: no such approval of PROCUREMENT is awaited @department';
    expect(orderIn('RECEIVED').refusal('bypassApproval', review, head)).toBe(none);
    expect(orderIn('PLANNED').refusal('bypassApproval', { ...review, step: 'COUNTERSIGNATURE' }, head)).toBe(
      none,
    );
    for (const stage of ['UNDER_REVIEW', 'CONFIRMED'] as const) {
      expect(orderIn(stage, apart).refusal('bypassApproval', confirmation, head)).toBe(
        'does-not-fit: department: no such approval of PRODUCTION is awaited @department',
      );
    }
  });

  test('says which rule does not let it be [REVIEW-21]', () => {
    const listed = orderIn('PLANNED', { policy: { 'review.bypassSteps': ['DEPARTMENT_REVIEW'] } });
    expect(listed.refusal('bypassApproval', signature, head)).toBe(
      'does-not-fit: step: the policy review.bypassSteps does not let COUNTERSIGNATURE be skipped @step',
    );
    expect(
      orderIn('CONTRACTED', apart).refusal(
        'bypassApproval',
        { ...confirmation, department: 'FINANCE' },
        head,
      ),
    ).toBe(
      'does-not-fit: department: what FINANCE says on law, quality or payment is never skipped @department',
    );
  });

  test("is finance's review of the order, though never its word on a payment [REVIEW-21]", () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', { ...review, department: 'FINANCE' }, head);
    expect(order.work).toContain('FINANCE makeUpApproval');
    expect(order.work).not.toContain('FINANCE recordReview');
  });

  test('is one approval of a department: its others are still asked for [REVIEW-21]', () => {
    const order = orderIn('UNDER_REVIEW', apart);
    order.give('bypassApproval', { ...review, department: 'PRODUCTION' }, head);
    expect(isSkipped(order.state, 'DEPARTMENT_REVIEW', 'PRODUCTION')).toBe(true);
    expect(isSkipped(order.state, 'DEPARTMENT_REVIEW', 'FINANCE')).toBe(false);
    expect(isSkipped(order.state, 'PLAN_CONFIRMATION', 'PRODUCTION')).toBe(false);
    bringTo(order, 'CONTRACTED');
    expect(order.work).toContain('PRODUCTION confirmPlan');
  });

  test('is of one lot: that which is planned, or the one named of several [REVIEW-21]', () => {
    const order = partlyFromStock();
    order.give('bypassApproval', signature, head);
    expect(order.state.bypasses).toMatchObject([{ lotId: 'L1' }]);
    expect(order.lot('L1').skipped).toEqual(['PRODUCTION']);
    expect(order.lot('L2')).not.toHaveProperty('skipped');
    const several = twoPlanned();
    expect(several.refusal('bypassApproval', signature, head)).toBe(
      'does-not-fit: lotId: one of L1, L2 @lotId',
    );
    expect(several.refusal('bypassApproval', { ...signature, lotId: 'L7' }, head)).toBe(
      'does-not-fit: lotId: lots: L1, L2 @lotId',
    );
    several.give('bypassApproval', { ...signature, lotId: 'L2' }, head);
    expect(several.state.bypasses).toMatchObject([{ lotId: 'L2' }]);
    expect(several.lot('L1').skipped).toBeUndefined();
    expect(orderIn('RELEASED').refusal('bypassApproval', { ...signature, lotId: 'L1' }, head)).toBe(
      'does-not-fit: lotId: lots: none yet @lotId',
    );
  });

  test('of a review is of the whole order, whatever lot is named with it', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', { ...review, lotId: 'L9' }, head);
    expect(order.state.bypasses?.[0]).not.toHaveProperty('lotId');
  });

  test('is never decided by whoever the order was entered for [PRIV-11]', () => {
    const by = {
      kind: 'person' as const,
      personId: 'clerk',
      roles: ['BUYER' as const],
      onBehalfOf: [{ personId: 'zhang', roles: ['SALESPERSON' as const] }],
    };
    const order = orderIn('UNDER_REVIEW', { by });
    const own = 'separation-of-duties: Whoever entered the order or made the plan cannot skip its approval.';
    for (const person of ['clerk', 'zhang']) {
      expect(order.refusal('bypassApproval', review, { person, role: 'SALES_MANAGER' })).toBe(own);
    }
    order.give('bypassApproval', review, { person: 'other', role: 'SALES_MANAGER' });
  });

  test('is offered while an approval of the order can be awaited, and not before or after [REVIEW-21]', () => {
    const offered = (order: OrderDriver) => openCommands(order.state).includes('bypassApproval');
    for (const stage of ['UNDER_REVIEW', 'CONTRACTED', 'PLANNED'] as const) {
      expect(offered(orderIn(stage)), stage).toBe(true);
    }
    for (const stage of ['RECEIVED', 'QUOTED', 'CONFIRMED', 'PLANNING', 'IN_PRODUCTION'] as const) {
      expect(offered(orderIn(stage)), stage).toBe(false);
    }
    expect(offered(decided())).toBe(false);
  });
});
