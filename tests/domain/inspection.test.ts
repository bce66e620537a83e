import { describe, expect, test } from 'vitest';
import { openCommands } from '../../domain/order/decide.ts';
import type { LotLine } from '../../domain/order/lot.ts';
import { bringTo, orderIn, rectification } from './bring-to.ts';
import { firstDay, type OrderDriver, type Who } from './order-driver.ts';
import { twoLines } from './sample-orders.ts';

const of = (line: number, quantity: string): LotLine => ({ line, quantity });
const report = (passed: LotLine[], failed: LotLine[]) => ({
  passed,
  failed,
  standardVersion: 'GB/T 3906-2020',
});

function inspect(
  order: OrderDriver,
  passed: LotLine[],
  failed: LotLine[],
  lotId = 'L1',
  by: Who = 'INSPECTOR',
): void {
  order.give('recordInspection', report(passed, failed), by, { lotId });
}

/** All 100 cabinets have failed. */
function failed(): OrderDriver {
  const order = orderIn('IN_QC');
  inspect(order, [], [of(1, '100')]);
  return order;
}

describe('inspection', () => {
  test('is due one working day after production was completed [QC-01]', () => {
    const order = orderIn('IN_QC');
    expect(order.work).toEqual(['QUALITY recordInspection L1']);
    expect(order.clock('inspection', 'L1')).toMatchObject({
      owner: 'QUALITY',
      due: '2025-10-10T10:00:00+08:00',
    });
  });

  test('keeps what passed and failed, the version of the standard, who and when', () => {
    const order = orderIn('IN_QC');
    const input = { ...report([of(1, '100')], [of(1, '0')]), comment: '抽检' };
    order.give('recordInspection', input, 'INSPECTOR');
    expect(order.lot().inspection).toEqual({
      passed: [of(1, '100')],
      failed: [],
      standardVersion: 'GB/T 3906-2020',
      comment: '抽检',
      by: 'INSPECTOR',
      at: firstDay,
    });
  });

  test('that passes 98 of 100 parts the lot: 98 go on, 2 into rework [QC-03 QC-06]', () => {
    const order = orderIn('IN_QC');
    inspect(order, [of(1, '98')], [of(1, '2')]);
    expect(order.lots).toEqual(['L1 REWORK 1:2', 'L2 READY_TO_SHIP 1:98']);
    expect(order.stage).toBe('REWORK');
    expect(order.runningClocks).toEqual(['L1.rectification#1', 'L2.shippingArrangement#1']);
    expect([order.lot('L1').reworkRounds, order.lot('L2').reworkRounds]).toEqual([1, 0]);
  });

  test('judges each line of its own: one may pass whole and another fail whole', () => {
    const order = orderIn('IN_QC', twoLines);
    inspect(order, [of(1, '100')], [of(2, '2.5')]);
    expect(order.lots).toEqual(['L1 REWORK 2:2.5', 'L2 READY_TO_SHIP 1:100']);
  });

  test('accounts for every piece of every line, none twice', () => {
    const order = orderIn('IN_QC', twoLines);
    const record = (passed: LotLine[], not: LotLine[]) =>
      order.refusal('recordInspection', report(passed, not), 'INSPECTOR');
    expect(record([of(1, '98')], [of(1, '1'), of(2, '2.5')])).toContain('@passed');
    expect(record([of(1, '98')], [of(1, '3'), of(2, '2.5')])).toContain('@passed');
    expect(record([of(1, '100')], [])).toContain('line 2 must add up to its 2.5');
    expect(record([of(1, '101')], [])).toContain('@passed[0].quantity');
    expect(record([], [of(1, '50'), of(1, '50'), of(2, '2.5')])).toContain('@failed[1].line');
  });

  test('is recorded by quality alone [PRIV-06 QC-10]', () => {
    const order = orderIn('IN_QC');
    for (const role of [
      'PRODUCTION_MANAGER',
      'SALES_MANAGER',
      'GENERAL_MANAGER',
      'WAREHOUSE_MANAGER',
    ] as const) {
      expect(order.refusal('recordInspection', report([of(1, '100')], []), role)).toContain('not-your-role');
    }
  });

  test('is not done by whoever reported the goods finished, even with the role [QC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', {}, { person: 'he.jing', role: 'PRODUCTION_SUPERVISOR' });
    const own = { person: 'he.jing', role: 'INSPECTOR' } as const;
    expect(order.refusal('recordInspection', report([of(1, '100')], []), own)).toContain(
      'separation-of-duties',
    );
    inspect(order, [of(1, '100')], [], 'L1', { ...own, person: 'li.wei' });
  });
});

