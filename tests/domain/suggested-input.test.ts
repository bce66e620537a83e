import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../domain/order/inputs.ts';
import { suggestedInput } from '../../domain/order/suggested-input.ts';
import { bringTo, orderIn, pay, plan } from './bring-to.ts';
import { cancel, nothing, scrapped, stopAll, yuan } from './cancelled-order.ts';
import { approve, evaluateAll, requested } from './change-driver.ts';
import type { OrderDriver } from './order-driver.ts';
import { received } from './sample-orders.ts';

/** What the form of a command begins with, for whoever is asked for all of its tasks. */
function begun(order: OrderDriver, name: CommandName, fields: string[], lotId?: string): unknown {
  const tasks = order.tasks.filter((task) => task.command === name && task.lotId === lotId);
  return suggestedInput(order.state, name, fields, { lotId, tasks, policy: order.policy });
}

const all = [{ line: 1, quantity: '100' }];

describe('a form begins with', () => {
  it('the department that is asked', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(begun(order, 'recordReview', ['department', 'result', 'comment'])).toStrictEqual({
      department: 'FINANCE',
    });
    expect(begun(order, 'askSales', ['department', 'question'])).toStrictEqual({});
  });

  it('every item of the checklist of that department passed, by the policy of the order', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(begun(order, 'recordReview', ['items'])).toStrictEqual({
      items: ['PRICE', 'PAYMENT_METHOD', 'CREDIT'].map((item) => ({ item, result: 'PASS' })),
    });
    const own = orderIn('UNDER_REVIEW', {
      policy: { 'review.checklist': { REGULAR: ['LOAD PRODUCTION 负荷|Load'] } },
    });
    expect(begun(own, 'recordReview', ['items'])).toStrictEqual({});
    own.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    expect(begun(own, 'recordReview', ['department', 'items'])).toStrictEqual({
      department: 'PRODUCTION',
      items: [{ item: 'LOAD', result: 'PASS' }],
    });
    own.state = { ...own.state, edition: 1 };
    expect(begun(own, 'recordReview', ['items'])).toStrictEqual({});
    expect(begun(order, 'decideReview', ['items'])).toStrictEqual({});
  });

  it('the question that is open', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(begun(order, 'answerQuestion', ['questionId'])).toStrictEqual({});
    order.give('askSales', { department: 'FINANCE', question: '能否预付？' }, 'ACCOUNTANT');
    order.give('askSales', { department: 'PRODUCTION', question: '颜色？' }, 'PRODUCTION_MANAGER');
    expect(begun(order, 'answerQuestion', ['questionId'])).toStrictEqual({ questionId: 'Q1' });
    order.give('answerQuestion', { questionId: 'Q1', answer: '可以' }, 'SALESPERSON');
    expect(begun(order, 'answerQuestion', ['questionId'])).toStrictEqual({ questionId: 'Q2' });
  });

  it('the whole lot that the form is for, and nothing taken from stock or failed', () => {
    const order = orderIn('IN_PRODUCTION');
    const finished = [{ line: 1, quantity: '40' }];
    expect(begun(order, 'completeProduction', ['finished', 'comment'], 'L1')).toStrictEqual({
      finished: all,
    });
    order.give('completeProduction', { finished }, 'PRODUCTION_SUPERVISOR');
    expect(begun(order, 'recordInspection', ['passed', 'failed'], 'L2')).toStrictEqual({
      passed: finished,
      failed: [],
    });
    expect(begun(order, 'checkPackingList', ['packed'], 'L1')).toStrictEqual({
      packed: [{ line: 1, quantity: '60' }],
    });
    for (const field of ['finished', 'passed', 'packed']) {
      expect(begun(order, 'checkPackingList', [field], 'L9'), field).toStrictEqual({});
    }
    expect(begun(orderIn('RELEASED'), 'checkStock', ['fromStock'], 'L1')).toStrictEqual({ fromStock: [] });
  });

  it('the dates of the plan, before there is one those of the schedule, else none', () => {
    const dates = ['start', 'finish'];
    const order = orderIn('PLANNING');
    expect(begun(order, 'submitPlan', dates, 'L1')).toStrictEqual({});
    expect(begun(order, 'submitPlan', dates)).toStrictEqual({});
    const schedule = { start: '2025-10-15', finish: '2025-10-22' };
    order.give('recordPreliminarySchedule', schedule, 'PLANNER');
    expect(begun(order, 'submitPlan', dates, 'L1')).toStrictEqual(schedule);
    order.give('submitPlan', plan, 'PLANNER');
    expect(begun(order, 'submitPlan', dates, 'L1')).toStrictEqual({ start: plan.start, finish: plan.finish });
  });

  it('the system as the place of a signature, and the consignee as who receives', () => {
    const order = orderIn('PLANNED', { details: { consignee: '李工' } });
    expect(begun(order, 'countersign', ['medium'], 'L1')).toStrictEqual({ medium: 'SYSTEM' });
    expect(begun(order, 'recordDelivery', ['signedBy', 'deliveredBy'])).toStrictEqual({ signedBy: '李工' });
    expect(begun(order, 'acceptDelivery', ['acceptedBy'])).toStrictEqual({ acceptedBy: '李工' });
    expect(begun(orderIn('PLANNED'), 'acceptDelivery', ['acceptedBy'])).toStrictEqual({});
  });

  it('our own confirmation of a change, then that of the customer', () => {
    const order = orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } });
    requested(order, { consignee: '李工' });
    evaluateAll(order);
    approve(order);
    expect(begun(order, 'confirmChange', ['party', 'saidBy'])).toStrictEqual({ party: 'COMPANY' });
    order.give('confirmChange', { party: 'COMPANY', saidBy: '张伟' }, 'SALES_MANAGER');
    expect(begun(order, 'confirmChange', ['party'])).toStrictEqual({ party: 'CUSTOMER' });
    expect(begun(orderIn('PLANNED'), 'confirmChange', ['party'])).toStrictEqual({ party: 'COMPANY' });
  });

  it('the skipped approval that the task asks to make up for', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(begun(order, 'makeUpApproval', ['step'])).toStrictEqual({});
    const review = { step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT', reason: '停产待料' } as const;
    order.give('bypassApproval', review, 'GENERAL_MANAGER');
    bringTo(order, 'PLANNED');
    const signature = { ...review, step: 'COUNTERSIGNATURE', department: 'PRODUCTION' } as const;
    order.give('bypassApproval', signature, 'GENERAL_MANAGER');
    const asked = (...departments: string[]) => {
      const tasks = order.tasks.filter(
        ({ command, department }) => command === 'makeUpApproval' && departments.includes(department),
      );
      const given = { lotId: undefined, tasks, policy: order.policy };
      return suggestedInput(order.state, 'makeUpApproval', ['step', 'department'], given);
    };
    expect(asked('PROCUREMENT')).toStrictEqual({ step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT' });
    expect(asked('PRODUCTION')).toStrictEqual({ step: 'COUNTERSIGNATURE', department: 'PRODUCTION' });
    expect(asked('PROCUREMENT', 'PRODUCTION')).toStrictEqual({
      step: 'DEPARTMENT_REVIEW',
      department: 'PROCUREMENT',
    });
    expect(asked()).toStrictEqual({});
  });
});

