import { expect, test } from 'vitest';
import { openCommands } from '../../domain/order/decide.ts';
import { receiptAsks } from '../../domain/order/receipt-asks.ts';
import { decided, orderIn } from './bring-to.ts';
import { requested } from './change-driver.ts';
import { cabinets, cables, received } from './sample-orders.ts';

const lost = { result: 'NOT_VERIFIED', registeredName: '华东电气', how: '公示系统' } as const;

test('a customer is verified before the decision, not after it, and nobody is asked for it then', () => {
  const policy = { 'intake.taxNumberRequiredFor': 'NONE' };
  const order = decided({ facts: { customerVerified: false }, policy });
  expect(order.refusal('verifyCustomer', lost, 'SALESPERSON')).toBe(
    'blocked: The review is decided already.',
  );
  const wanted = { ...order.policy, 'intake.taxNumberRequiredFor': 'ALL' };
  expect(receiptAsks(order.state, wanted)).toEqual([]);
  const { decision: _none, ...undecided } = order.state;
  expect(receiptAsks(undecided, wanted)).toEqual([
    { command: 'verifyCustomer', department: 'SALES', clock: 'departmentReview' },
  ]);
});

test('a customer who was not found is looked up anew with the number that the customer gives', () => {
  const order = received({ facts: { customerVerified: false } });
  order.give('verifyCustomer', lost, 'SALESPERSON');
  const supplement = { customer: { taxNumber: '91350100M000100Y43' } };
  order.give('supplementInformation', { supplement, source: '电话' }, 'SALESPERSON');
  expect([order.stage, order.work[0]]).toEqual(['RECEIVED', 'SALES verifyCustomer']);
});

test('one line with words of its own is enough to ask for a confirmation where policy wants it', () => {
  const lines = [cabinets, { ...cables, requirements: '铠装' }];
  const order = received({ details: { lines }, policy: { 'intake.confirmFreeText': true } });
  expect(order.work).toEqual(['SALES confirmRequirements']);
});

test('a correction is offered until the order is released, and not while a change is open', () => {
  const offered = (order: ReturnType<typeof received>) => openCommands(order.state).includes('correctEntry');
  expect([offered(received()), offered(orderIn('CONFIRMED'))]).toEqual([true, true]);
  expect(offered(orderIn('RELEASED'))).toBe(false);
  expect(offered(requested(orderIn('UNDER_REVIEW'), { remarks: '加急' }))).toBe(false);
});
