import { describe, expect, test } from 'vitest';
import { orderIn, plan } from './bring-to.ts';
import { twoLines } from './sample-orders.ts';

const bom = (...released: boolean[]) => ({
  lines: released.map((bomReleased, index) => ({ line: index + 1, inCatalogue: true, bomReleased })),
});
const signers = (work: readonly string[]) =>
  work.flatMap((each) => (each.includes('countersign') ? [each.split(' ')[0]] : []));

describe('a countersignature is given by policy', () => {
  test('for sales who released, planning who planned, a released BOM and agreed material; production signs', () => {
    const order = orderIn('PLANNED');
    expect(signers(order.work)).toEqual(['PRODUCTION']);
    const signatures = order.lot().countersignatures;
    expect(Object.keys(signatures)).toEqual(['SALES', 'PLANNING', 'ENGINEERING', 'WAREHOUSE']);
    expect(signatures.SALES).toEqual({ medium: 'SYSTEM', by: 'policy:plan.countersign', at: order.now });
  });

  test('for engineering only when the BOM of every line of the lot is released', () => {
    expect(signers(orderIn('PLANNED', { ...twoLines, facts: bom(true, false) }).work)).toEqual([
      'ENGINEERING',
      'PRODUCTION',
    ]);
    const order = orderIn('RELEASED', { ...twoLines, facts: bom(true, false) });
    order.give('checkStock', { fromStock: [{ line: 2, quantity: '2.5' }] }, 'WAREHOUSE_KEEPER');
    order.give('submitPlan', plan, 'PLANNER');
    expect(signers(order.work)).toEqual(['PRODUCTION']);
  });

  test('for the warehouse only when the material is agreed', () => {
    const order = orderIn('PLANNING');
    order.give('submitPlan', { ...plan, materialAgreed: false, reason: '铜排未到' }, 'PLANNER');
    expect(signers(order.work)).toEqual(['WAREHOUSE', 'PRODUCTION']);
  });

  test('for sales and planning only where signatures are merged', () => {
    const order = orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } });
    expect(signers(order.work)).toEqual(['SALES', 'PLANNING', 'PRODUCTION']);
  });

  test('anew for each plan', () => {
    const order = orderIn('PLANNED');
    order.give('submitPlan', { ...plan, materialAgreed: false, reason: '铜排未到' }, 'PLANNER');
    expect(signers(order.work)).toEqual(['WAREHOUSE', 'PRODUCTION']);
  });

  test('never for production, whoever else signs', () => {
    const order = orderIn('PLANNED', { policy: { 'plan.countersigners': ['PRODUCTION', 'QUALITY'] } });
    expect(signers(order.work)).toEqual(['PRODUCTION', 'QUALITY']);
  });
});

describe('where the company asks', () => {
  test('one department, its signature starts production', () => {
    const order = orderIn('PLANNED', { policy: { 'plan.countersigners': ['PRODUCTION'] } });
    order.give('countersign', { department: 'PRODUCTION', medium: 'SYSTEM' }, 'PRODUCTION_MANAGER');
    expect(order.stage).toBe('IN_PRODUCTION');
  });

  test('nobody to countersign, the plan itself starts production', () => {
    const order = orderIn('PLANNING', { policy: { 'plan.countersigners': [] } });
    order.give('submitPlan', plan, 'PLANNER');
    expect(order.stage).toBe('IN_PRODUCTION');
    expect(order.runningClocks).toEqual(['L1.production#1']);
  });

  test('nobody to confirm, the contract itself makes the order confirmed', () => {
    const order = orderIn('QUOTED', { policy: { 'review.confirmingDepartments': [] } });
    order.give('signContract', { contractNumber: 'K-1', customerSignedBy: '王敏' }, 'SALESPERSON');
    expect([order.stage, order.state.confirmedAt]).toEqual(['CONFIRMED', order.now]);
    expect(order.runningClocks).toEqual(['release#1']);
  });
});
