import { describe, expect, test } from 'vitest';
import { type LotStage, lotStages } from '../../domain/order/stage-names.ts';
import { lotCounts, type OrderState, visibleStage } from '../../domain/order/state.ts';
import { bringTo, orderIn, papers, rectification, transport } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { twoLines } from './sample-orders.ts';

const of = (line: number, quantity: string) => ({ line, quantity });

/** Quantities of each line over all lots. */
function quantities(order: OrderDriver): Record<number, number> {
  const sums: Record<number, number> = {};
  for (const { line, quantity } of order.state.lots.flatMap((lot) => lot.lines)) {
    sums[line] = (sums[line] ?? 0) + Number(quantity);
  }
  return sums;
}

describe('the order shows', () => {
  const withLots = (...stages: LotStage[]): OrderState => {
    const { state } = orderIn('RELEASED');
    const [lot] = state.lots;
    return { ...state, lots: lot === undefined ? [] : stages.map((stage) => ({ ...lot, stage })) };
  };

  test('its least advanced lot, whatever the others are', () => {
    for (const [rank, stage] of lotStages.entries()) {
      for (const other of lotStages.slice(rank)) expect(visibleStage(withLots(other, stage))).toBe(stage);
    }
  });

  test('its own stage before there are lots and after they have come together', () => {
    expect(visibleStage(orderIn('CONFIRMED').state)).toBe('CONFIRMED');
    expect(visibleStage(orderIn('SETTLING').state)).toBe('SETTLING');
    expect(visibleStage({ ...withLots(), stage: 'IN_FULFILMENT' })).toBe('IN_FULFILMENT');
  });

  test('how many lots are in each stage', () => {
    expect(lotCounts(withLots('IN_QC', 'SHIPPED', 'IN_QC'))).toEqual({ IN_QC: 2, SHIPPED: 1 });
  });
});

describe('one order in many lots', () => {
  test('from stock, production, rework and two shipments comes together with nothing lost', () => {
    const order = orderIn('RELEASED', twoLines);
    order.give('checkStock', { fromStock: [of(1, '30')] }, 'WAREHOUSE_KEEPER');
    bringTo(order, 'IN_PRODUCTION');
    order.give('completeProduction', { finished: [of(1, '50')] }, 'PRODUCTION_SUPERVISOR');
    const report = { passed: [of(1, '49')], failed: [of(1, '1')], standardVersion: 'v' };
    order.give('recordInspection', report, 'INSPECTOR');
    expect(order.lots).toEqual([
      'L1 IN_PRODUCTION 1:20 2:2.5',
      'L2 READY_TO_SHIP 1:30',
      'L3 REWORK 1:1',
      'L4 READY_TO_SHIP 1:49',
    ]);
    const fourth = { lotId: 'L4' };
    order.give('checkPackingList', { packed: [of(1, '49')] }, 'LOGISTICS_CLERK', fourth);
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK', fourth);
    order.give('dispatchShipment', { ...papers, shipped: [of(1, '40')] }, 'WAREHOUSE_KEEPER', fourth);
    expect(order.lots.slice(3)).toEqual(['L4 READY_TO_SHIP 1:9', 'L5 SHIPPED 1:40']);
    expect(order.stage).toBe('IN_PRODUCTION');
    expect(quantities(order)).toEqual({ 1: 100, 2: 2.5 });
    order.give('proposeRectification', rectification, 'INSPECTOR');
    order.give('completeRework', {}, 'PRODUCTION_SUPERVISOR');
    bringTo(order, 'ACCEPTED');
    expect(quantities(order)).toEqual({ 1: 100, 2: 2.5 });
    expect(lotCounts(order.state)).toEqual({ LOT_ACCEPTED: 5 });
  });

  test('keeps the records of a lot with each of its parts, and the family tree', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('reportProgress', { percent: 60 }, 'PRODUCTION_SUPERVISOR');
    order.give('completeProduction', { finished: [of(1, '60')] }, 'PRODUCTION_SUPERVISOR');
    expect(order.lot('L2')).toMatchObject({
      splitFrom: 'L1',
      plan: order.lot('L1').plan,
      progress: { percent: 60 },
      countersignatures: order.lot('L1').countersignatures,
    });
    expect(order.lot('L1').completion).toBeUndefined();
  });

  test('is accepted only with the last of them', () => {
    const order = orderIn('READY_TO_SHIP');
    bringTo(order, 'SHIPPED');
    const split = orderIn('IN_QC');
    split.give(
      'recordInspection',
      { passed: [of(1, '98')], failed: [of(1, '2')], standardVersion: 'v' },
      'INSPECTOR',
    );
    const second = { lotId: 'L2' };
    split.give('checkPackingList', { packed: [of(1, '98')] }, 'LOGISTICS_CLERK', second);
    split.give('arrangeTransport', transport, 'LOGISTICS_CLERK', second);
    split.give('dispatchShipment', papers, 'WAREHOUSE_KEEPER', second);
    split.give('recordDelivery', { signedBy: 'a', deliveredBy: 'b', clean: true }, 'LOGISTICS_CLERK');
    split.give('acceptDelivery', { acceptedBy: '王敏' }, 'SALESPERSON');
    expect([split.state.stage, split.stage]).toEqual(['IN_FULFILMENT', 'REWORK']);
    expect(split.refusal('issueInvoice', { invoiceNumber: 'F', total: split.total }, 'ACCOUNTANT')).toContain(
      'not-in-this-state',
    );
  });
});
