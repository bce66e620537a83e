import { describe, expect, test } from 'vitest';
import { compensationsOf } from '../../domain/order/cancellation/compensations.ts';
import type { OrderEvent } from '../../domain/order/events.ts';
import { bringTo, orderIn, pay, plan, transport } from './bring-to.ts';
import { cancel, cancelled, free, nothing, scrapped, settle, stopAll, yuan } from './cancelled-order.ts';
import type { OrderDriver } from './order-driver.ts';

/** A cancellation that lacks nothing but finance. */
function agreed(order: OrderDriver): OrderDriver {
  stopAll(cancel(order));
  order.give('recordDisposition', scrapped, 'ORDER_CLERK');
  order.give('confirmCancellation', { confirmedWith: '王敏', channel: 'EMAIL' }, 'SERVICE_AGENT');
  return order;
}

const fee = yuan('1200.00');
const basis = '按实际损失';

function events(order: OrderDriver): OrderEvent[] {
  return order.journal.flatMap((entry) => entry.events);
}

function compensated(order: OrderDriver): string[] {
  return events(order).flatMap((event) =>
    event.type === 'compensated'
      ? [`${event.compensation.lotId} ${event.compensation.kind} ${event.compensation.reference}`]
      : [],
  );
}

describe('what becomes of the goods of a cancelled order', () => {
  test('is agreed between departments and recorded item by item, with what is lost [CANCEL-04]', () => {
    const order = stopAll(cancel(orderIn('IN_PRODUCTION')));
    const [item] = scrapped.items;
    if (item === undefined) throw new Error('no item');
    const alone: typeof scrapped = { items: [{ ...item, agreedWith: ['PRODUCTION', 'PRODUCTION'] }] };
    expect(order.refusal('recordDisposition', alone, 'BUYER')).toMatch(/@items\[0\]\.agreedWith$/);
    const dollars = { ...item, loss: { amount: '1.00', currency: 'USD' } as const };
    expect(order.refusal('recordDisposition', { items: [item, dollars] }, 'BUYER')).toMatch(
      /@items\[1\]\.loss\.currency$/,
    );
    order.give('recordDisposition', { items: [item, { ...item, loss: yuan('0.50') }] }, 'PRODUCTION_MANAGER');
    expect(order.state.cancellation?.disposition).toMatchObject({
      loss: yuan('1200.50'),
      proposedFee: yuan('1200.50'),
      by: 'PRODUCTION_MANAGER',
    });
  });

  test('is said even when there is nothing, with the reason [CANCEL-04]', () => {
    const order = cancel(orderIn('QUOTED'));
    expect(order.refusal('recordDisposition', { items: [] }, 'ORDER_CLERK')).toMatch(/@reason$/);
    order.give('recordDisposition', nothing, 'ORDER_CLERK');
    expect(order.state.cancellation?.disposition?.loss).toEqual(yuan('0.00'));
  });
});

describe('the confirmation with the customer', () => {
  test('has its own deadline, and is given once [CANCEL-05]', () => {
    const order = cancel(orderIn('QUOTED'));
    expect(order.clock('cancellationConfirmation')).toMatchObject({
      owner: 'SALES',
      due: '2025-10-10T10:00:00+08:00',
    });
    const said = { confirmedWith: '王敏', channel: 'PHONE' } as const;
    order.give('confirmCancellation', said, 'SALESPERSON');
    expect(order.clocks('cancellationConfirmation')).toEqual([]);
    expect(order.state.cancellation?.confirmation).toMatchObject(said);
    expect(order.refusal('confirmCancellation', said, 'SALESPERSON')).toMatch(/^blocked/);
  });
});

