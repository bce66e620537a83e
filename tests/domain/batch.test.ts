import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../domain/errors.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import { foldEntries } from '../../domain/order/fold.ts';
import { nextDueInstant } from '../../domain/order/state.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { decided, orderIn, reviewed } from './bring-to.ts';
import { commandOf } from './order-driver.ts';
import { received } from './sample-orders.ts';

const accept = (role: 'SALES_SUPERVISOR' | 'SALES_MANAGER') =>
  commandOf('decideReview', { outcome: 'ACCEPT' }, role);

describe('commands of one turn', () => {
  test('are decided each on what the one before left: of two approvals one is refused', () => {
    const outcomes = reviewed().turn([accept('SALES_SUPERVISOR'), accept('SALES_MANAGER')]);
    expect(outcomes).toMatchObject([
      { accepted: true, version: 6 },
      { accepted: false, refusal: { code: 'blocked' } },
    ]);
  });

  test('keep their order, with what policy makes of each right after it', () => {
    const order = reviewed({ details: { channel: 'WEBSITE' } });
    const confirm = commandOf('confirmPlan', { department: 'LOGISTICS' }, 'LOGISTICS_CLERK');
    const before = order.state.version;
    const outcomes = order.turn([accept('SALES_SUPERVISOR'), confirm]);
    expect(outcomes).toEqual([
      { accepted: true, version: before + 1 },
      { accepted: true, version: before + 5 },
    ]);
    expect(order.acts(before)).toEqual([
      'SALES_SUPERVISOR decideReview',
      'policy:contract.autoFor satisfyContract',
      'policy:review.mergeSignatures confirmPlan',
      'policy:review.mergeSignatures confirmPlan',
      'LOGISTICS_CLERK confirmPlan',
    ]);
  });

  test('of which one lost a race at commit are decided again without it', () => {
    const { state, now, policy } = orderIn('RELEASED');
    const check = (quantity: string) =>
      commandOf('checkStock', { fromStock: [{ line: 1, quantity }] }, 'WAREHOUSE_KEEPER');
    const refusal: Refusal = { code: 'stock-moved', detail: '只剩 10 台' };
    const again = composeBatch(state, [check('30'), check('10')], now, policy, new Map([[0, refusal]]));
    expect(again.outcomes).toEqual([
      { accepted: false, refusal },
      { accepted: true, version: state.version + 1 },
    ]);
    expect(again.entries).toHaveLength(1);
  });

  test('carry their update’s id into the journal, and leave no trace of it where there is none', () => {
    const order = received();
    const entry = order.give('passInitialReview', {}, 'SALESPERSON', { updateId: 'upd-1' });
    expect(entry.updateId).toBe('upd-1');
    expect(order.journal[0]).not.toHaveProperty('updateId');
    expect(order.journal[0]).not.toHaveProperty('lotId');
  });
});

describe('the state', () => {
  test('wakes next at the soonest rung of the clocks that run', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(nextDueInstant(order.state)).toBe('2025-10-09T17:24:00+08:00');
    order.passUntil('2025-10-09T18:00:00+08:00');
    expect(nextDueInstant(order.state)).toBe('2025-10-10T10:00:00+08:00');
    order.give('proposePostponement', { deliveryDate: '2025-12-01', reason: 'x' }, 'PLANNER');
    expect(nextDueInstant(order.state)).toBe(order.clock('customerDecision').rungs[0]?.at);
    expect(nextDueInstant(orderIn('ARCHIVED').state)).toBeUndefined();
  });

  test('has one loose end less with each clock that stops: a decided order quotes, and reviews no more', () => {
    const order = decided();
    expect(order.clocks('departmentReview')).toEqual([]);
    expect(order.clocks('quotation')).toHaveLength(1);
  });
});

describe('a fold of the journal', () => {
  test('marks a due instant beyond the known holidays as provisional', () => {
    const inspectedFrom = (now: string) => orderIn('IN_QC', { now }).clock('inspection', 'L1');
    expect(inspectedFrom('2026-12-31T10:00:00+08:00')).toMatchObject({
      due: '2027-01-01T10:00:00+08:00',
      provisional: true,
    });
    expect(inspectedFrom('2026-12-30T10:00:00+08:00')).not.toHaveProperty('provisional');
  });

  test('answers with number and instants of each entry, and numbers the order once', () => {
    const order = orderIn('UNDER_REVIEW');
    const fresh = { ...received().state, version: 0 };
    const { orderNumber: _none, ...unnumbered } = fresh;
    const folded = foldEntries(unnumbered, order.journal, () => companyDefault, 'SO-7');
    expect(folded.map(({ facts }) => facts.orderNumber)).toEqual(['SO-7', undefined]);
    expect(folded[1]?.facts.clocks.map((clock) => clock.clockId)).toContain('departmentReview#1');
  });

  test('may end a working day at its last minute instead of at the same time', () => {
    const order = received();
    const { orderNumber: _none, ...bare } = order.state;
    const [first] = foldEntries(
      { ...bare, clocks: [] },
      order.journal,
      () => companyDefault,
      'SO-7',
      'END_OF_NTH_DAY',
    );
    const review = first?.facts.clocks.find((clock) => clock.clockId === 'initialReview#1');
    expect(review?.due).toBe('2025-10-10T18:00:00+08:00');
  });
});