describe('the amount that a form begins with', () => {
  it('is the total on the quotation, what is due on the invoice, and what is open at a payment', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(begun(order, 'issueQuotation', ['quotationNumber', 'total'])).toStrictEqual({
      total: yuan('198050.00'),
    });
    bringTo(order, 'ACCEPTED');
    expect(begun(order, 'issueInvoice', ['total'])).toStrictEqual({ total: yuan('198050.00') });
    bringTo(order, 'SETTLING');
    pay(order, '50.00');
    expect(begun(order, 'recordPayment', ['total'])).toStrictEqual({ total: yuan('198000.00') });
    expect(begun(order, 'leaveBalanceOpen', ['total', 'reason'])).toStrictEqual({});
  });

  it('counts the extra cost of a change on the invoice, not on a quotation', () => {
    const order = orderIn('PLANNED');
    requested(order, { lines: [{ line: 1, specification: '12kV' }] });
    evaluateAll(order);
    approve(order, 'CONTRACT_ORDER_HEAD', '500.00');
    const agreement = { agreementNumber: 'XY-1', customerSignedBy: '王敏' };
    order.give('signChangeAgreement', agreement, 'SALESPERSON');
    order.give('confirmChange', { party: 'CUSTOMER', saidBy: '王敏', evidence: '邮件' }, 'SALESPERSON');
    expect(begun(order, 'issueInvoice', ['total'])).toStrictEqual({ total: yuan('198550.00') });
    expect(begun(order, 'issueQuotation', ['total'])).toStrictEqual({ total: yuan('198050.00') });
  });
});

describe('the settlement of a cancellation begins with', () => {
  const money = ['fee', 'refund', 'depositTreatment', 'basis'];
  const withPaid = (amount?: string): OrderDriver => {
    const order = orderIn('IN_PRODUCTION');
    if (amount !== undefined) pay(order, amount);
    return stopAll(cancel(order));
  };

  it('nothing before it is known what becomes of the goods', () => {
    expect(begun(withPaid('5000.00'), 'settleCancellation', money)).toStrictEqual({});
    expect(begun(received(), 'settleCancellation', money)).toStrictEqual({});
  });

  it('the loss as the fee, and what was paid less the fee as the refund [CANCEL-06]', () => {
    const order = withPaid('5000.00');
    order.give('recordDisposition', scrapped, 'ORDER_CLERK');
    const input = { fee: yuan('1200.00'), refund: yuan('3800.00'), depositTreatment: 'REFUND' };
    expect(begun(order, 'settleCancellation', money)).toStrictEqual(input);
  });

  it('all of what was paid kept against a higher fee', () => {
    const order = withPaid('1199.99');
    order.give('recordDisposition', scrapped, 'ORDER_CLERK');
    const input = { fee: yuan('1200.00'), refund: yuan('0.00'), depositTreatment: 'OFFSET' };
    expect(begun(order, 'settleCancellation', money)).toStrictEqual(input);
  });

  it('a refund of nothing where nothing was paid and nothing is lost', () => {
    const order = withPaid();
    order.give('recordDisposition', nothing, 'ORDER_CLERK');
    const input = { fee: yuan('0.00'), refund: yuan('0.00'), depositTreatment: 'REFUND' };
    expect(begun(order, 'settleCancellation', money)).toStrictEqual(input);
  });
});
