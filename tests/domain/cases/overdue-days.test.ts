import { describe, expect, test } from 'vitest';
import { overdueRecord } from '../../../domain/cases/overdue-record.ts';
import { analysis, CaseDriver, lateDelivery, measure, overdueAt } from './case-driver.ts';

const now = '2025-10-13T17:00:00+08:00';

describe('the record of an overdue order', () => {
  const [late] = lateDelivery.orders;
  if (late === undefined) throw new Error('no order');

  test('counts whole days from the due instant, and none before it [OVERDUE-15]', () => {
    const { state } = overdueAt('OPENED');
    const days = (at: string) => overdueRecord(state, at)[0]?.daysOverdue;
    expect(days('2025-10-09T16:59:59+08:00')).toBe(0);
    expect(days('2025-10-09T17:00:00+08:00')).toBe(1);
    expect(days('2025-10-01T17:00:00+08:00')).toBe(0);
  });

  test('names what was late by the clock of the order or of its lot, whatever its cycle [OVERDUE-15]', () => {
    const record = (clockId: string) => {
      const orders = [{ ...late, clockId }];
      return overdueRecord(
        new CaseDriver().give('openCase', { ...lateDelivery, orders }, 'SALESPERSON').state,
        now,
      )[0];
    };
    expect(record('L12.delivery#10')?.stage).toBe('delivery');
    expect(record('production#2')?.stage).toBe('production');
    expect(record('nonsense#1')).not.toHaveProperty('stage');
  });

  test('of an order that joined later has no days and no stage of its own, and each order has one [OVERDUE-15]', () => {
    const driver = overdueAt('OPENED');
    driver.give('addOrders', { orders: [{ orderId: 'ord_2', orderNumber: 'SO-2' }] }, 'SALESPERSON');
    expect(overdueRecord(driver.state, now)).toStrictEqual([
      {
        orderId: 'ord_1',
        orderNumber: 'SO-2025-000001',
        daysOverdue: 5,
        stage: 'promisedDelivery',
        department: 'SALES',
        measures: [],
        accountability: [],
      },
      {
        orderId: 'ord_2',
        orderNumber: 'SO-2',
        daysOverdue: 0,
        department: 'SALES',
        measures: [],
        accountability: [],
      },
    ]);
  });

  test('takes the primary of several causes, and its department [OVERDUE-03]', () => {
    const causes = [
      { cause: 'LOGISTICS', department: 'LOGISTICS' },
      { cause: 'PRODUCTION', department: 'PRODUCTION', primary: true },
    ] as const;
    const driver = overdueAt('OPENED').give(
      'recordAnalysis',
      { ...analysis, causes: [...causes] },
      'SALESPERSON',
    );
    driver.give('agreeMeasure', measure, 'SALESPERSON');
    expect(overdueRecord(driver.state, now)[0]).toMatchObject({
      cause: { cause: 'PRODUCTION' },
      department: 'PRODUCTION',
      measures: [{ measureId: 'M1' }],
    });
  });
});
