import { describe, expect, test } from 'vitest';
import { orderContent } from '../../domain/notices/order-content.ts';
import type { OrderDetails, OrderLine } from '../../domain/order/details.ts';

describe('what an order is about', () => {
  const line = (more: Partial<OrderLine> = {}): OrderLine => ({ line: 1, ...more });
  const about = (lines: OrderLine[], rest: Partial<OrderDetails> = {}) =>
    orderContent({ channel: 'WEBSITE', customer: {}, lines, ...rest }, 'REGISTERED');
  const cabinets = line({
    productName: '高压开关柜',
    productCode: 'P-1',
    model: 'KYN28A',
    quantity: '4',
    unit: '台',
  });

  test('is said with its goods and its date, in both languages', () => {
    const details: OrderDetails = {
      channel: 'WEBSITE',
      customer: {},
      deliveryDate: '2025-11-14',
      lines: [cabinets, line({ line: 2, productCode: 'P-2', quantity: '2.5' })],
    };
    expect(orderContent(details, 'REGISTERED')).toEqual({
      zh: '已登记：高压开关柜 KYN28A × 4 台；P-2 × 2.5，交期 2025-11-14',
      en: 'Registered: 高压开关柜 KYN28A × 4 台; P-2 × 2.5, for 2025-11-14',
    });
    expect(orderContent(details, 'CONFIRMED')).toEqual({
      zh: '已确认：高压开关柜 KYN28A × 4 台；P-2 × 2.5，交期 2025-11-14',
      en: 'Confirmed: 高压开关柜 KYN28A × 4 台; P-2 × 2.5, for 2025-11-14',
    });
  });

  test('leaves out what nobody said, with its marks', () => {
    expect(about([line({ productName: '电缆' })])).toEqual({ zh: '已登记：电缆', en: 'Registered: 电缆' });
    expect(about([line({ quantity: '3', unit: '台' })]).en).toBe('Registered: 3 台');
    expect(about([])).toEqual({ zh: '已登记', en: 'Registered' });
    expect(about([], { deliveryDate: '2025-11-14' })).toEqual({
      zh: '已登记，交期 2025-11-14',
      en: 'Registered, for 2025-11-14',
    });
  });

  test('names five lines of goods, and says that there are more', () => {
    const lines = (count: number) =>
      about(
        Array.from({ length: count }, (_, index) => line({ line: index + 1, productCode: `P${index + 1}` })),
      );
    expect(lines(5).en).toBe('Registered: P1; P2; P3; P4; P5');
    expect(lines(6)).toEqual({
      zh: '已登记：P1；P2；P3；P4；P5；…',
      en: 'Registered: P1; P2; P3; P4; P5; …',
    });
  });
});
