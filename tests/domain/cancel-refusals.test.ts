import { describe, expect, test } from 'vitest';
import { refundOf } from '../../domain/order/cancellation/settling.ts';
import { orderIn } from './bring-to.ts';
import { cancel, free, lost, nothing, scrapped, settle, stop, yuan } from './cancelled-order.ts';

const said = { confirmedWith: '王敏', channel: 'EMAIL' } as const;
const fee = yuan('1200.00');
const basis = '按实际损失';
const dollars = { amount: '0.00', currency: 'USD' } as const;

describe('what a cancellation refuses', () => {
  test('is what was said before, with the reason', () => {
    const order = cancel(orderIn('PLANNED'));
    const { requestedBy, formReference, reason } = {
      requestedBy: '王敏',
      formReference: 'QX-2',
      reason: 'x',
    };
    expect(
      order.refusal('requestCancellation', { requestedBy, formReference, reason }, 'SALESPERSON'),
    ).toMatch(/^blocked: A cancellation of this order is being dealt with since 2025-10-09/);
    expect(order.refusal('recordDisposition', { items: [] }, 'ORDER_CLERK')).toBe(
      'does-not-fit: reason: say why there is nothing to be treated @reason',
    );
    const [item] = scrapped.items;
    if (item === undefined) throw new Error('no item');
    const foreign = { items: [{ ...item, loss: dollars }] };
    expect(order.refusal('recordDisposition', foreign, 'ORDER_CLERK')).toBe(
      'does-not-fit: items[0].loss.currency: the order is in CNY @items[0].loss.currency',
    );
    const alone = { items: [{ ...item, agreedWith: ['PRODUCTION' as const] }] };
    expect(order.refusal('recordDisposition', alone, 'ORDER_CLERK')).toContain(
      'name two at least (CANCEL-04)',
    );
    order.give('confirmCancellation', said, 'SALESPERSON');
    expect(order.refusal('confirmCancellation', said, 'SALESPERSON')).toBe(
      'blocked: The cancellation is confirmed with the customer already.',
    );
  });

  test('is money before the goods, and anything once the settlement is approved [CANCEL-04 CANCEL-06]', () => {
    const order = cancel(orderIn('PLANNED'));
    expect(order.refusal('settleCancellation', free, 'ACCOUNTANT')).toBe(
      'blocked: Record first what becomes of the goods: the fee follows from it (CANCEL-04).',
    );
    order.give('recordDisposition', nothing, 'ORDER_CLERK');
    expect(order.refusal('approveCancellationSettlement', {}, 'FINANCE_MANAGER')).toBe(
      'blocked: No settlement of a cancellation waits for approval.',
    );
    settle(order, free).give('approveCancellationSettlement', {}, 'FINANCE_MANAGER');
    const over = 'blocked: The settlement of the cancellation is approved.';
    expect(order.refusal('settleCancellation', free, 'ACCOUNTANT')).toBe(over);
    expect(order.refusal('recordDisposition', nothing, 'ORDER_CLERK')).toBe(over);
    expect(order.refusal('approveCancellationSettlement', {}, 'FINANCE_MANAGER')).toBe(
      'blocked: No settlement of a cancellation waits for approval.',
    );
  });

  test('is another currency than the order has [CANCEL-06]', () => {
    const order = lost();
    const input = { fee, refund: yuan('0.00'), depositTreatment: 'REFUND', basis } as const;
    expect(order.refusal('settleCancellation', { ...input, fee: dollars }, 'ACCOUNTANT')).toBe(
      'does-not-fit: fee.currency: the order is in CNY @fee.currency',
    );
    expect(order.refusal('settleCancellation', { ...input, refund: dollars }, 'ACCOUNTANT')).toBe(
      'does-not-fit: refund.currency: the order is in CNY @refund.currency',
    );
  });

  test('is to keep against the fee more than the fee: exactly the fee may be kept [CANCEL-06]', () => {
    const offset = { fee, refund: yuan('0.00'), depositTreatment: 'OFFSET', basis } as const;
    expect(lost('1200.01').refusal('settleCancellation', offset, 'ACCOUNTANT')).toBe(
      'does-not-fit: depositTreatment: 1200.01 CNY were paid, more than the fee: refund the rest @depositTreatment',
    );
    expect(settle(lost('1200.00'), offset).state.cancellation?.settlement).toMatchObject(offset);
    expect(refundOf(yuan('1200.01'), fee, 'REFUND')).toEqual(yuan('0.01'));
    expect(refundOf(yuan('1199.99'), fee, 'REFUND')).toEqual(yuan('0.00'));
    expect(refundOf(yuan('5000.00'), fee, 'FORFEIT')).toEqual(yuan('0.00'));
  });

  test('is to forfeit what nobody asked for, or by whoever computed it [CANCEL-06]', () => {
    const order = lost('5000.00');
    const none = 'blocked: No forfeit of a deposit waits for approval.';
    expect(order.refusal('approveForfeit', {}, 'GENERAL_MANAGER')).toBe(none);
    settle(order, { fee, refund: yuan('3800.00'), depositTreatment: 'REFUND', basis });
    expect(order.refusal('approveForfeit', {}, 'GENERAL_MANAGER')).toBe(none);
    const forfeit = { fee, refund: yuan('0.00'), depositTreatment: 'FORFEIT', basis } as const;
    order.give('settleCancellation', forfeit, { person: 'li', role: 'FINANCE_MANAGER' });
    expect(order.refusal('approveForfeit', {}, { person: 'li', role: 'GENERAL_MANAGER' })).toBe(
      'separation-of-duties: Whoever computed the settlement cannot approve it, nor who acts for them.',
    );
    order.give('approveForfeit', { comment: '同意' }, 'GENERAL_MANAGER');
    expect(order.state.cancellation?.forfeitApproval).toMatchObject({ comment: '同意' });
    // Computed anew, it is approved anew.
    settle(order, forfeit);
    expect(order.state.cancellation).not.toHaveProperty('forfeitApproval');
  });

  test('is to end while something is missing, and says what [CANCEL-09]', () => {
    const order = cancel(orderIn('PLANNED'));
    stop(order, 'WAREHOUSE');
    const complete = () => {
      const actor = { kind: 'policy' as const, rule: 'cancel.whenSettled' };
      const [outcome] = order.turn([{ name: 'completeCancellation', input: {}, actor }]);
      return outcome?.accepted === false ? `${outcome.refusal.code}: ${outcome.refusal.detail}` : 'accepted';
    };
    expect(complete()).toBe(
      'blocked: The cancellation still lacks PRODUCTION, PROCUREMENT, recordDisposition, confirmCancellation, approveCancellationSettlement.',
    );
    order.give('confirmCancellation', said, 'SALESPERSON');
    order.give('recordDisposition', nothing, 'ORDER_CLERK');
    for (const department of ['PRODUCTION', 'PROCUREMENT'] as const) stop(order, department);
    expect(complete()).toBe('blocked: The cancellation still lacks approveCancellationSettlement.');
  });
});
