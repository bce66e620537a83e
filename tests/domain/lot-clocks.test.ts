import { describe, expect, test } from 'vitest';
import { recordGroups } from '../../domain/order/stages/closing.ts';
import { bringTo, orderIn, papers, rectification, transport } from './bring-to.ts';
import { firstDay, type OrderDriver } from './order-driver.ts';
import { twoLines } from './sample-orders.ts';

const some = (quantity: string, line = 1) => [{ line, quantity }];
const clerk = 'LOGISTICS_CLERK';

const report = (passed: { line: number; quantity: string }[], failed: typeof passed) => ({
  passed,
  failed,
  standardVersion: 'v1',
});

/** All 100 cabinets have failed, and quality has proposed what to do. */
function inRework(): OrderDriver {
  const order = orderIn('IN_QC');
  order.give('recordInspection', report([], some('100')), 'INSPECTOR');
  order.give('proposeRectification', rectification, 'INSPECTOR');
  return order;
}

describe('the clock of a rework', () => {
  test('runs anew to the date of a later proposal, and the one of the first ends [QC-05]', () => {
    const order = inRework();
    order.give('proposeRectification', { ...rectification, due: '2025-11-03' }, 'INSPECTOR');
    expect(order.runningClocks).toEqual(['L1.rework#2']);
    expect(order.clock('rework', 'L1').due).toBe('2025-11-03T18:00:00+08:00');
  });

  test('ends when the rework is done, and who did it stands for the second inspection', () => {
    const order = inRework();
    order.give('completeRework', { comment: '已喷涂' }, 'PRODUCTION_SUPERVISOR');
    expect(order.runningClocks).toEqual(['L1.inspection#2']);
    expect(order.lot().completion).toEqual({
      by: 'PRODUCTION_SUPERVISOR',
      at: firstDay,
      comment: '已喷涂',
    });
  });
});

describe('the days of a special order’s pick-up', () => {
  const special = { details: { orderType: 'SPECIAL' } } as const;
  const pickUps = (order: OrderDriver) => order.runningClocks.filter((id) => id.includes('pickUp'));

  test('begin for the part that passed, and not for what failed [SPECIAL-08]', () => {
    const order = orderIn('IN_QC', special);
    order.give('recordInspection', report(some('98'), some('2')), 'INSPECTOR');
    expect(pickUps(order)).toEqual(['L2.pickUpFree#1', 'L2.pickUpGrace#1']);
  });

  test('go on for what is left of a lot, and end with the last of it [SPECIAL-08]', () => {
    const order = orderIn('READY_TO_SHIP', special);
    const ship = (shipped?: typeof papers & { shipped: ReturnType<typeof some> }) => {
      order.give('checkPackingList', { packed: order.lot().lines }, clerk);
      order.give('arrangeTransport', transport, clerk);
      order.give('dispatchShipment', shipped ?? papers, clerk);
    };
    ship({ ...papers, shipped: some('60') });
    expect(order.lots).toEqual(['L1 READY_TO_SHIP 1:40', 'L2 SHIPPED 1:60']);
    expect(pickUps(order)).toEqual(['L1.pickUpFree#1', 'L1.pickUpGrace#1']);
    ship();
    expect(order.stage).toBe('SHIPPED');
    expect(pickUps(order)).toEqual([]);
  });
});

describe('the stock check', () => {
  test('that finds nothing is no parting of a lot, whatever policy says of that', () => {
    const order = orderIn('RELEASED', { policy: { 'mat.allowSplit': false } });
    order.give('checkStock', { fromStock: [] }, 'WAREHOUSE_KEEPER');
    expect(order.lots).toEqual(['L1 PLANNING 1:100']);
  });

  test('lets the part that must be made have a first schedule where all of it stands in the catalogue [PLAN-02]', () => {
    const order = orderIn('RELEASED', {
      ...twoLines,
      facts: {
        lines: [
          { line: 1, inCatalogue: true, bomReleased: true },
          { line: 2, inCatalogue: false, bomReleased: true },
        ],
      },
    });
    // The cable, which does not stand there, is in stock: what is left does.
    order.give('checkStock', { fromStock: some('2.5', 2) }, 'WAREHOUSE_KEEPER');
    expect(order.lots).toEqual(['L1 PLANNING 1:100', 'L2 READY_TO_SHIP 2:2.5']);
    expect(order.clocks('preliminarySchedule').map(({ clockId }) => clockId)).toEqual([
      'L1.preliminarySchedule#1',
    ]);
  });
});

describe('delays of production', () => {
  const delay = { delay: 'ABSENCE', reason: '缺员' } as const;

  test('wait for their proposal in each part of a lot until the last of it is finished [PROD-04]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('reportDelay', delay, 'PRODUCTION_SUPERVISOR');
    order.give('completeProduction', { finished: some('60') }, 'PRODUCTION_SUPERVISOR');
    expect(order.clocks('delayProposal').map(({ clockId }) => clockId)).toEqual(['L1.delayProposal#1']);
    bringTo(order, 'IN_QC');
    expect(order.clocks('delayProposal')).toEqual([]);
  });

  test('keep who reported them and when, and take a remedy once', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('reportDelay', delay, 'PRODUCTION_SUPERVISOR');
    expect(order.lot().delay).toEqual({
      type: 'ABSENCE',
      reason: '缺员',
      by: 'PRODUCTION_SUPERVISOR',
      at: firstDay,
    });
    const remedy = { proposal: '加班', newFinish: '2025-10-13' };
    order.give('proposeRemedy', remedy, 'PRODUCTION_MANAGER');
    expect(order.lot().plan).toMatchObject({ finish: '2025-10-13', by: 'PRODUCTION_MANAGER' });
    expect(order.refusal('proposeRemedy', remedy, 'PRODUCTION_MANAGER')).toContain('@proposal');
  });
});

describe('the delivery record of the file', () => {
  test('names each shipping note once [ARCHIVE-02]', () => {
    const order = orderIn('READY_TO_SHIP');
    const ship = (shippingNoteNumber: string, quantity: string) => {
      order.give('checkPackingList', { packed: order.lot().lines }, clerk);
      order.give('arrangeTransport', transport, clerk);
      order.give('dispatchShipment', { ...papers, shippingNoteNumber, shipped: some(quantity) }, clerk);
    };
    ship('SN-1', '60');
    ship('SN-1', '30');
    expect(recordGroups(order.state)).not.toHaveProperty('DELIVERY');
    ship('SN-2', '10');
    bringTo(order, 'ACCEPTED');
    expect(recordGroups(order.state)['DELIVERY']).toBe('SN-2, SN-1');
  });
});
