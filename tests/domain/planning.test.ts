import { describe, expect, test } from 'vitest';
import { countersign, orderIn, plan } from './bring-to.ts';
import { firstDay } from './order-driver.ts';

describe('the production plan', () => {
  test('is due two working days after dispatch has the order [PLAN-01]', () => {
    const order = orderIn('PLANNING');
    expect(order.work).toEqual(['PLANNING submitPlan L1']);
    expect(order.clock('productionPlan', 'L1')).toMatchObject({
      owner: 'PLANNING',
      due: '2025-10-11T10:00:00+08:00',
    });
  });

  test('keeps timetable, route, resources and the material agreement, with who made it', () => {
    const order = orderIn('PLANNING');
    const whole = { ...plan, route: '冲压-焊接-装配', resources: '二号线' };
    order.give('submitPlan', whole, 'PLANNER');
    expect(order.lot()).toMatchObject({
      stage: 'PLANNED',
      planVersion: 1,
      plan: { ...whole, by: 'PLANNER', at: firstDay },
    });
  });

  test('whose material is not agreed goes on only with a reason', () => {
    const order = orderIn('PLANNING');
    const open = { ...plan, materialAgreed: false };
    expect(order.refusal('submitPlan', open, 'PLANNER')).toContain('@reason');
    order.give('submitPlan', { ...open, reason: '铜排 10-15 到货' }, 'PLANNER');
    expect(order.lot().plan).toMatchObject({ materialAgreed: false, reason: '铜排 10-15 到货' });
  });

  test('does not end before it starts, and may end the same day', () => {
    const order = orderIn('PLANNING');
    const day = { ...plan, start: '2025-10-13' };
    expect(order.refusal('submitPlan', { ...day, finish: '2025-10-12' }, 'PLANNER')).toContain('@finish');
    order.give('submitPlan', { ...day, finish: '2025-10-13' }, 'PLANNER');
  });

  test('that replaces another needs its reason, and the journal keeps both [PLAN-20]', () => {
    const order = orderIn('PLANNED');
    const later = { ...plan, finish: '2025-10-31' };
    expect(order.refusal('submitPlan', later, 'PLANNER')).toContain('@reason');
    order.give('submitPlan', { ...later, reason: '铜排晚到' }, 'PLANNER');
    expect(order.lot()).toMatchObject({ planVersion: 2, plan: { finish: '2025-10-31', reason: '铜排晚到' } });
    const plans = order.journal
      .flatMap((entry) => entry.events)
      .flatMap((event) => (event.type === 'lotRecorded' ? (event.record.plan ?? []) : []));
    expect(plans.map(({ finish }) => finish)).toEqual(['2025-10-24', '2025-10-31']);
  });

  test('in production moves its deadline: old and new one are both on record [SLA-14]', () => {
    const order = orderIn('IN_PRODUCTION');
    expect(order.clock('production', 'L1').due).toBe('2025-10-24T18:00:00+08:00');
    const entry = order.give('submitPlan', { ...plan, finish: '2025-10-31', reason: '插单' }, 'PLANNER');
    expect(order.stage).toBe('IN_PRODUCTION');
    expect(order.clock('production', 'L1')).toMatchObject({ cycle: 2, due: '2025-10-31T18:00:00+08:00' });
    expect(entry.events).toContainEqual({ type: 'clockStopped', clockId: 'L1.production#1', at: firstDay });
  });
});

