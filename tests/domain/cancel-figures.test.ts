import { expect, test } from 'vitest';
import { followView } from '../../api/views/follow-view.ts';
import { stageChanges } from '../../db/projection/stage-visits.ts';
import { stagesAhead } from '../../domain/course/stages-ahead.ts';
import { custodyOf, holdingEvents } from '../../domain/figures/custody.ts';
import { holderOf } from '../../domain/figures/holder.ts';
import { unopened } from '../../domain/order/apply.ts';
import { foldEntries } from '../../domain/order/fold.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { orderIn } from './bring-to.ts';
import { cancel, cancelled } from './cancelled-order.ts';

test('the time in which an order is being cancelled is nobody of ours, whatever stage it stood in [CANCEL-02]', () => {
  for (const stage of ['CONFIRMED', 'PLANNED', 'IN_PRODUCTION'] as const) {
    const order = cancel(orderIn(stage));
    expect(holderOf(order.state)).toMatchObject({ party: 'CUSTOMER', reason: 'CANCELLATION' });
  }
  const stocked = orderIn('STOCKED_IN', { policy: { 'mat.releaseOnPass': false } });
  expect(holderOf(cancel(stocked).state)).toMatchObject({ party: 'CUSTOMER', reason: 'CANCELLATION' });
});

test('who held a cancelled order is told by the events that say so alone [CANCEL-02]', () => {
  const order = orderIn('STOCKED_IN', { policy: { 'mat.releaseOnPass': false } });
  cancelled(order.at('2025-10-10T10:00:00+08:00'));
  const kept = order.journal.map((entry) => ({
    ...entry,
    events: entry.events.filter(({ type }) => holdingEvents.some((each) => each === type)),
  }));
  expect(custodyOf('ord_1', kept)).toEqual(custodyOf('ord_1', order.journal));
  expect(custodyOf('ord_1', order.journal).endedAt).toBe('2025-10-10T10:00:00+08:00');
});

test('what is to come of an order that is being cancelled is its end, by when it is to be settled [CANCEL-06]', () => {
  const order = cancel(orderIn('PLANNED'));
  const outlook = { policy: order.policy, calendars: order.calendars, now: order.now };
  expect(stagesAhead(order.state, outlook)).toEqual([
    { stage: 'CANCELLED', plannedAt: order.clock('cancellationSettlement').due },
  ]);
});

test('lots of a cancelled order are in no stage any more [CANCEL-09]', () => {
  const order = cancelled(orderIn('PLANNED'));
  const folded = foldEntries(unopened('ord_1'), order.journal, () => companyDefault, 'SO-1');
  const { entered } = stageChanges(unopened('ord_1'), folded);
  const open = entered.filter(({ leftAt }) => leftAt === null);
  expect(open.map(({ stage, lotId }) => ({ stage, lotId }))).toEqual([{ stage: 'CANCELLED', lotId: null }]);
});

test('the customer reads that the cancellation is being dealt with, and then that the order is cancelled', () => {
  const order = cancel(orderIn('PLANNED'));
  expect(followView({ state: order.state, reached: new Map() }).stageName.zh).toBe('取消处理中');
  const done = cancelled(orderIn('PLANNED'));
  expect(followView({ state: done.state, reached: new Map() }).stageName.zh).toBe('已取消');
});
