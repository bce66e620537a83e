import { describe, expect, test } from 'vitest';
import { orderOverdue } from '../../domain/order/state.ts';
import { orderIn } from './bring-to.ts';
import { type Opening, received } from './sample-orders.ts';

const supplement = { supplement: { remarks: '见图' }, source: '电话' };
const gapOf = (whose: 'CUSTOMER' | 'OURS') => ({ gaps: [{ path: 'remarks', reason: '图纸不清', whose }] });

/** Asked at 14:00 on the day of receipt at 10:00: three working hours of the review's day are used. */
function asked(whose: 'CUSTOMER' | 'OURS', opening: Opening = {}) {
  const order = received(opening).at('2025-10-09T14:00:00+08:00');
  order.give('requestInformation', gapOf(whose), 'SALESPERSON');
  return order;
}

describe('while the order waits for the customer', () => {
  test('our clock stands still and the customer’s runs [SLA-10]', () => {
    const order = asked('CUSTOMER').passUntil('2025-10-11T09:00:00+08:00');
    expect(order.clock('initialReview')).toMatchObject({
      pauses: [{ reason: 'AWAITING_INFO', cap: '10wd', endsAt: '2025-10-22T14:00:00+08:00' }],
      pausedAt: '2025-10-09T14:00:00+08:00',
    });
    expect(order.rungs.map(({ clockId }) => clockId)).not.toContain('initialReview#1');
    expect(order.clock('infoSupplement').due).toBe('2025-10-11T14:00:00+08:00');
    order.passUntil('2025-10-11T15:00:00+08:00');
    expect(order.rungs.map(({ clockId, rung }) => `${clockId} ${rung}`)).toEqual([
      'infoSupplement#1 80%',
      'infoSupplement#1 0',
    ]);
  });

  test('what was left of our clock is left when the answer is there [SLA-10]', () => {
    const order = asked('CUSTOMER').passUntil('2025-10-11T11:00:00+08:00');
    order.give('supplementInformation', supplement, 'SALESPERSON');
    expect(order.stage).toBe('RECEIVED');
    const clock = order.clock('initialReview');
    // Five working hours were left at 14:00: 11:00 to 12:00, 13:00 to 17:00.
    expect(clock).toMatchObject({ cycle: 1, due: '2025-10-11T17:00:00+08:00', pauses: [] });
    expect(clock.rungs.map(({ rung, at }) => `${rung} ${at}`)).toEqual([
      '80% 2025-10-11T15:24:00+08:00',
      '0 2025-10-11T17:00:00+08:00',
      '+1wd 2025-10-13T17:00:00+08:00',
      '+2wd 2025-10-14T17:00:00+08:00',
    ]);
    expect(order.clocks('infoSupplement')).toEqual([]);
  });

  test('an order that came in incomplete has all of its review’s day left [INTAKE-17 SLA-10]', () => {
    const order = received({ details: { deliveryAddress: '' } }).passUntil('2025-10-10T16:00:00+08:00');
    order.give(
      'supplementInformation',
      { supplement: { deliveryAddress: '苏州' }, source: '电话' },
      'SALESPERSON',
    );
    expect(order.clock('initialReview').due).toBe('2025-10-11T16:00:00+08:00');
  });

  test('each wait is taken off: twice asked, twice paused [SLA-10]', () => {
    const order = asked('CUSTOMER').at('2025-10-09T15:00:00+08:00');
    order.give('supplementInformation', supplement, 'SALESPERSON');
    order.at('2025-10-09T16:00:00+08:00').give('requestInformation', gapOf('CUSTOMER'), 'SALESPERSON');
    expect(order.clock('infoSupplement').cycle).toBe(2);
    order.at('2025-10-09T17:30:00+08:00').give('supplementInformation', supplement, 'SALESPERSON');
    expect(order.clock('initialReview').due).toBe('2025-10-10T13:30:00+08:00');
  });

  test('a wait outside working time costs nothing and gains nothing', () => {
    const order = orderIn('UNDER_REVIEW').at('2025-10-09T18:30:00+08:00');
    order.give('proposePostponement', { deliveryDate: '2025-12-01', reason: 'x' }, 'PLANNER');
    order.at('2025-10-09T21:00:00+08:00');
    order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON');
    expect(order.clock('departmentReview').due).toBe('2025-10-10T10:00:00+08:00');
  });

  test('the departments’ review stands still over a postponement [SLA-10 REVIEW-15]', () => {
    const order = orderIn('UNDER_REVIEW').at('2025-10-09T15:00:00+08:00');
    order.give('proposePostponement', { deliveryDate: '2025-12-01', reason: 'x' }, 'PLANNER');
    order.passUntil('2025-10-10T15:00:00+08:00');
    expect(order.rungs).toEqual([]);
    order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON');
    expect(order.clock('departmentReview')).toMatchObject({ cycle: 1, due: '2025-10-11T10:00:00+08:00' });
  });

  test('lateness that was there before the wait stays: the record is not withdrawn', () => {
    const order = received().passUntil('2025-10-10T11:00:00+08:00');
    order.give('requestInformation', gapOf('CUSTOMER'), 'SALESPERSON');
    order.passUntil('2025-10-11T11:00:00+08:00').give('supplementInformation', supplement, 'SALESPERSON');
    expect(order.clock('initialReview').due).toBe('2025-10-10T10:00:00+08:00');
    expect(orderOverdue(order.state)).toBe(true);
    order.passUntil('2025-10-11T11:00:01+08:00');
    expect(
      order.rungs.filter(({ clockId }) => clockId === 'initialReview#1').map(({ rung }) => rung),
    ).toEqual(['80%', '0']);
  });
});

describe('our clock runs on', () => {
  test('while the order waits for ourselves, and the wait has a deadline too', () => {
    const order = asked('OURS');
    expect(order.clock('initialReview').pauses).toEqual([]);
    expect(order.clock('infoSupplement').due).toBe('2025-10-11T14:00:00+08:00');
    order.passUntil('2025-10-10T11:00:00+08:00');
    expect(order.rungs.at(-1)).toMatchObject({ clockId: 'initialReview#1', rung: '0' });
    order.give('supplementInformation', supplement, 'SALESPERSON');
    expect(order.runningClocks).toEqual(['initialReview#1']);
    expect(order.clock('initialReview').due).toBe('2025-10-10T10:00:00+08:00');
  });

  test('when the company does not pause on the customer', () => {
    const order = asked('CUSTOMER', { policy: { 'sla.pauseOnCustomer': false } });
    expect(order.clock('initialReview').pauses).toEqual([]);
    order.at('2025-10-09T16:00:00+08:00').give('supplementInformation', supplement, 'SALESPERSON');
    expect(order.clock('initialReview')).toMatchObject({ cycle: 1, due: '2025-10-10T10:00:00+08:00' });
  });
});
