import { describe, expect, test } from 'vitest';
import { openCommands } from '../../domain/order/decide.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import { orderIn, papers, pay, transport } from './bring-to.ts';
import { cancel, scrapped, settle, yuan } from './cancelled-order.ts';
import { approve, carriedThrough, evaluateAll, form, requested } from './change-driver.ts';
import type { OrderDriver } from './order-driver.ts';

const later = { deliveryDate: '2025-12-05' };
const offers = (order: OrderDriver, pattern: RegExp): CommandName[] =>
  openCommands(order.state).filter((name) => pattern.test(name));

describe('what is offered of a hold', () => {
  const either = /^(hold|resume)Order$/;

  test('is to hold an order that runs, and to resume one that is held', () => {
    const order = orderIn('PLANNED');
    expect(offers(order, either)).toEqual(['holdOrder']);
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    expect(offers(order, either)).toEqual(['resumeOrder']);
    expect(order.refusal('holdOrder', { reason: '停电' }, 'SALESPERSON')).toBe(
      'blocked: The order is held already.',
    );
    order.give('resumeOrder', {}, 'SALESPERSON');
    expect(offers(order, either)).toEqual(['holdOrder']);
    expect(order.refusal('resumeOrder', {}, 'SALESPERSON')).toBe('blocked: The order is not held.');
  });

  test('does not depend on what else keeps the order: nobody resumes what a case holds', () => {
    const order = orderIn('PLANNED');
    expect(order.refusal('resumeOrder', {}, 'SALESPERSON')).toBe('blocked: The order is not held.');
    const note = { caseId: 'case_1', caseNumber: 'CE-1', kind: 'EXCEPTION', type: 'PROBLEM' } as const;
    order.change('noteCase', { ...note, effect: 'BLOCK' });
    expect(offers(order, either)).toEqual(['holdOrder']);
    expect(order.refusal('resumeOrder', {}, 'SALESPERSON')).toBe('blocked: The order is not held.');
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    expect(offers(order, either)).toEqual(['resumeOrder']);
    expect(order.refusal('holdOrder', { reason: 'x' }, 'SALESPERSON')).toMatch(/^blocked/);
    order.give('resumeOrder', {}, 'SALESPERSON');
    expect(order.state.holds?.map(({ reason }) => reason)).toEqual(['EXCEPTION']);
  });
});

describe('what is offered of a change', () => {
  const acts = /Change|Alternative/;

  test('is its evaluation and decision until it is decided, then its confirmations', () => {
    const order = orderIn('PLANNED');
    expect(offers(order, acts)).toEqual(['requestChange']);
    requested(order, later);
    expect(offers(order, acts)).toEqual([
      'answerChange',
      'evaluateChange',
      'offerAlternative',
      'decideChange',
      'withdrawChange',
    ]);
    evaluateAll(order);
    approve(order);
    expect(offers(order, acts)).toEqual([
      'answerChange',
      'confirmChange',
      'signChangeAgreement',
      'withdrawChange',
    ]);
  });

  test('is to ask for one before there is a lot, and until the last lot has left', () => {
    const asked = (order: OrderDriver) => offers(order, /^requestChange$/).length === 1;
    expect([orderIn('QUOTED'), orderIn('READY_TO_SHIP'), orderIn('SHIPPED')].map(asked)).toEqual([
      true,
      true,
      false,
    ]);
    const partly = orderIn('READY_TO_SHIP');
    partly.give('checkPackingList', { packed: partly.lot().lines }, 'LOGISTICS_CLERK');
    partly.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    const shipped = [{ line: 1, quantity: '1' }];
    partly.give('dispatchShipment', { ...papers, shipped }, 'WAREHOUSE_KEEPER');
    expect(asked(partly)).toBe(true);
  });

  test('is that the customer is told of one that was rejected, and of no other', () => {
    const told = (order: OrderDriver) => offers(order, /^tellCustomerOfChange$/);
    const order = orderIn('PLANNED');
    order.give('requestChange', form(later), 'SALESPERSON');
    order.give('withdrawChange', { reason: '不再需要' }, 'SALESPERSON');
    expect(told(order)).toEqual([]);
    expect(told(carriedThrough(requested(order, later)))).toEqual([]);
    order.give('requestChange', form({ remarks: '加急' }), 'SALESPERSON');
    order.give('decideChange', { approved: false, assessment: '来不及' }, 'CONTRACT_ORDER_HEAD');
    expect(told(order)).toEqual(['tellCustomerOfChange']);
    order.give('tellCustomerOfChange', { message: '来不及', saidTo: '王敏' }, 'SALESPERSON');
    expect(told(order)).toEqual([]);
  });
});

describe('what is offered of a cancellation', () => {
  const acts = /Cancellation|Forfeit/;

  test('is one confirmation with the customer, and one approval of a forfeit', () => {
    const order = orderIn('IN_PRODUCTION');
    pay(order, '5000.00');
    cancel(order).give('confirmCancellation', { confirmedWith: '王敏', channel: 'PHONE' }, 'SALESPERSON');
    expect(offers(order, acts)).toEqual(['withdrawCancellation']);
    order.give('recordDisposition', scrapped, 'ORDER_CLERK');
    expect(offers(order, acts)).toContain('settleCancellation');
    const kept = { refund: yuan('0.00'), depositTreatment: 'FORFEIT', basis: '合同第九条' } as const;
    settle(order, { fee: yuan('1200.00'), ...kept });
    expect(offers(order, acts)).toContain('approveForfeit');
    order.give('approveForfeit', {}, 'GENERAL_MANAGER');
    expect(offers(order, acts)).not.toContain('approveForfeit');
    expect(offers(order, acts)).toContain('approveCancellationSettlement');
  });
});
