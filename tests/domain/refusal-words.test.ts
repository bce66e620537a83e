import { describe, expect, test } from 'vitest';
import { orderIn, papers, pay, plan, proof, transport } from './bring-to.ts';
import { commandOf, type OrderDriver } from './order-driver.ts';
import { cabinets } from './sample-orders.ts';

const some = (quantity: string, line = 1) => [{ line, quantity }];
const cny = (amount: string) => ({ amount, currency: 'CNY' }) as const;

/** All 100 cabinets have failed, and nothing is proposed yet. */
function failed(): OrderDriver {
  const order = orderIn('IN_QC');
  const report = { passed: [], failed: some('100'), standardVersion: 'v1' };
  order.give('recordInspection', report, 'INSPECTOR');
  return order;
}

function packed(): OrderDriver {
  const order = orderIn('READY_TO_SHIP');
  order.give('checkPackingList', { packed: order.lot().lines }, 'LOGISTICS_CLERK');
  return order;
}

const supervisor = 'PRODUCTION_SUPERVISOR';
const later = { ...plan, finish: '2025-10-31' };
const onPaper = { department: 'PRODUCTION', medium: 'PAPER' } as const;

describe('a refusal says what is missing, or what would fit', () => {
  const table: [string, () => string, string][] = [
    [
      'of a plan that ends before it starts',
      () => orderIn('PLANNING').refusal('submitPlan', { ...plan, finish: '2025-10-12' }, 'PLANNER'),
      'does-not-fit: finish: the plan ends before its start 2025-10-13 @finish',
    ],
    [
      'of a first schedule that ends before it starts',
      () => {
        const schedule = { start: '2025-10-13', finish: '2025-10-12' };
        return orderIn('PLANNING').refusal('recordPreliminarySchedule', schedule, 'PLANNER');
      },
      'does-not-fit: finish: the schedule ends before its start 2025-10-13 @finish',
    ],
    [
      'of a second plan without its reason',
      () => orderIn('PLANNED').refusal('submitPlan', later, 'PLANNER'),
      'does-not-fit: reason: a plan that replaces another needs its reason (PLAN-20) @reason',
    ],
    [
      'of a plan whose material is open, without a reason',
      () => orderIn('PLANNING').refusal('submitPlan', { ...plan, materialAgreed: false }, 'PLANNER'),
      'does-not-fit: reason: a plan whose material is not agreed needs its reason (PLAN-14) @reason',
    ],
    [
      'of a signature on paper without evidence',
      () => orderIn('PLANNED').refusal('countersign', onPaper, 'PRODUCTION_MANAGER'),
      'does-not-fit: evidence: a signature on paper or in the group chat needs its evidence (PLAN-12) @evidence',
    ],
    [
      'of a second signature of one department',
      () => orderIn('PLANNED').refusal('countersign', { ...onPaper, department: 'PLANNING' }, 'PLANNER'),
      'does-not-fit: department: PLANNING has signed already or is not asked @department',
    ],
    [
      'of a remedy that nobody waits for',
      () => orderIn('IN_PRODUCTION').refusal('proposeRemedy', { proposal: 'x' }, supervisor),
      'does-not-fit: proposal: no delay report waits for a proposal @proposal',
    ],
    [
      'of a new finish before production began',
      () => {
        const delay = { delay: 'ABSENCE', reason: 'x', newFinish: '2025-10-12' } as const;
        return orderIn('IN_PRODUCTION').refusal('reportDelay', delay, supervisor);
      },
      'does-not-fit: newFinish: production started on 2025-10-13 @newFinish',
    ],
    [
      'of a completion of nothing',
      () => orderIn('IN_PRODUCTION').refusal('completeProduction', { finished: [] }, supervisor),
      'does-not-fit: finished: nothing is finished yet: report progress instead @finished',
    ],
    [
      'of an inspection by who made the goods',
      () => {
        const order = orderIn('IN_PRODUCTION');
        order.give('completeProduction', {}, { person: 'he.jing', role: supervisor });
        const report = { passed: some('100'), failed: [], standardVersion: 'v1' };
        return order.refusal('recordInspection', report, { person: 'he.jing', role: 'INSPECTOR' });
      },
      'separation-of-duties: Whoever reported production complete cannot inspect the goods (QC-10).',
    ],
    [
      'of an inspection that leaves pieces out',
      () => {
        const report = { passed: some('98'), failed: some('1'), standardVersion: 'v1' };
        return orderIn('IN_QC').refusal('recordInspection', report, 'INSPECTOR');
      },
      'does-not-fit: passed: passed and failed of line 1 must add up to its 100 @passed',
    ],
    [
      'of rework without a proposal',
      () => failed().refusal('completeRework', {}, supervisor),
      'blocked: Quality has not yet proposed how to rectify the goods (QC-02).',
    ],
    [
      'of taking part of a lot where policy parts none',
      () => {
        const order = orderIn('RELEASED', { policy: { 'mat.allowSplit': false } });
        return order.refusal('checkStock', { fromStock: some('30') }, 'WAREHOUSE_KEEPER');
      },
      'does-not-fit: fromStock: the policy mat.allowSplit is off: take all of the lot or none @fromStock',
    ],
    [
      'of taking from stock what has no code',
      () => {
        const { productCode: _none, ...bespoke } = cabinets;
        const order = orderIn('RELEASED', { details: { lines: [bespoke] } });
        return order.refusal('checkStock', { fromStock: some('1') }, 'WAREHOUSE_KEEPER');
      },
      'does-not-fit: fromStock: line 1 has no product code: it is not in stock @fromStock',
    ],
    [
      'of dispatch without a packing list',
      () => orderIn('READY_TO_SHIP').refusal('dispatchShipment', papers, 'WAREHOUSE_KEEPER'),
      'blocked: The packing list has not been checked without difference (SHIP-02).',
    ],
    [
      'of dispatch without transport',
      () => packed().refusal('dispatchShipment', papers, 'WAREHOUSE_KEEPER'),
      'blocked: No transport is arranged (SHIP-10).',
    ],
    [
      'of a shipment of nothing',
      () => {
        const order = packed();
        order.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
        return order.refusal('dispatchShipment', { ...papers, shipped: [] }, 'WAREHOUSE_KEEPER');
      },
      'blocked: A shipment carries something.',
    ],
    [
      'of a follow-up before the delivery',
      () => orderIn('SHIPPED').refusal('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT'),
      'blocked: The follow-up comes after the last delivery (AFTER-09).',
    ],
    [
      'of a second follow-up',
      () => {
        const order = orderIn('SHIPPED');
        order.give('recordDelivery', proof, 'LOGISTICS_CLERK');
        order.give('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT');
        return order.refusal('recordFollowUp', { satisfied: false }, 'AFTER_SALES_AGENT');
      },
      'blocked: The follow-up is recorded already.',
    ],
    [
      'of a file that is not complete',
      () => orderIn('CLOSED').refusal('archiveOrder', {}, 'SALESPERSON'),
      'blocked: The file lacks AFTER_SALES; add the records or a waiver with a reason.',
    ],
    [
      'of an invoice over another amount',
      () => {
        const invoice = { invoiceNumber: 'F-1', total: cny('198050.01') };
        return orderIn('ACCEPTED').refusal('issueInvoice', invoice, 'ACCOUNTANT');
      },
      'does-not-fit: total: contract and shipping notes come to 198050.00 CNY (SETTLE-04) @total',
    ],
    [
      'of a payment that is booked already',
      () => {
        const order = orderIn('SETTLING');
        pay(order, '100.00', 'R-1');
        const again = { reference: 'R-1', total: cny('1.00'), receivedOn: '2025-11-03' };
        return order.refusal('recordPayment', again, 'ACCOUNTANT');
      },
      'does-not-fit: The payment R-1 is booked already. @reference',
    ],
    [
      'of a payment of nothing',
      () => {
        const nothing = { reference: 'R-1', total: cny('0.00'), receivedOn: '2025-11-03' };
        return orderIn('SETTLING').refusal('recordPayment', nothing, 'ACCOUNTANT');
      },
      'does-not-fit: total.amount: a payment is above zero @total.amount',
    ],
    [
      'of a payment in another currency',
      () => {
        const euro = { amount: '1.00', currency: 'EUR' } as const;
        const payment = { reference: 'R-1', total: euro, receivedOn: '2025-11-03' };
        return orderIn('SETTLING').refusal('recordPayment', payment, 'ACCOUNTANT');
      },
      'does-not-fit: total.currency: the order is in CNY @total.currency',
    ],
    [
      'of giving the order to whom it belongs',
      () => {
        const order = orderIn('RECEIVED');
        order.give('assignOrder', { personId: 'li', reason: 'x' }, 'SALES_MANAGER');
        return order.refusal('assignOrder', { personId: 'li', reason: 'x' }, 'SALES_MANAGER');
      },
      'does-not-fit: personId: follows the order already @personId',
    ],
    [
      'of an act for another role',
      () => orderIn('SETTLING').refusal('leaveBalanceOpen', { reason: 'x' }, 'ACCOUNTANT'),
      'not-your-role: leave-balance-open is for: FINANCE_MANAGER.',
    ],
    [
      'of an act for a department',
      () => orderIn('SHIPPED').refusal('recordDelivery', proof, 'SALESPERSON'),
      'not-your-role: record-delivery is for: LOGISTICS_CLERK, LOGISTICS_MANAGER.',
    ],
    [
      'of an act that policy gives alone',
      () => orderIn('SETTLING').refusal('closeOrder', {}, 'SALES_MANAGER'),
      'not-your-role: close-order is for: policy alone.',
    ],
    [
      'of an act for a lot that is not there',
      () => orderIn('IN_QC').refusal('completeProduction', {}, supervisor, { lotId: 'L9' }),
      'does-not-fit: The order has no lot L9. @lotId',
    ],
    [
      'of an act while work stands still',
      () => {
        const order = orderIn('IN_PRODUCTION');
        order.give('holdOrder', { reason: 'x' }, 'SALES_MANAGER');
        return order.refusal('completeProduction', {}, supervisor);
      },
      'blocked: Work stands still: HOLD, since 2025-10-09T10:00:00+08:00.',
    ],
    [
      'of an act that would lie ahead',
      () => {
        const ahead = { occurredAt: '2025-10-09T10:00:01+08:00' };
        return orderIn('IN_PRODUCTION').refusal('completeProduction', {}, supervisor, ahead);
      },
      'does-not-fit: occurredAt: must not lie after now, 2025-10-09T10:00:00+08:00 @occurredAt',
    ],
  ];

  test.each(table)('%s', (_act, refused, sentence) => {
    expect(refused()).toBe(sentence);
  });
});

