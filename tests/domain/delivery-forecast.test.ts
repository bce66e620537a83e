import { describe, expect, test } from 'vitest';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { deliveryForecast, withLaterPlan } from '../../domain/what-if/forecast.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { bringTo, orderIn, papers, transport } from './bring-to.ts';
import { changed, form } from './change-driver.ts';
import { OrderDriver } from './order-driver.ts';
import { receipt, received, usualFacts, without } from './sample-orders.ts';

function forecast({ state, policy, calendars, now }: OrderDriver, of: OrderState = state) {
  return deliveryForecast(of, { policy, calendars, now });
}

/** Promised for Thursday the 16th, or after the ten working days of the standard cycle: Wednesday the 22nd, 10:00. */
const soon = { details: { deliveryDate: '2025-10-16' } };
const promisedAt = '2025-10-22T10:00:00+08:00';

/** Goods with the carrier, who has until the end of the date that was promised. */
function underway(): OrderDriver {
  return orderIn('SHIPPED', { details: { deliveryDate: '2025-10-24' } });
}

describe('when the goods would be there', () => {
  test('is what is planned and every step after it taking its whole time; later than promised is late', () => {
    const order = orderIn('IN_PRODUCTION', soon);
    // Made by Friday the 24th, 18:00: inspected by Tuesday, 9:00, and sent off by Wednesday, 9:00.
    expect(forecast(order)).toEqual({ promisedAt, expectedAt: '2025-10-29T09:00:00+08:00', late: true });
    const later = orderIn('IN_PRODUCTION');
    expect(forecast(later)).toEqual({
      promisedAt: '2025-11-14T18:00:00+08:00',
      expectedAt: '2025-11-14T18:00:00+08:00',
      late: false,
    });
  });

  test('is as late as the last of its lots', () => {
    const order = orderIn('IN_PRODUCTION', soon);
    const finished = { finished: [{ line: 1, quantity: '40' }] };
    order.give('completeProduction', finished, 'PRODUCTION_SUPERVISOR');
    expect(order.lots).toEqual(['L1 IN_PRODUCTION 1:60', 'L2 IN_QC 1:40']);
    expect(forecast(order)?.expectedAt).toBe('2025-10-29T09:00:00+08:00');
    const lots = order.state.lots.toReversed();
    expect(forecast(order, { ...order.state, lots })?.expectedAt).toBe('2025-10-29T09:00:00+08:00');
  });

  test('is when the carrier should be there, and now once that is over', () => {
    const order = underway();
    const due = '2025-10-24T18:00:00+08:00';
    expect(forecast(order)).toEqual({ promisedAt: due, expectedAt: due, late: false });
    order.passUntil('2025-10-24T18:00:00+08:00');
    expect(forecast(order)).toMatchObject({ expectedAt: due, late: false });
    order.passUntil('2025-10-27T11:00:00+08:00');
    expect(forecast(order)).toEqual({ promisedAt: due, expectedAt: order.now, late: true });
  });

  test('counts what is under way beside what is still to be sent', () => {
    const order = orderIn('READY_TO_SHIP', { details: { deliveryDate: '2025-10-24' } });
    order.give('checkPackingList', { packed: [{ line: 1, quantity: '100' }] }, 'LOGISTICS_CLERK');
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    order.give('dispatchShipment', { ...papers, shipped: [{ line: 1, quantity: '80' }] }, 'WAREHOUSE_KEEPER');
    expect(order.lots.map((lot) => lot.split(' ')[1]).toSorted()).toEqual(['READY_TO_SHIP', 'SHIPPED']);
    expect(forecast(order)?.expectedAt).toBe('2025-10-24T18:00:00+08:00');
    order.passUntil('2025-10-27T11:00:00+08:00');
    // The rest is sent off at once at best.
    expect(forecast(order)?.late).toBe(true);
  });

  test('is by the clock of each lot that is under way, when they were promised for different dates', () => {
    const order = orderIn('READY_TO_SHIP', { details: { deliveryDate: '2025-10-24' } });
    order.give('checkPackingList', { packed: [{ line: 1, quantity: '100' }] }, 'LOGISTICS_CLERK');
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    order.give('dispatchShipment', { ...papers, shipped: [{ line: 1, quantity: '80' }] }, 'WAREHOUSE_KEEPER');
    changed(order, { deliveryDate: '2025-11-07' });
    bringTo(order, 'SHIPPED');
    expect(
      order
        .clocks('delivery')
        .map(({ due }) => due?.slice(0, 10))
        .toSorted(),
    ).toEqual(['2025-10-24', '2025-11-07']);
    expect(forecast(order)?.expectedAt).toBe('2025-11-07T18:00:00+08:00');
  });

  test('is not told of an order that is delivered or at its end', () => {
    for (const stage of ['DELIVERED', 'ACCEPTED', 'SETTLING', 'CLOSED', 'ARCHIVED'] as const) {
      expect(forecast(orderIn(stage)), stage).toBeUndefined();
    }
  });

  test('is promised by the date that was asked for until the promise is made, and is not told without one', () => {
    expect(forecast(received(soon))?.promisedAt).toBe('2025-10-16T18:00:00+08:00');
    const order = new OrderDriver();
    const { earliestPromise: _none, ...facts } = usualFacts;
    order.give('receiveOrder', { ...receipt(), details: without('deliveryDate'), facts }, 'SALESPERSON');
    expect(order.state.details.deliveryDate).toBeUndefined();
    expect(forecast(order)).toBeUndefined();
  });
});

