import { describe, expect, it } from 'vitest';
import { actsOf, playOnRules } from '../demo/play-on-rules.ts';

describe('on the rules alone, from stock check to delivery', () => {
  it('goods that are all in stock are shipped without being planned or made [MAT-02]', async () => {
    const { entries, state, after } = await playOnRules('03-all-from-stock');
    expect(after('checkStock').stage).toBe('READY_TO_SHIP');
    expect(state.lots).toMatchObject([{ lotId: 'L1', source: 'STOCK' }]);
    expect(Object.keys(actsOf(entries, 'person'))).not.toContain('submitPlan');
    expect(Object.keys(actsOf(entries, 'person'))).not.toContain('recordInspection');
    expect(state.archive?.groups['PRODUCTION']).toBe('NONE');
  });

  it('stock that covers part splits the order: that part is shipped while the rest is made [MAT-02]', async () => {
    const { after, state } = await playOnRules('04-part-from-stock');
    expect(after('checkStock').lots).toMatchObject([
      { lotId: 'L1', stage: 'PLANNING', source: 'PRODUCTION', lines: [{ line: 1, quantity: '12' }] },
      {
        lotId: 'L2',
        stage: 'READY_TO_SHIP',
        source: 'STOCK',
        lines: [
          { line: 1, quantity: '8' },
          { line: 2, quantity: '40' },
        ],
      },
    ]);
    expect(after('dispatchShipment').lots.map((lot) => lot.stage)).toEqual(['PLANNING', 'SHIPPED']);
    expect(state.lots.map((lot) => lot.inspection !== undefined)).toEqual([true, false]);
  });

  it('98 of 100 good: the good ones can go, 2 are reworked and inspected again [QC-02 QC-03 QC-06]', async () => {
    const { after, state } = await playOnRules('05-inspection-fails-once');
    const failed = after('recordInspection');
    expect(failed.lots).toMatchObject([
      { lotId: 'L1', stage: 'REWORK', lines: [{ line: 1, quantity: '2' }], reworkRounds: 1 },
      { lotId: 'L2', stage: 'READY_TO_SHIP', splitFrom: 'L1', reworkRounds: 0 },
    ]);
    expect(failed.lots[1]?.lines).toEqual([
      { line: 1, quantity: '98' },
      { line: 2, quantity: '60' },
    ]);
    expect(failed.tasks.filter((task) => task.lotId === 'L1').map((task) => task.command)).toEqual([
      'proposeRectification',
    ]);
    expect(after('completeRework').lots[0]?.stage).toBe('IN_QC');
    expect(state.lots[0]?.inspection).toMatchObject({ passed: [{ line: 1, quantity: '2' }], failed: [] });
  });

  it('a prepaid order is not dispatched before it is paid in full [SHIP-22]', async () => {
    const { steps, state } = await playOnRules('09-prepayment-two-shipments');
    const refused = steps.find((step) => step.refused !== undefined)?.refused;
    expect(refused?.act.command).toBe('dispatchShipment');
    expect(refused?.sentence).toContain('389900.00 CNY');
    expect(state.payments.map((payment) => payment.total.amount)).toEqual(['167100.00', '389900.00']);
  });

  it('what a part shipment leaves behind needs a packing list and transport of its own [SHIP-02]', async () => {
    const { after, entries } = await playOnRules('09-prepayment-two-shipments');
    const parted = after('dispatchShipment');
    expect(parted.lots).toMatchObject([
      { lotId: 'L1', stage: 'READY_TO_SHIP', lines: [{ line: 2, quantity: '6' }] },
      { lotId: 'L2', stage: 'SHIPPED', splitFrom: 'L1' },
    ]);
    expect(parted.tasks.filter((task) => task.lotId === 'L1').map((task) => task.command)).toEqual([
      'checkPackingList',
      'arrangeTransport',
    ]);
    expect(actsOf(entries, 'person')).toMatchObject({
      checkPackingList: 2,
      arrangeTransport: 2,
      dispatchShipment: 2,
    });
  });

  it('a delay without a proposal is accepted, the proposal becomes a task, and the plan moves with its reason [PROD-05 PLAN-20]', async () => {
    const { after, state } = await playOnRules('10-delay-and-exception');
    const delayed = after('reportDelay');
    expect(delayed.tasks.map((task) => task.command)).toEqual([
      'recordOriginal',
      'completeProduction',
      'proposeRemedy',
    ]);
    expect(after('proposeRemedy').tasks.map((task) => task.command)).toEqual([
      'recordOriginal',
      'completeProduction',
    ]);
    expect(state.lots[0]).toMatchObject({
      planVersion: 2,
      plan: { finish: '2026-12-12', reason: '数控折弯机故障停机两天' },
      delay: { type: 'EQUIPMENT_FAILURE', proposal: '外协折弯并周末加班' },
    });
  });

  it('damage on the way is recorded, solved and does not lose the shipment [DELIV-02]', async () => {
    const { after, state } = await playOnRules('10-delay-and-exception');
    expect(after('reportDeliveryException').stage).toBe('DELIVERY_EXCEPTION');
    expect(after('resolveDeliveryException').stage).toBe('SHIPPED');
    expect(state.lots[0]?.deliveryException).toMatchObject({ type: 'DAMAGE', solution: expect.any(String) });
  });
});