describe('the work order', () => {
  const departments = ['SALES', 'PLANNING', 'ENGINEERING', 'WAREHOUSE', 'PRODUCTION'] as const;
  /** Nothing that policy could sign: signatures apart, BOM not released, material not agreed. */
  const byHand = () => {
    const order = orderIn('PLANNING', {
      policy: { 'review.mergeSignatures': false },
      facts: { lines: [{ line: 1, inCatalogue: true, bomReleased: false }] },
    });
    order.give('submitPlan', { ...plan, materialAgreed: false, reason: '铜排 10-15 到货' }, 'PLANNER');
    return order;
  };

  test('becomes operable only when all five departments have countersigned it [PLAN-11]', () => {
    const order = byHand();
    for (const department of departments) {
      expect(order.stage).toBe('PLANNED');
      expect(order.work).toContain(`${department} countersign L1`);
      expect(order.refusal('completeProduction', {}, 'PRODUCTION_SUPERVISOR')).toContain('not-in-this-state');
      countersign(order, department);
    }
    expect(order.stage).toBe('IN_PRODUCTION');
    expect(Object.keys(order.lot().countersignatures)).toEqual([...departments]);
  });

  test('has one working day for its signatures [PLAN-12]', () => {
    expect(byHand().clock('countersignature', 'L1').due).toBe('2025-10-10T10:00:00+08:00');
  });

  test('keeps medium, person, time and evidence of each signature [PLAN-12 PRIV-07]', () => {
    const order = byHand();
    const onPaper = { department: 'ENGINEERING', medium: 'PAPER' } as const;
    expect(order.refusal('countersign', onPaper, 'ENGINEER')).toContain('@evidence');
    order.give('countersign', { ...onPaper, evidence: '扫描件 17' }, 'ENGINEER');
    order.give(
      'countersign',
      { department: 'WAREHOUSE', medium: 'CHAT', evidence: '截图 3' },
      'WAREHOUSE_KEEPER',
    );
    order.give('countersign', { department: 'SALES', medium: 'SYSTEM' }, 'SALESPERSON');
    expect(order.lot().countersignatures).toEqual({
      ENGINEERING: { medium: 'PAPER', evidence: '扫描件 17', by: 'ENGINEER', at: firstDay },
      WAREHOUSE: { medium: 'CHAT', evidence: '截图 3', by: 'WAREHOUSE_KEEPER', at: firstDay },
      SALES: { medium: 'SYSTEM', by: 'SALESPERSON', at: firstDay },
    });
  });

  test('is signed by each department for itself, once [PRIV-07]', () => {
    const order = byHand();
    const engineering = { department: 'ENGINEERING', medium: 'SYSTEM' } as const;
    expect(order.refusal('countersign', engineering, 'PLANNER')).toContain('not-your-role');
    countersign(order, 'ENGINEERING');
    expect(order.refusal('countersign', engineering, 'ENGINEERING_MANAGER')).toContain('@department');
    expect(order.refusal('countersign', { ...engineering, department: 'QUALITY' }, 'INSPECTOR')).toContain(
      '@department',
    );
  });

  test('is signed anew when the plan changes before production [PLAN-11 PLAN-20]', () => {
    const order = byHand();
    countersign(order, 'ENGINEERING');
    order.give('submitPlan', { ...plan, materialAgreed: false, reason: '换线' }, 'PLANNER');
    expect(order.lot().countersignatures).toEqual({});
    expect(order.clock('countersignature', 'L1').cycle).toBe(2);
  });
});

describe('material that is missing', () => {
  const shortage = { material: '铜排', expectedArrival: '2025-10-15' };

  test('holds the lot under procurement until its arrival, and the date is the deadline', () => {
    const order = orderIn('PLANNED');
    order.give('reportMaterialShortage', shortage, 'BUYER');
    expect(order.work).toEqual(['PROCUREMENT confirmMaterial L1']);
    expect(order.lot().shortage).toEqual({ ...shortage, by: 'BUYER', at: firstDay });
    expect(order.clock('materialArrival', 'L1')).toMatchObject({
      owner: 'PROCUREMENT',
      due: '2025-10-15T18:00:00+08:00',
    });
    expect(
      order.refusal('countersign', { department: 'PRODUCTION', medium: 'SYSTEM' }, 'PRODUCTION_MANAGER'),
    ).toContain('not-in-this-state');
  });

  test('lets the plan go on when it is there, with the signatures it had', () => {
    const order = orderIn('PLANNED');
    order.give('reportMaterialShortage', shortage, 'PLANNER');
    order.give('confirmMaterial', {}, 'WAREHOUSE_KEEPER');
    expect(order.work).toEqual(['PRODUCTION countersign L1']);
    expect(order.runningClocks).toEqual(['L1.countersignature#2']);
  });
});
