import { describe, expect, test } from 'vitest';
import { openCommands } from '../../domain/order/decide.ts';
import { missingGroups, recordGroups } from '../../domain/order/stages/closing.ts';
import { bringTo, orderIn, pay } from './bring-to.ts';
import { firstDay } from './order-driver.ts';

const none = { groups: ['AFTER_SALES'], reason: '客户未接听' };
const waiver = [{ group: 'AFTER_SALES', reason: '客户未接听' }];

describe('a settled order', () => {
  test('is closed by policy at once, without waiting for the follow-up', () => {
    const order = orderIn('SETTLING');
    pay(order);
    expect(order.stage).toBe('CLOSED');
    expect(order.work).toEqual(['AFTER_SALES recordFollowUp', 'SALES archiveOrder']);
    expect(order.refusal('closeOrder', {}, 'SALES_MANAGER')).toContain('not-your-role');
  });

  test('is to be filed within five working days of closing [ARCHIVE-01]', () => {
    const order = orderIn('CLOSED');
    expect(order.clock('archive')).toMatchObject({ owner: 'SALES', due: '2025-10-15T10:00:00+08:00' });
  });
});

describe('the file', () => {
  test('holds contract, production record, delivery record and after-sales record [ARCHIVE-02]', () => {
    const order = orderIn('ARCHIVED');
    expect(order.state.archive?.groups).toEqual({
      CONTRACT: 'K-1',
      PRODUCTION: 'L1',
      DELIVERY: 'SN-1',
      AFTER_SALES: 'SATISFIED',
    });
  });

  test('is archived by policy as soon as it is complete', () => {
    const order = orderIn('CLOSED');
    order.give('recordFollowUp', { satisfied: false }, 'AFTER_SALES_AGENT');
    expect(order.stage).toBe('ARCHIVED');
    expect(order.acts().slice(-1)).toEqual(['policy:archive.whenComplete archiveOrder']);
    expect(order.state.archive?.groups['AFTER_SALES']).toBe('UNSATISFIED');
    const early = orderIn('DELIVERED');
    early.give('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT');
    bringTo(early, 'SETTLING');
    pay(early);
    expect(early.stage).toBe('ARCHIVED');
  });

  test('that lacks a record is not archived without a waiver that gives the reason [ARCHIVE-02]', () => {
    const order = orderIn('CLOSED');
    expect(missingGroups(order.state, order.policy)).toEqual(none.groups);
    expect(order.refusal('archiveOrder', {}, 'SALESPERSON')).toContain('The file lacks AFTER_SALES');
    const other = [{ group: 'CONTRACT', reason: 'x' }];
    expect(order.refusal('archiveOrder', { waivers: other }, 'SALESPERSON')).toContain(
      'The file lacks AFTER_SALES',
    );
    order.give('archiveOrder', { waivers: waiver }, 'SALESPERSON');
    expect(order.stage).toBe('ARCHIVED');
    expect(order.state.archive).toMatchObject({
      by: 'SALESPERSON',
      at: firstDay,
      groups: { AFTER_SALES: 'WAIVED: 客户未接听', CONTRACT: 'K-1' },
    });
  });

  test('keeps a record that is there although someone waived it', () => {
    const order = orderIn('CLOSED');
    const waivers = [...waiver, { group: 'CONTRACT', reason: 'x' }];
    order.give('archiveOrder', { waivers }, 'SALESPERSON');
    expect(order.state.archive?.groups['CONTRACT']).toBe('K-1');
  });

  test('says so when nothing was produced, and names every lot and note when several were [ARCHIVE-02]', () => {
    const stock = orderIn('RELEASED');
    stock.give('checkStock', { fromStock: stock.lot().lines }, 'WAREHOUSE_KEEPER');
    expect(recordGroups(bringTo(stock, 'ACCEPTED').state)['PRODUCTION']).toBe('NONE');
    const order = orderIn('IN_PRODUCTION');
    expect(recordGroups(order.state)).toEqual({ CONTRACT: 'K-1' });
    order.give('completeProduction', { finished: [{ line: 1, quantity: '60' }] }, 'PRODUCTION_SUPERVISOR');
    order.give(
      'recordInspection',
      { passed: [{ line: 1, quantity: '60' }], failed: [], standardVersion: 'v' },
      'INSPECTOR',
    );
    expect(recordGroups(order.state)['PRODUCTION']).toBeUndefined();
    bringTo(order, 'ACCEPTED');
    expect(recordGroups(order.state)).toMatchObject({ PRODUCTION: 'L1, L2', DELIVERY: 'SN-1' });
  });
});

describe('an archived order', () => {
  test('is read-only: no clock runs, no task is open, every command is refused [ARCHIVE-07]', () => {
    const order = orderIn('ARCHIVED');
    expect([order.runningClocks, order.work, openCommands(order.state)]).toEqual([[], [], []]);
    const payment = { reference: 'R', total: order.total, receivedOn: '2025-11-03' };
    expect(order.refusal('recordPayment', payment, 'ACCOUNTANT')).toContain('order-closed');
    expect(order.refusal('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT')).toContain(
      'order-closed',
    );
    const before = order.state;
    order.passUntil('2026-10-09T10:00:00+08:00').turn([]);
    expect(order.state).toEqual(before);
  });
});
