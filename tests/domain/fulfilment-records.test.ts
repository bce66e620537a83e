import { describe, expect, test } from 'vitest';
import { missingGroups, recordGroups } from '../../domain/order/stages/closing.ts';
import { pendingCountersigners } from '../../domain/order/stages/planning.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { orderIn, pay, proof } from './bring-to.ts';
import { commandOf, firstDay, type OrderDriver } from './order-driver.ts';

const supervisor = 'PRODUCTION_SUPERVISOR';

/** Sixty of a hundred cabinets are delivered, the others are ready to ship. */
function partlyDelivered(): OrderDriver {
  const order = orderIn('IN_QC');
  const report = (quantity: string, rest: string) => ({
    passed: [{ line: 1, quantity }],
    failed: [{ line: 1, quantity: rest }],
    standardVersion: 'v1',
  });
  order.give('recordInspection', report('60', '40'), 'INSPECTOR');
  const lot = { lotId: 'L2' };
  order.give('checkPackingList', { packed: order.lot('L2').lines }, 'LOGISTICS_CLERK', lot);
  const transport = {
    mode: 'SELF_PICKUP',
    carrier: '客户自提',
    pickUpAt: '2025-10-10T10:00:00+08:00',
    expectedArrival: '2025-10-10',
  } as const;
  order.give('arrangeTransport', transport, 'LOGISTICS_CLERK', lot);
  const papers = { shippingNoteNumber: 'SN-1', warehouseSignedBy: 'a', carrierSignedBy: 'b' };
  order.give('dispatchShipment', papers, 'WAREHOUSE_KEEPER', lot);
  order.give('recordDelivery', proof, 'LOGISTICS_CLERK', lot);
  return order;
}

describe('an order that is delivered in part', () => {
  test('has no delivery record yet, and its customer is not asked how it was [ARCHIVE-02 AFTER-09]', () => {
    const order = partlyDelivered();
    expect(recordGroups(order.state)).not.toHaveProperty('DELIVERY');
    expect(order.refusal('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT')).toContain(
      'The follow-up comes after the last delivery',
    );
    expect(order.clocks('promisedDelivery')).toHaveLength(1);
  });
});

describe('the file', () => {
  test('has no contract before there is one, and is refused with all that it lacks [ARCHIVE-02]', () => {
    expect(recordGroups(orderIn('QUOTED').state)).not.toHaveProperty('CONTRACT');
    const policy = { 'archive.recordGroups': ['CONTRACT', 'AFTER_SALES', 'INSTALLATION'] };
    const order = orderIn('CLOSED', { policy });
    expect(missingGroups(order.state, order.policy)).toEqual(['AFTER_SALES', 'INSTALLATION']);
    expect(order.refusal('archiveOrder', {}, 'SALESPERSON')).toContain(
      'The file lacks AFTER_SALES, INSTALLATION; add the records',
    );
  });
});

describe('a risk', () => {
  test('need not be told to the customer any more once all is delivered', () => {
    const order = orderIn('SHIPPED');
    order.give('reportRisk', { department: 'LOGISTICS', description: '高速封路' }, 'LOGISTICS_CLERK');
    expect(order.clocks('customerPrewarning')).toHaveLength(1);
    order.give('recordDelivery', proof, 'LOGISTICS_CLERK');
    expect(order.clocks('customerPrewarning')).toEqual([]);
  });
});

describe('the signatures of a plan', () => {
  test('are waited for of departments alone', () => {
    const lot = orderIn('PLANNING').lot();
    const policy = withOverrides({ 'plan.countersigners': ['PRODUCTION', 'BOARD', 'SALES'] });
    expect(pendingCountersigners(lot, policy)).toEqual(['PRODUCTION', 'SALES']);
  });

  test('are refused where there is no plan to sign', () => {
    const order = orderIn('PLANNED');
    const lots = order.state.lots.map(({ plan: _plan, ...lot }) => lot);
    order.state = { ...order.state, lots };
    const sign = { department: 'PRODUCTION', medium: 'SYSTEM' } as const;
    expect(order.refusal('countersign', sign, supervisor)).toBe('blocked: There is no plan to countersign.');
  });

  test('in the system need no evidence, and none is on record for them', () => {
    const order = orderIn('PLANNED');
    order.give('countersign', { department: 'PRODUCTION', medium: 'SYSTEM' }, supervisor);
    expect(order.lot().countersignatures.PRODUCTION).toStrictEqual({
      medium: 'SYSTEM',
      by: supervisor,
      at: firstDay,
    });
  });
});

describe('a delay', () => {
  const delay = { delay: 'ABSENCE', reason: '缺员' } as const;

  test('with its proposal starts no four hours for one [PROD-04]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('reportDelay', { ...delay, proposal: '加班' }, supervisor);
    expect(order.clocks('delayProposal')).toEqual([]);
  });

  test('whose remedy keeps the date leaves the plan as it is', () => {
    const order = orderIn('IN_PRODUCTION');
    const { plan } = order.lot();
    order.give('reportDelay', delay, supervisor);
    order.give('proposeRemedy', { proposal: '加班' }, supervisor);
    expect(order.lot()).toMatchObject({ planVersion: 1, plan });
    expect(order.runningClocks).toEqual(['L1.production#1']);
  });
});

describe('a release', () => {
  test('without a contract is refused, however the order came to be confirmed', () => {
    const order = orderIn('CONFIRMED');
    const { contract: _contract, ...state } = order.state;
    order.state = state;
    expect(order.refusal('releaseOrder', {}, 'SALESPERSON')).toBe('blocked: The contract is not signed.');
  });
});

describe('a payment', () => {
  test('is refused with what is open, or with the booking that it repeats', () => {
    const order = orderIn('SETTLING');
    pay(order, '100.00', 'R-1');
    const book = (amount: string, reference: string) => {
      const total = { amount, currency: 'CNY' } as const;
      const payment = { reference, total, receivedOn: '2025-11-03' };
      const [outcome] = order.turn([commandOf('recordPayment', payment, 'ACCOUNTANT')]);
      return outcome?.accepted === false ? outcome.refusal.errors : undefined;
    };
    expect(book('197950.01', 'R-2')).toEqual([
      { path: 'total.amount', reason: 'only 197950.00 CNY are open' },
    ]);
    expect(book('1.00', 'R-1')).toEqual([{ path: 'reference', reason: 'booked already' }]);
  });
});

describe('what a department says of an order', () => {
  test('has an expected finish only where it said one', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('recordTracking', { department: 'LOGISTICS', progress: '车辆已预订' }, 'LOGISTICS_CLERK');
    expect(order.state.tracking?.LOGISTICS).toStrictEqual({
      department: 'LOGISTICS',
      progress: '车辆已预订',
      by: 'LOGISTICS_CLERK',
      at: firstDay,
    });
  });
});