describe('while work is held', () => {
  test('nobody can say when the goods will be there; they are late once the promise is over', () => {
    const order = orderIn('IN_PRODUCTION', soon);
    order.give('holdOrder', { reason: 'x' }, 'SALES_MANAGER');
    expect(forecast(order)).toEqual({ promisedAt, late: false });
    order.passUntil(promisedAt);
    expect(forecast(order)).toEqual({ promisedAt, late: false });
    order.at('2025-10-22T10:00:01+08:00');
    expect(forecast(order)).toEqual({ promisedAt, late: true });
    order.give('resumeOrder', {}, 'SALES_MANAGER');
    expect(forecast(order)).toHaveProperty('expectedAt');
  });

  test('nor of an order that has no lots yet', () => {
    const order = orderIn('CONTRACTED', soon);
    expect(forecast(order)).toHaveProperty('expectedAt');
    order.give('holdOrder', { reason: 'x' }, 'SALES_MANAGER');
    expect(forecast(order)).not.toHaveProperty('expectedAt');
  });

  test('one held lot is enough', () => {
    const order = orderIn('IN_PRODUCTION', soon);
    order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
    order.give('requestChange', form({ lines: [{ line: 1, quantity: '90' }] }, 'L2'), 'SALESPERSON');
    order.give('answerChange', { workGoesOn: false }, 'PLANNER');
    expect(forecast(order)).toEqual({ promisedAt, late: false });
  });

  test('from an operation on that no lot has come to, the forecast stands', () => {
    const order = orderIn('PLANNED', soon);
    order.give('requestChange', form({ consignee: '李工' }), 'SALESPERSON');
    order.give('answerChange', { workGoesOn: false, holdFrom: 'READY_TO_SHIP' }, 'PLANNER');
    expect(forecast(order)).toHaveProperty('expectedAt');
  });
});

describe('a plan that is late by working days', () => {
  test('moves the start and the finish of that lot alone, over weekends', () => {
    const order = bringTo(orderIn('PLANNED', soon), 'IN_PRODUCTION');
    order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
    const later = withLaterPlan(order.state, 'L1', 3, order);
    const [first, second] = later.lots;
    // Monday the 13th and Friday the 24th: three working days later.
    expect(first?.plan).toMatchObject({ start: '2025-10-16', finish: '2025-10-29' });
    expect(second?.plan).toEqual(order.lot('L2').plan);
    expect({ ...later, lots: [] }).toEqual({ ...order.state, lots: [] });
    expect(forecast(order, later)?.expectedAt).toBe('2025-10-29T09:00:00+08:00');
  });

  test('goes by the working days of production, as a promise goes by those of sales', () => {
    const order = orderIn('IN_PRODUCTION', soon);
    const frames = [{ start: '08:00', end: '16:00' }];
    const weekdays = { 1: frames, 2: frames, 3: frames, 4: frames, 5: frames };
    const plant = { ...companyDefault, id: 'plant', week: { ...weekdays, 6: frames, 7: [] } };
    const calendars: CalendarSource = ({ calendarId }) => (calendarId === 'plant' ? plant : companyDefault);
    const own = { calendarId: 'plant', version: 1 };
    const works = (department: 'PRODUCTION' | 'SALES') => {
      const state = { ...order.state, departmentCalendars: { [department]: own } };
      return withLaterPlan(state, 'L1', 3, { calendars }).lots[0]?.plan;
    };
    // The plant works on Saturday the 25th.
    expect(works('PRODUCTION')).toMatchObject({ start: '2025-10-16', finish: '2025-10-28' });
    expect(works('SALES')).toMatchObject({ start: '2025-10-16', finish: '2025-10-29' });
    const early = received(soon);
    const promised = { ...early.state, departmentCalendars: { SALES: own } };
    const { policy, now } = early;
    expect(deliveryForecast(promised, { policy, calendars, now })?.promisedAt).toBe(
      '2025-10-16T16:00:00+08:00',
    );
  });

  test('leaves a lot that is not planned as it is', () => {
    const order = orderIn('PLANNING');
    expect(withLaterPlan(order.state, 'L1', 3, order)).toEqual(order.state);
  });
});