describe('fee, refund and deposit', () => {
  test('follow the policy: the actual cost, or nothing [CANCEL-06]', () => {
    const order = agreed(orderIn('IN_PRODUCTION'));
    const settlement = {
      fee: yuan('1200.01'),
      refund: yuan('0.00'),
      depositTreatment: 'REFUND',
      basis,
    } as const;
    expect(order.refusal('settleCancellation', settlement, 'ACCOUNTANT')).toMatch(
      /cancel\.feePolicy allows 1200\.00 CNY @fee\.amount$/,
    );
    settle(order, { ...settlement, fee });
    const without = agreed(orderIn('IN_PRODUCTION', { policy: { 'cancel.feePolicy': 'NONE' } }));
    expect(without.refusal('settleCancellation', { ...settlement, fee }, 'ACCOUNTANT')).toMatch(
      /allows 0\.00 CNY/,
    );
  });

  test('refund what was paid less the fee, to the cent [CANCEL-06]', () => {
    const order = orderIn('IN_PRODUCTION');
    pay(order, '5000.00');
    agreed(order);
    const input = { fee, refund: yuan('5000.00'), depositTreatment: 'REFUND', basis } as const;
    expect(order.refusal('settleCancellation', input, 'ACCOUNTANT')).toMatch(/3800\.00 CNY @refund\.amount$/);
    expect(
      order.refusal(
        'settleCancellation',
        { ...input, refund: yuan('0.00'), depositTreatment: 'OFFSET' },
        'ACCOUNTANT',
      ),
    ).toMatch(/@depositTreatment$/);
    settle(order, { ...input, refund: yuan('3800.00') });
  });

  test('are computed by finance and approved by another person of its head [CANCEL-06]', () => {
    const order = agreed(orderIn('IN_PRODUCTION'));
    const input = { fee, refund: yuan('0.00'), depositTreatment: 'OFFSET', basis } as const;
    expect(order.refusal('settleCancellation', input, 'SALES_MANAGER')).toMatch(/^not-your-role/);
    expect(order.refusal('approveCancellationSettlement', {}, 'FINANCE_MANAGER')).toMatch(/^blocked/);
    order.give('settleCancellation', input, 'FINANCE_MANAGER');
    expect(order.refusal('approveCancellationSettlement', {}, 'FINANCE_MANAGER')).toMatch(
      /^separation-of-duties/,
    );
    expect(order.refusal('approveCancellationSettlement', {}, 'ACCOUNTANT')).toMatch(/^not-your-role/);
    order.give('approveCancellationSettlement', {}, { person: 'another', role: 'FINANCE_MANAGER' });
    expect(order.stage).toBe('CANCELLED');
  });

  test('take a whole deposit only when the general manager approves it [CANCEL-06]', () => {
    const order = orderIn('IN_PRODUCTION');
    pay(order, '5000.00');
    agreed(order);
    settle(order, { fee, refund: yuan('0.00'), depositTreatment: 'FORFEIT', basis });
    expect(order.work).toEqual(['LEADERSHIP approveForfeit']);
    expect(order.refusal('approveCancellationSettlement', {}, 'FINANCE_MANAGER')).toMatch(
      /^blocked: The general/,
    );
    expect(order.refusal('approveForfeit', {}, 'DEPUTY_GENERAL_MANAGER')).toMatch(/^not-your-role/);
    order.give('approveForfeit', {}, 'GENERAL_MANAGER');
    expect(order.refusal('approveForfeit', {}, 'GENERAL_MANAGER')).toMatch(/^blocked/);
    order.give('approveCancellationSettlement', {}, 'FINANCE_MANAGER');
    expect(order.stage).toBe('CANCELLED');
  });

  test('are computed anew when the treatment of the goods changes [CANCEL-06]', () => {
    const order = orderIn('IN_PRODUCTION');
    pay(order, '5000.00');
    agreed(order);
    settle(order, { fee, refund: yuan('0.00'), depositTreatment: 'FORFEIT', basis });
    order.give('approveForfeit', {}, 'GENERAL_MANAGER');
    order.give('recordDisposition', nothing, 'ORDER_CLERK');
    expect(order.state.cancellation).not.toHaveProperty('settlement');
    expect(order.state.cancellation).not.toHaveProperty('forfeitApproval');
    expect(order.work).toEqual(['FINANCE settleCancellation']);
  });

  test('are due within the days of the policy, and late they are told of [CANCEL-06]', () => {
    const order = agreed(orderIn('IN_PRODUCTION'));
    expect(order.clock('cancellationSettlement')).toMatchObject({
      owner: 'FINANCE',
      due: '2025-10-13T10:00:00+08:00',
    });
    order.passUntil('2025-10-13T11:00:00+08:00');
    expect(order.rungs.map(({ clockId }) => clockId)).toContain('cancellationSettlement#1');
  });
});

