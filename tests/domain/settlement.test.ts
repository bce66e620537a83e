import { describe, expect, test } from 'vitest';
import { bringTo, orderIn, pay } from './bring-to.ts';
import { firstDay } from './order-driver.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' }) as const;

describe('settlement', () => {
  test('is to be started within three working days of acceptance [SETTLE-01]', () => {
    const order = orderIn('ACCEPTED');
    expect(order.work).toContain('FINANCE issueInvoice');
    expect(order.clock('settlementStart')).toMatchObject({
      owner: 'FINANCE',
      due: '2025-10-13T10:00:00+08:00',
    });
  });

  test('starts with the invoice, which keeps its number, total, who and when [SETTLE-03]', () => {
    const order = orderIn('ACCEPTED');
    order.give('issueInvoice', { invoiceNumber: 'F-1', total: cny('198050.00') }, 'ACCOUNTANT');
    expect(order.stage).toBe('SETTLING');
    expect(order.state.invoice).toEqual({
      invoiceNumber: 'F-1',
      total: cny('198050.00'),
      by: 'ACCOUNTANT',
      at: firstDay,
    });
  });

  test('is refused for an amount other than what contract and shipping notes come to [SETTLE-04]', () => {
    const order = orderIn('ACCEPTED');
    const bill = (total: { amount: string; currency: 'CNY' | 'USD' }) =>
      order.refusal('issueInvoice', { invoiceNumber: 'F-1', total }, 'ACCOUNTANT');
    expect(bill(cny('198049.99'))).toContain('@total');
    expect(bill(cny('198050.01'))).toContain('@total');
    expect(bill({ amount: '198050.00', currency: 'USD' })).toContain('@total');
  });

  test('is finance’s alone: nobody else invoices, books money or leaves a balance [PRIV-05]', () => {
    const accepted = orderIn('ACCEPTED');
    const settling = orderIn('SETTLING');
    for (const role of ['SALES_MANAGER', 'GENERAL_MANAGER', 'ORDER_CLERK', 'ADMINISTRATOR'] as const) {
      const invoice = { invoiceNumber: 'F', total: accepted.total };
      expect(accepted.refusal('issueInvoice', invoice, role)).toContain('not-your-role');
      const payment = { reference: 'R', total: cny('1.00'), receivedOn: '2025-11-03' };
      expect(settling.refusal('recordPayment', payment, role)).toContain('not-your-role');
      expect(settling.refusal('leaveBalanceOpen', { reason: 'x' }, role)).toContain('not-your-role');
    }
  });
});

describe('payment', () => {
  test.each([
    ['PREPAYMENT', '2025-10-15T10:00:00+08:00'],
    ['CASH_ON_DELIVERY', '2025-10-15T10:00:00+08:00'],
    ['MONTHLY', '2025-11-08T10:00:00+08:00'],
  ] as const)('by %s has its term from the invoice [SETTLE-07]', (paymentMethod, due) => {
    const policy = { 'ship.paymentGate': false };
    const order = orderIn('SETTLING', { policy, details: { paymentMethod } });
    expect(order.clock('payment')).toMatchObject({ owner: 'FINANCE', due });
  });

  test('in parts settles the order when the invoice is paid to the cent, not before [SETTLE-17]', () => {
    const order = orderIn('SETTLING');
    pay(order, '198000.00', 'R-1');
    expect([order.stage, order.balance.amount]).toEqual(['SETTLING', '50.00']);
    pay(order, '49.99', 'R-2');
    expect([order.stage, order.balance.amount]).toEqual(['SETTLING', '0.01']);
    pay(order, '0.01', 'R-3');
    expect(order.stage).toBe('CLOSED');
    expect(order.acts().slice(-1)).toEqual(['policy:close.whenSettled closeOrder']);
  });

  test('before the invoice counts: the order is settled as soon as it is invoiced [SETTLE-17]', () => {
    const order = orderIn('CONFIRMED');
    pay(order, '198050.00');
    expect(order.stage).toBe('CONFIRMED');
    bringTo(order, 'ACCEPTED').give(
      'issueInvoice',
      { invoiceNumber: 'F-1', total: order.total },
      'ACCOUNTANT',
    );
    expect(order.stage).toBe('CLOSED');
    expect(order.clocks('payment')).toEqual([]);
  });

  test('is above zero, in the order’s currency, no more than is open, and booked once', () => {
    const order = orderIn('SETTLING');
    const book = (total: { amount: string; currency: 'CNY' | 'EUR' }, reference = 'R-9') =>
      order.refusal('recordPayment', { reference, total, receivedOn: '2025-11-03' }, 'ACCOUNTANT');
    pay(order, '100.00', 'R-1');
    expect(book(cny('0.00'))).toContain('@total.amount');
    expect(book(cny('-1.00'))).toContain('@total.amount');
    expect(book(cny('197950.01'))).toContain('only 197950.00 CNY are open');
    expect(book({ amount: '1.00', currency: 'EUR' })).toContain('@total.currency');
    expect(book(cny('1.00'), 'R-1')).toContain('@reference');
  });

  test('is not booked before there is a contract', () => {
    const payment = { reference: 'R', total: cny('1.00'), receivedOn: '2025-11-03' };
    expect(orderIn('QUOTED').refusal('recordPayment', payment, 'ACCOUNTANT')).toContain('not-in-this-state');
  });
});

describe('an open balance', () => {
  test('is left by the head of finance alone, with the reason, and settles the order [SETTLE-17]', () => {
    const order = orderIn('SETTLING');
    pay(order, '198000.00');
    expect(order.refusal('leaveBalanceOpen', { reason: 'x' }, 'ACCOUNTANT')).toContain('not-your-role');
    order.give('leaveBalanceOpen', { reason: '质保扣款' }, 'FINANCE_MANAGER');
    expect(order.state.openBalance).toEqual({ reason: '质保扣款', by: 'FINANCE_MANAGER', at: firstDay });
    expect(order.stage).toBe('CLOSED');
  });
});