describe('goods that failed', () => {
  test('get a rectification proposal by the end of the same calendar day [QC-02]', () => {
    const order = orderIn('IN_QC').at('2025-10-10T17:55:00+08:00');
    inspect(order, [], [of(1, '100')]);
    expect(order.work).toEqual(['QUALITY proposeRectification L1']);
    expect(order.clock('rectification', 'L1')).toMatchObject({
      owner: 'QUALITY',
      due: '2025-10-11T00:00:00+08:00',
    });
  });

  test('have a measure with cause, owner and date, and the date is production’s deadline [QC-05]', () => {
    const order = failed();
    order.give('proposeRectification', rectification, 'INSPECTOR');
    expect(order.lot().rectification).toEqual({ ...rectification, by: 'INSPECTOR', at: firstDay });
    expect(order.work).toEqual(['PRODUCTION completeRework L1']);
    expect(order.runningClocks).toEqual(['L1.rework#1']);
    expect(order.clock('rework', 'L1')).toMatchObject({
      owner: 'PRODUCTION',
      due: '2025-10-31T18:00:00+08:00',
    });
  });

  test('are not reworked before the proposal is there', () => {
    expect(failed().refusal('completeRework', {}, 'PRODUCTION_SUPERVISOR')).toContain('blocked');
  });

  test('leave rework only through a second inspection with a working day of its own [QC-03]', () => {
    const order = failed();
    order.give('proposeRectification', rectification, 'INSPECTOR');
    for (const attempt of [
      'releaseGoods',
      'recordInspection',
      'checkPackingList',
      'dispatchShipment',
    ] as const) {
      expect(openFor(order), attempt).not.toContain(attempt);
    }
    order
      .at('2025-10-13T10:00:00+08:00')
      .give('completeRework', { comment: '已喷涂' }, 'PRODUCTION_SUPERVISOR');
    expect(order.stage).toBe('IN_QC');
    expect(order.clock('inspection', 'L1')).toMatchObject({ cycle: 2, due: '2025-10-14T10:00:00+08:00' });
    inspect(order, [of(1, '100')], []);
    expect(order.stage).toBe('READY_TO_SHIP');
  });

  test('that fail again need a proposal of their own, and the rounds are counted [QC-02 QC-03]', () => {
    const order = failed();
    order.give('proposeRectification', rectification, 'INSPECTOR');
    order.at('2025-10-13T10:00:00+08:00').give('completeRework', {}, 'PRODUCTION_SUPERVISOR');
    inspect(order.at('2025-10-13T11:00:00+08:00'), [of(1, '99')], [of(1, '1')]);
    expect(order.lots).toEqual(['L1 REWORK 1:1', 'L2 READY_TO_SHIP 1:99']);
    expect(order.lot('L1').reworkRounds).toBe(2);
    expect(order.work).toContain('QUALITY proposeRectification L1');
    expect(order.refusal('completeRework', {}, 'PRODUCTION_SUPERVISOR')).toContain('blocked');
    expect(order.clock('rectification', 'L1').cycle).toBe(2);
  });

  test('are not inspected by whoever reported the rework done [QC-10]', () => {
    const order = failed();
    order.give('proposeRectification', rectification, 'INSPECTOR');
    order.give('completeRework', {}, { person: 'he.jing', role: 'PRODUCTION_MANAGER' });
    const own = { person: 'he.jing', role: 'QUALITY_MANAGER' } as const;
    expect(order.refusal('recordInspection', report([of(1, '100')], []), own)).toContain(
      'separation-of-duties',
    );
  });
});

describe('goods that have not passed', () => {
  test.each(['IN_PRODUCTION', 'IN_QC'] as const)('cannot be packed or shipped from %s [QC-06]', (stage) => {
    expect(openFor(orderIn(stage))).not.toContain('checkPackingList');
    const order = orderIn(stage);
    expect(order.refusal('checkPackingList', { packed: [of(1, '100')] }, 'LOGISTICS_CLERK')).toContain(
      'not-in-this-state',
    );
    const papers = { shippingNoteNumber: 'N', warehouseSignedBy: 'a', carrierSignedBy: 'b' };
    expect(order.refusal('dispatchShipment', papers, 'WAREHOUSE_KEEPER')).toContain('not-in-this-state');
  });

  test('wait for the warehouse where the company releases goods by hand', () => {
    const order = orderIn('IN_QC', { policy: { 'mat.releaseOnPass': false } });
    inspect(order, [of(1, '100')], []);
    expect(order.work).toEqual(['WAREHOUSE releaseGoods L1']);
    expect(order.runningClocks).toEqual([]);
    expect(bringTo(order, 'READY_TO_SHIP').runningClocks).toEqual(['L1.shippingArrangement#1']);
  });
});

function openFor(order: OrderDriver): string[] {
  return openCommands(order.state);
}