describe('a refusal that asks for a lot names those that there are', () => {
  const reasons = (order: OrderDriver, lotId?: string) => {
    const rest = lotId === undefined ? {} : { lotId };
    const [outcome] = order.turn([commandOf('completeProduction', {}, supervisor, rest)]);
    if (outcome?.accepted !== false) throw new Error('completeProduction was accepted');
    return outcome.refusal.errors?.map(({ reason }) => reason);
  };

  test('all lots of the order where the one named is none of them', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: some('30') }, 'WAREHOUSE_KEEPER');
    expect(reasons(order, 'L9')).toEqual(['lots: L1, L2']);
    expect(reasons(orderIn('QUOTED'), 'L1')).toEqual(['lots: none yet']);
  });

  test('those in a fitting stage where several are', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: some('40') }, supervisor);
    order.give('completeProduction', { finished: some('30') }, supervisor);
    const report = { passed: some('40'), failed: [], standardVersion: 'v1' };
    const [outcome] = order.turn([commandOf('recordInspection', report, 'INSPECTOR')]);
    expect(outcome).toMatchObject({
      accepted: false,
      refusal: {
        detail: 'Several lots are open for this command: say which.',
        errors: [{ path: 'lotId', reason: 'one of L2, L3' }],
      },
    });
  });
});
