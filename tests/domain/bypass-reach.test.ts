import { describe, expect, test } from 'vitest';
import { isSkipped, lapsedBypasses } from '../../domain/order/bypass.ts';
import { bringTo, orderIn, plan } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

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

/** Two lots whose plans wait for their countersignatures. */
function twoPlanned(): OrderDriver {
  const order = orderIn('PLANNED', apart);
  const [lot] = order.state.lots;
  if (lot === undefined) throw new Error('no lot');
  order.state = { ...order.state, lots: [lot, { ...lot, lotId: 'L2' }] };
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
});

describe('the make-up', () => {
  const passed = { step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT', result: 'PASS' } as const;

  test('is of the approval that was skipped: step, department and lot [REVIEW-21]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', review, 'GENERAL_MANAGER');
    order.give('bypassApproval', { ...review, department: 'PRODUCTION' }, 'GENERAL_MANAGER');
    expect(order.refusal('makeUpApproval', { ...passed, step: 'COUNTERSIGNATURE' }, 'BUYER')).toBe(
      'does-not-fit: department: no skipped approval of PROCUREMENT is to be made up for @department',
    );
    expect(order.refusal('makeUpApproval', { ...passed, lotId: 'L1' }, 'BUYER')).toContain('@department');
    order.give('makeUpApproval', { ...passed, department: 'PRODUCTION' }, 'PRODUCTION_SUPERVISOR');
    expect(order.state.bypasses?.map(({ department, makeUp }) => [department, makeUp?.by])).toEqual([
      ['PROCUREMENT', undefined],
      ['PRODUCTION', 'PRODUCTION_SUPERVISOR'],
    ]);
    expect(order.clocks('bypassMakeUp').map(({ owner }) => owner)).toEqual(['PROCUREMENT']);
  });

  test('of two lots is one for each, and that of a lot names it [REVIEW-21]', () => {
    const order = twoPlanned();
    order.give('bypassApproval', { ...signature, lotId: 'L1' }, 'GENERAL_MANAGER');
    order.give('bypassApproval', { ...signature, lotId: 'L2' }, 'GENERAL_MANAGER');
    const { step, department } = signature;
    order.give('makeUpApproval', { step, department, lotId: 'L2', result: 'PASS' }, 'PRODUCTION_SUPERVISOR');
    expect(order.state.bypasses?.map(({ lotId, makeUp }) => [lotId, makeUp?.result])).toEqual([
      ['L1', undefined],
      ['L2', 'PASS'],
    ]);
  });

  test('that passes is no exception; one that fails says why, and is one of the order [REVIEW-21]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', review, 'GENERAL_MANAGER');
    expect(order.refusal('makeUpApproval', { ...passed, result: 'FAIL' }, 'BUYER')).toBe(
      'does-not-fit: comment: say why the approval is not given @comment',
    );
    const again = orderIn('UNDER_REVIEW');
    again.give('bypassApproval', review, 'GENERAL_MANAGER');
    const types = again.give('makeUpApproval', passed, 'BUYER').events.map(({ type }) => type);
    expect(types).toEqual(['bypassMadeUp', 'clockStopped']);
    const failed = order.give('makeUpApproval', { ...passed, result: 'FAIL', comment: '无供应商' }, 'BUYER');
    expect(failed.events.at(-1)).toStrictEqual({
      type: 'exceptionRaised',
      exception: { type: 'PROBLEM', description: '无供应商', department: 'PROCUREMENT' },
    });
  });

  test('is given neither by whoever skipped the approval nor by who acts for them [PRIV-11]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', review, head);
    expect(order.refusal('makeUpApproval', passed, head)).toBe(
      'separation-of-duties: Whoever skipped an approval cannot make up for it, nor who acts for them.',
    );
  });
});

test('a review that begins anew asks for the reviews that were skipped, and for no countersignature', () => {
  const order = twoPlanned();
  order.give('bypassApproval', { ...signature, lotId: 'L1' }, head);
  const [skipped] = order.state.bypasses ?? [];
  if (skipped === undefined) throw new Error('nothing skipped');
  const [first, second] = lapsedBypasses([{ ...skipped, step: 'DEPARTMENT_REVIEW' }, skipped]);
  expect(first).toMatchObject({ lapsed: true, bypassId: 'B1', department: 'PRODUCTION' });
  expect(second).toEqual(skipped);
});
