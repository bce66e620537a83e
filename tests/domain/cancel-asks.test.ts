import { describe, expect, test } from 'vitest';
import { staffRole } from '../../domain/order/cancellation/cancelling.ts';
import { openCommands } from '../../domain/order/decide.ts';
import { orderIn, transport } from './bring-to.ts';
import { cancel, free, lost, nothing, settle, stop, stopAll, yuan } from './cancelled-order.ts';

const said = { confirmedWith: '王敏', channel: 'EMAIL' } as const;
const fee = yuan('1200.00');
const basis = '按实际损失';

describe('what a cancellation asks', () => {
  test('is each stop under the clock of its department, and the rest under one clock each [CANCEL-03]', () => {
    const order = cancel(orderIn('PLANNED'));
    expect(order.tasks.map(({ department, clockId }) => `${department} ${clockId}`)).toEqual([
      'WAREHOUSE stopAcknowledgement#1',
      'PRODUCTION stopAcknowledgement#2',
      'PROCUREMENT stopAcknowledgement#3',
      'SALES cancellationConfirmation#1',
      'CONTRACT_ORDER cancellationSettlement#1',
    ]);
    const [, , , confirmation, disposition] = order.tasks;
    expect(confirmation?.roles).toEqual(['SALESPERSON', 'SALES_SUPERVISOR', 'SALES_MANAGER']);
    expect(disposition?.roles).toEqual(['ORDER_CLERK', 'CONTRACT_ORDER_HEAD']);
    stop(order, 'PRODUCTION');
    expect(order.work.slice(0, 2)).toEqual(['WAREHOUSE acknowledgeStop', 'PROCUREMENT acknowledgeStop']);
  });

  test('is finance in the end; the general manager only where a deposit is forfeit [CANCEL-06]', () => {
    const order = stopAll(lost('5000.00'));
    order.give('confirmCancellation', said, 'SALESPERSON');
    expect(order.work).toEqual(['FINANCE settleCancellation']);
    settle(order, { fee, refund: yuan('3800.00'), depositTreatment: 'REFUND', basis });
    expect(order.work).toEqual(['FINANCE approveCancellationSettlement']);
    expect(openCommands(order.state)).not.toContain('approveForfeit');
    settle(order, { fee, refund: yuan('0.00'), depositTreatment: 'FORFEIT', basis });
    expect(order.tasks.map(({ clockId }) => clockId)).toEqual(['cancellationSettlement#1']);
    expect(order.work).toEqual(['LEADERSHIP approveForfeit']);
    order.give('approveForfeit', {}, 'GENERAL_MANAGER');
    expect(order.work).toEqual(['FINANCE approveCancellationSettlement']);
  });

  test('is offered while it is open, and no longer once it was done', () => {
    const order = cancel(orderIn('PLANNED'));
    const offered = () => openCommands(order.state).filter((name) => /Cancel|Stop|Disposition/.test(name));
    expect(offered()).toEqual([
      'acknowledgeStop',
      'recordDisposition',
      'confirmCancellation',
      'withdrawCancellation',
    ]);
    stop(order, 'PRODUCTION');
    stop(order, 'WAREHOUSE');
    expect(offered()).toContain('acknowledgeStop');
    stop(order, 'PROCUREMENT');
    expect(offered()).not.toContain('acknowledgeStop');
    order.give('recordDisposition', nothing, 'ORDER_CLERK');
    settle(order, free).give('approveCancellationSettlement', {}, 'FINANCE_MANAGER');
    expect(offered()).toEqual(['confirmCancellation', 'withdrawCancellation']);
    expect(order.work).toEqual(['SALES confirmCancellation']);
    expect(openCommands(orderIn('PLANNED').state).filter((name) => /Cancel|Stop/.test(name))).toEqual([
      'requestCancellation',
    ]);
  });

  test('is told to those who work, and to a head only where nobody else does', () => {
    expect([staffRole('WAREHOUSE'), staffRole('PROCUREMENT')]).toEqual(['WAREHOUSE_KEEPER', 'BUYER']);
    expect(staffRole('INTERNAL_AUDIT')).toBe('AUDITOR');
  });

  test('is told to logistics as soon as one of its lots is prepared [CANCEL-03]', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK', { lotId: 'L2' });
    expect(cancel(order).state.cancellation?.told).toContain('LOGISTICS');
  });
});
