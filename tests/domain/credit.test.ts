import { expect, test } from 'vitest';
import { creditQuestion, creditTaken } from '../../domain/order/credit.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { received } from './sample-orders.ts';

const { state } = received();
const cny = (amount: string) => ({ amount, currency: 'CNY' }) as const;
const payment = { reference: 'B-1', total: cny('98050.00'), receivedOn: '2025-11-20', by: 'cashier' };

/** The order with something else of it. */
const as = (more: Partial<OrderState>): OrderState => ({ ...state, ...more });

test('an order takes of the limit what is due and not yet paid, from receipt until it is settled, rejected or cancelled [REVIEW-08]', () => {
  const signature = { by: 'invoice-clerk', at: '2025-11-20T10:00:00+08:00' };
  const invoice = { ...signature, invoiceNumber: 'F-1', total: cny('200000.00') };
  const taken: [OrderState, string][] = [
    [state, '198050.00'],
    [as({ payments: [payment] }), '100000.00'],
    [as({ stage: 'SETTLING', invoice }), '200000.00'],
    [as({ stage: 'SETTLING', invoice, payments: [payment] }), '101950.00'],
    [as({ payments: [payment, payment, payment] }), '0.00'],
    [as({ stage: 'SETTLED', payments: [payment] }), '0.00'],
    [as({ stage: 'CLOSED' }), '0.00'],
    [as({ stage: 'REJECTED' }), '0.00'],
    [as({ stage: 'CANCELLED' }), '0.00'],
    [as({ details: { ...state.details, customer: { name: '不在档案中的客户' } } }), '0.00'],
  ];
  for (const [order, amount] of taken) expect(creditTaken(order), order.stage).toEqual(cny(amount));
});

test('an order asks while it is not decided, and later when it comes to more: then behind all others [REVIEW-08]', () => {
  const placed = as({ creditPlace: 4 });
  const dearer = as({
    creditPlace: 4,
    details: { ...state.details, lines: state.details.lines.map((line) => ({ ...line, quantity: '101' })) },
  });
  const later = (order: OrderState) => ({ ...order, stage: 'IN_FULFILMENT' }) as const;
  expect(creditQuestion(placed, placed)).toEqual({ customerId: 'CUS-1', place: 4 });
  expect(creditQuestion(placed, dearer)).toEqual({ customerId: 'CUS-1' });
  expect(creditQuestion(dearer, placed)).toEqual({ customerId: 'CUS-1', place: 4 });
  expect(creditQuestion(later(placed), later(placed))).toBeUndefined();
  expect(creditQuestion(later(dearer), later(placed))).toBeUndefined();
  expect(creditQuestion(later(placed), later(dearer))).toEqual({ customerId: 'CUS-1' });
  expect(creditQuestion(placed, { ...placed, edition: 1 })).toBeUndefined();
});
