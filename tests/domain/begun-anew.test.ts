import { expect, test } from 'vitest';
import { orderIn } from './bring-to.ts';
import { changed } from './change-driver.ts';
import type { OrderDriver } from './order-driver.ts';

/** Every clock that is open, those of promises too. */
const open = (order: OrderDriver) => order.state.clocks.map(({ clockId }) => clockId);
const fewer = { lines: [{ line: 1, quantity: '60' }] };

test('a lot that a change lets begin before its first plan has time for a preliminary schedule again [CHANGE-09]', () => {
  const order = orderIn('PLANNING');
  changed(order, fewer);
  expect(open(order)).toContain('L1.preliminarySchedule#2');
});

test('a lot that was planned has its plan made anew, with no preliminary schedule before it [CHANGE-09]', () => {
  const order = orderIn('PLANNED');
  changed(order, fewer);
  expect(order.stage).toBe('PLANNING');
  expect(open(order)).toContain('L1.productionPlan#2');
  expect(open(order).filter((each) => each.includes('preliminarySchedule'))).toEqual([]);
});

test('a lot that is made stays one that is made, however often it begins anew', () => {
  const order = orderIn('IN_PRODUCTION');
  const { source } = order.lot();
  changed(order, fewer);
  expect(source).toBe('PRODUCTION');
  expect(order.lot().source).toBe('PRODUCTION');
});