describe('the end of a cancellation', () => {
  test('comes by itself when all is there, and not before: the order is cancelled for good [CANCEL-06 CANCEL-09]', () => {
    const order = cancel(orderIn('PLANNED'));
    order.give('recordDisposition', nothing, 'ORDER_CLERK');
    settle(order, free).give('approveCancellationSettlement', {}, 'FINANCE_MANAGER');
    order.give('confirmCancellation', { confirmedWith: '王敏', channel: 'PHONE' }, 'SALESPERSON');
    expect(order.stage).toBe('CANCEL_REQUESTED');
    expect(order.clocks('cancellationSettlement')).toEqual([]);
    stopAll(order);
    expect(order.acts().at(-1)).toBe('policy:cancel.whenSettled completeCancellation');
    expect(order.state).toMatchObject({ stage: 'CANCELLED', clocks: [], holds: [] });
    expect(order.work).toEqual([]);
    expect(order.refusal('recordInstruction', { text: 'x' }, 'GENERAL_MANAGER')).toBe(
      'order-closed: The order is CANCELLED.',
    );
    expect(order.state.cancellation?.completedAt).toBe(order.now);
  });

  test('cannot be given by a person', () => {
    const order = cancel(orderIn('PLANNED'));
    expect(order.refusal('completeCancellation', {}, 'GENERAL_MANAGER')).toMatch(/^not-your-role/);
  });

  test('is an order exception with the cost of what was wasted; a withdrawn request is none [CANCEL-07]', () => {
    const raised = (order: OrderDriver) =>
      events(order).flatMap((event) => (event.type === 'exceptionRaised' ? [event.exception] : []));
    const order = agreed(orderIn('IN_PRODUCTION'));
    expect(raised(order)).toEqual([]);
    settle(order, { fee, refund: yuan('0.00'), depositTreatment: 'OFFSET', basis });
    order.give('approveCancellationSettlement', {}, 'FINANCE_MANAGER');
    expect(raised(order)).toEqual([
      { type: 'CANCELLATION', description: '项目停建', department: 'CONTRACT_ORDER', cost: fee },
    ]);
    const kept = agreed(orderIn('IN_PRODUCTION'));
    kept.give('withdrawCancellation', { reason: '客户改变主意' }, 'SALESPERSON');
    expect(raised(kept)).toEqual([]);
  });
});

