import { describe, expect, test } from 'vitest';
import { ownerOf } from '../../domain/order/tracking.ts';
import { orderIn } from './bring-to.ts';

const report = { department: 'PRODUCTION', progress: '已完成 60%', expectedFinish: '2025-10-22' } as const;

describe('departments report how far an order has come', () => {
  test('each with date, progress and expected finish; the last of each stands, all are on record [TRACK-03]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('recordTracking', report, 'PRODUCTION_SUPERVISOR');
    order.give('recordTracking', { ...report, progress: '已完成 80%' }, 'PRODUCTION_MANAGER');
    order.give('recordTracking', { department: 'LOGISTICS', progress: '车辆已预订' }, 'LOGISTICS_CLERK');
    expect(order.state.tracking).toEqual({
      PRODUCTION: { ...report, progress: '已完成 80%', by: 'PRODUCTION_MANAGER', at: order.now },
      LOGISTICS: { department: 'LOGISTICS', progress: '车辆已预订', by: 'LOGISTICS_CLERK', at: order.now },
    });
    const told = order.journal.filter(({ command }) => command === 'recordTracking');
    expect(
      told.map(({ events: [event] }) => event?.type === 'trackingRecorded' && event.entry.progress),
    ).toEqual(['已完成 60%', '已完成 80%', '车辆已预订']);
  });

  test('for itself alone, and whether work stands still or not [TRACK-03]', () => {
    const order = orderIn('IN_PRODUCTION');
    expect(order.refusal('recordTracking', report, 'LOGISTICS_CLERK')).toMatch(/^not-your-role/);
    order.give('holdOrder', { reason: '等待图纸' }, 'SALES_MANAGER');
    order.give('recordTracking', report, 'PRODUCTION_SUPERVISOR');
    expect(order.state.tracking?.PRODUCTION?.progress).toBe('已完成 60%');
  });
});

describe('an order has one owner', () => {
  test('from the first moment, and whoever it is given to from then on [TRACK-05]', () => {
    const order = orderIn('RECEIVED');
    const { enteredBy } = order.state;
    expect(ownerOf(order.state)).toBe(enteredBy);
    expect(ownerOf(order.state, 'zhang')).toBe('zhang');
    order.give('assignOrder', { personId: 'li', reason: '负责区域调整' }, 'SALES_MANAGER');
    order.give('assignOrder', { personId: 'wang', reason: '李离职' }, 'CONTRACT_ORDER_HEAD');
    expect(ownerOf(order.state, 'zhang')).toBe('wang');
    expect(order.refusal('assignOrder', { personId: 'wang', reason: '重复' }, 'SALES_MANAGER')).toMatch(
      /@personId$/,
    );
    expect(order.refusal('assignOrder', { personId: 'li', reason: '自行' }, 'SALESPERSON')).toMatch(
      /^not-your-role/,
    );
  });

  test('and neither starts a clock nor moves one [TRACK-05]', () => {
    const order = orderIn('IN_PRODUCTION');
    const before = order.state.clocks;
    order.give('assignOrder', { personId: 'li', reason: '调整' }, 'SALES_SUPERVISOR');
    order.give('recordTracking', report, 'PRODUCTION_SUPERVISOR');
    expect(order.state.clocks).toEqual(before);
  });
});
