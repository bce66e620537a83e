import { describe, expect, test } from 'vitest';
import { orderIn, proof } from './bring-to.ts';
import { cabinets, type Opening, plain } from './sample-orders.ts';

const windowEnds = '2025-10-13T10:00:00+08:00';
const later = '2025-10-13T10:00:01+08:00';

function stageAfterWindow(opening: Opening): string {
  return orderIn('DELIVERED', opening).passUntil('2025-10-20T10:00:00+08:00').stage;
}

describe('a clean delivery of a small order', () => {
  test('is accepted by policy when the window of three working days has passed', () => {
    const order = orderIn('DELIVERED', plain);
    expect(order.clock('acceptance', 'L1').due).toBe(windowEnds);
    order.passUntil(later);
    expect(order.stage).toBe('ACCEPTED');
    expect(order.acts().slice(-1)).toEqual(['policy:deliv.deemedAcceptance acceptDelivery']);
    expect(order.lot().acceptance).toEqual({
      by: 'policy:deliv.deemedAcceptance',
      at: windowEnds,
      comment: 'deemed',
    });
  });

  test('is not accepted while the window is open, its last instant included', () => {
    const order = orderIn('DELIVERED', plain);
    order.passUntil(windowEnds).turn([]);
    expect(order.stage).toBe('DELIVERED');
    order.give('acceptDelivery', { acceptedBy: '王敏' }, 'SALESPERSON');
    expect(order.lot().acceptance?.by).toBe('SALESPERSON');
  });

  test('is accepted as of the end of the window after an outage, and nobody is told of what it spares', () => {
    const order = orderIn('DELIVERED', plain).at('2025-10-20T10:00:00+08:00');
    order.turn([]);
    const acceptance = order.rungs.filter(({ clockId }) => clockId === 'L1.acceptance#1');
    expect(acceptance.map(({ rung }) => rung)).toEqual(['80%', '0']);
    expect(order.journal.find((entry) => entry.command === 'acceptDelivery')).toMatchObject({
      occurredAt: windowEnds,
      recordedAt: order.now,
    });
    expect(order.clock('settlementStart').anchor).toBe(windowEnds);
    const followUp = order.rungs.filter(({ clockId }) => clockId === 'followUp#1');
    expect(followUp.map(({ rung }) => rung)).toEqual(['80%', '0', '+1wd', '+2wd']);
  });
});

describe('of two lots', () => {
  test('each is accepted when its own window has passed', () => {
    const order = orderIn('DELIVERED', plain);
    const [lot, clock] = [order.lot(), order.clock('acceptance', 'L1')];
    const other = { ...clock, clockId: 'L2.acceptance#1', lotId: 'L2', due: '2025-10-11T10:00:00+08:00' };
    order.state = {
      ...order.state,
      lots: [lot, { ...lot, lotId: 'L2' }],
      clocks: [...order.state.clocks, other],
    };
    const stages = () => order.state.lots.map(({ stage }) => stage);
    order.passUntil('2025-10-11T10:00:01+08:00').turn([]);
    expect(stages()).toEqual(['DELIVERED', 'LOT_ACCEPTED']);
    order.passUntil(later);
    expect(stages()).toEqual(['LOT_ACCEPTED', 'LOT_ACCEPTED']);
  });
});

describe('a person accepts', () => {
  test('an order at or above the limit', () => {
    expect(stageAfterWindow({ details: { lines: [{ ...cabinets, quantity: '25.246' }] } })).toBe('ACCEPTED');
    const policy = { 'deliv.deemedAcceptance.amountBelow': '39610.00' };
    expect(stageAfterWindow({ ...plain, policy })).toBe('DELIVERED');
  });

  test('an order in another currency, whose limit nobody set', () => {
    const usd = { ...cabinets, quantity: '1', unitPrice: { amount: '1.00', currency: 'USD' } } as const;
    expect(stageAfterWindow({ details: { lines: [usd] } })).toBe('DELIVERED');
  });

  test('a delivery that was not clean', () => {
    const order = orderIn('SHIPPED', plain);
    order.give('recordDelivery', { ...proof, clean: false }, 'LOGISTICS_CLERK');
    expect(order.passUntil('2025-10-20T10:00:00+08:00').stage).toBe('DELIVERED');
  });

  test('where the company deems nothing', () => {
    expect(stageAfterWindow({ ...plain, policy: { 'deliv.deemedAcceptance': false } })).toBe('DELIVERED');
  });
});