describe('what was done for a cancelled order', () => {
  test('is undone, the newest first and each once; what was never done is not [CANCEL-09 MAT-18]', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    order.at('2025-10-09T11:00:00+08:00').give('submitPlan', plan, 'PLANNER');
    order.at('2025-10-09T13:30:00+08:00');
    bringTo(order, 'IN_PRODUCTION');
    order.at('2025-10-09T14:00:00+08:00');
    order.give('checkPackingList', { packed: [{ line: 1, quantity: '30' }] }, 'LOGISTICS_CLERK');
    order.at('2025-10-09T15:00:00+08:00').give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    expect(compensated(cancelled(order))).toEqual([
      'L2 TRANSPORT_CANCELLED 顺达物流',
      'L2 UNPACKED 1: 30',
      'L1 WORK_ORDER_WITHDRAWN v1: 2025-10-13 - 2025-10-24',
      'L1 PLAN_WITHDRAWN v1: 2025-10-13 - 2025-10-24',
      'L2 RESERVATION_RELEASED P-1 30',
    ]);
    const released = events(order).filter(({ type }) => type === 'stockReleased');
    const lines = [{ line: 1, productCode: 'P-1', quantity: '30' }];
    expect(released).toEqual([{ type: 'stockReleased', lotId: 'L2', lines }]);
    const instants = order.state.cancellation?.compensations.map(({ doneAt }) => doneAt) ?? [];
    expect(instants).toEqual(instants.toSorted().toReversed());
    expect(compensated(cancelled(orderIn('CONFIRMED')))).toEqual([]);
  });

  test('ends with the purchase that was under way; goods that are made or have arrived are treated instead [CANCEL-09]', () => {
    const order = orderIn('PLANNED');
    const shortage = { material: '铜排', expectedArrival: '2025-10-20' };
    order.give('reportMaterialShortage', shortage, 'BUYER');
    expect(compensated(cancelled(order))).toEqual([
      'L1 PLAN_WITHDRAWN v1: 2025-10-13 - 2025-10-24',
      'L1 PURCHASE_CANCELLED 铜排',
    ]);
    const arrived = orderIn('PLANNED');
    arrived.give('reportMaterialShortage', shortage, 'BUYER');
    arrived.give('confirmMaterial', {}, 'WAREHOUSE_KEEPER');
    expect(compensationsOf(arrived.state).map(({ kind }) => kind)).toEqual(['PLAN_WITHDRAWN']);
    expect(compensationsOf(orderIn('IN_QC').state)).toEqual([]);
  });

  test('is not undone while the customer may still go on [CANCEL-09]', () => {
    const order = agreed(orderIn('IN_PRODUCTION'));
    expect(compensated(order)).toEqual([]);
    expect(order.state.cancellation?.compensations).toEqual([]);
  });
});

describe('a cancellation that the customer withdraws', () => {
  test('leaves the order where it was, and its clocks run on with what they had left [CANCEL-02]', () => {
    const order = orderIn('PLANNED', { now: '2025-10-09T10:00:00+08:00' });
    const due = order.clock('countersignature', 'L1').due;
    const work = order.work;
    cancel(order).passUntil('2025-10-10T10:00:00+08:00');
    order.give('withdrawCancellation', { reason: '客户改变主意' }, 'SERVICE_AGENT');
    expect(order.stage).toBe('PLANNED');
    expect(order.work).toEqual(work);
    expect(due).toBe('2025-10-10T10:00:00+08:00');
    expect(order.clock('countersignature', 'L1').due).toBe('2025-10-11T10:00:00+08:00');
    expect(order.state.clocks.map(({ kind }) => kind)).not.toContain('cancellationSettlement');
    expect(order.state).not.toHaveProperty('cancellation');
    expect(order.state.cancellations).toMatchObject([{ withdrawal: { reason: '客户改变主意' } }]);
    bringTo(order, 'IN_PRODUCTION');
  });

  test('can be followed by another, with tasks and deadlines of its own [CANCEL-02]', () => {
    const order = cancel(orderIn('PLANNED'));
    const first = order.tasks.map(({ taskId }) => taskId);
    order.give('withdrawCancellation', { reason: 'x' }, 'SALESPERSON');
    expect(order.refusal('withdrawCancellation', { reason: 'x' }, 'SALESPERSON')).toMatch(/^blocked/);
    const second = cancel(order).tasks.map(({ taskId }) => taskId);
    expect(second.filter((taskId) => first.includes(taskId))).toEqual([]);
    expect(cancelled(orderIn('PLANNED')).stage).toBe('CANCELLED');
  });

  test('keeps another hold of the order [CANCEL-02]', () => {
    const order = orderIn('PLANNED');
    order.give('holdOrder', { reason: '客户工厂停电' }, 'SALESPERSON');
    cancel(order).give('withdrawCancellation', { reason: 'x' }, 'SALESPERSON');
    expect(order.clock('countersignature', 'L1').pauses.map(({ reason }) => reason)).toEqual(['HOLD']);
    expect(order.work).toEqual([]);
  });
});
