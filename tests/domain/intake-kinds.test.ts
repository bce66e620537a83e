import { expect, test } from 'vitest';
import { type OverdueFlag, overdueFlags } from '../../domain/cases/overdue-flags.ts';
import type { OrderKind } from '../../domain/order/details.ts';
import { orderIn } from './bring-to.ts';
import { usualDetails } from './sample-orders.ts';

function ofKind(orderKind?: OrderKind) {
  // What a service is to do is said in words.
  const lines = usualDetails.lines.map((line) => ({ ...line, requirements: '更换触头' }));
  return orderKind === undefined ? {} : { details: { ...usualDetails, orderKind, lines } };
}

function lateOf(orderKind?: OrderKind): OverdueFlag['of'][] {
  const late = orderIn('CONFIRMED', ofKind(orderKind)).passUntil('2025-11-20T09:00:00+08:00');
  return [...new Set(overdueFlags(late.state).map((flag) => flag.of))];
}

test('what is late of an order of goods, of a service, of a purchase or of production is told apart [INTAKE-23]', () => {
  expect(lateOf()).toEqual(['SALES_ORDER']);
  expect(lateOf('PRODUCT')).toEqual(['SALES_ORDER']);
  expect(lateOf('SERVICE')).toEqual(['SERVICE_ORDER']);
  expect(lateOf('PURCHASE')).toEqual(['PURCHASE_ORDER']);
  expect(lateOf('PRODUCTION')).toEqual(['PRODUCTION_ORDER']);
});

test('what is bought or made for an order is late in its own right, whatever kind the order is [INTAKE-23]', () => {
  const bought = orderIn('PLANNED', ofKind('SERVICE'));
  const shortage = { material: '铜排', expectedArrival: '2025-10-13' };
  bought.give('reportMaterialShortage', shortage, 'WAREHOUSE_KEEPER');
  bought.passUntil('2025-10-16T09:00:00+08:00');
  expect(overdueFlags(bought.state)).toMatchObject([{ of: 'PURCHASE_ORDER' }]);
  const made = orderIn('IN_PRODUCTION', ofKind('SERVICE')).passUntil('2025-10-27T09:00:00+08:00');
  expect(overdueFlags(made.state)).toMatchObject([{ of: 'PRODUCTION_ORDER' }]);
});
