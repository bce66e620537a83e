import { expect, test } from 'vitest';
import type { ClockPreview } from '../../domain/changes/preview-order.ts';
import { createTally } from '../../domain/changes/preview-tally.ts';

const clock = (dueAfter: string, rungs: ClockPreview['rungs'] = []): ClockPreview => ({
  orderId: 'ord_1',
  orderNumber: 'SO-2026-1',
  clockId: 'inspection#1',
  kind: 'inspection',
  owner: 'QUALITY',
  dueBefore: '2026-03-02T10:00:00+08:00',
  dueAfter,
  provisionalBefore: true,
  provisionalAfter: false,
  rungs,
});

test('a preview lists as much as it may and counts the rest: clocks that move, and who gains or loses warnings [SLA-11]', () => {
  const tally = createTally(2);
  tally.add([]);
  tally.add([
    clock('2026-03-02T02:00:00Z'),
    clock('2026-03-03T10:00:00+08:00', [
      { rung: '0', roles: ['QUALITY_MANAGER'], gained: 'FIRES_NOW' },
      { rung: '+1wd', roles: ['SALES_MANAGER', 'DEPUTY_GENERAL_MANAGER'] },
    ]),
  ]);
  tally.add([
    clock('2026-03-04T10:00:00+08:00', [{ rung: '0', roles: ['QUALITY_MANAGER'], lost: 'WITHDRAWN' }]),
  ]);
  tally.refuse('ord_9', 'closed');
  expect(tally.result()).toMatchObject({
    ordersOpen: 4,
    ordersChanged: 2,
    clocksChanged: 3,
    clocksMoved: 2,
    more: 1,
    refused: [{ orderId: 'ord_9', reason: 'closed' }],
    roles: [
      { role: 'QUALITY_MANAGER', department: 'QUALITY', moved: 0, gained: 1, lost: 1 },
      { role: 'SALES_MANAGER', department: 'SALES', moved: 1, gained: 0, lost: 0 },
      { role: 'DEPUTY_GENERAL_MANAGER', department: 'LEADERSHIP', moved: 1, gained: 0, lost: 0 },
    ],
  });
  expect(tally.result().clocks).toHaveLength(2);
});
