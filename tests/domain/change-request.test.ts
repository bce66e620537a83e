import { describe, expect, test } from 'vitest';
import { bringTo, orderIn } from './bring-to.ts';
import { approve, changed, evaluateAll, form, requested } from './change-driver.ts';
import { twoLines } from './sample-orders.ts';

const fewer = { lines: [{ line: 1, quantity: '60' }] };
const other = { lines: [{ line: 1, specification: '12kV' }] };
const later = { deliveryDate: '2025-12-05' };

describe('a change request', () => {
  test('comes by its form and is kept as it was submitted [CHANGE-01]', () => {
    const order = orderIn('PLANNED');
    order.give('requestChange', form(fewer), 'SALESPERSON');
    expect(order.state.change).toMatchObject({
      changeId: 'C1',
      requestedBy: '王敏',
      formReference: 'BG-1',
      reason: '客户项目调整',
      wanted: fewer,
      by: 'SALESPERSON',
      at: order.now,
    });
    expect(order.total.amount).toBe('198050.00');
  });

  test('is possible in every stage up to dispatch', () => {
    for (const stage of [
      'RECEIVED',
      'UNDER_REVIEW',
      'CONTRACTED',
      'RELEASED',
      'IN_QC',
      'READY_TO_SHIP',
    ] as const) {
      const order = changed(orderIn(stage), fewer);
      expect(order.state.revision, stage).toBe(2);
      bringTo(order, 'ARCHIVED');
    }
  });

  test('after dispatch is refused and sent to a return or an exchange [CHANGE-15]', () => {
    for (const stage of ['SHIPPED', 'DELIVERED', 'ACCEPTED', 'SETTLING'] as const) {
      expect(orderIn(stage).refusal('requestChange', form(fewer), 'SALESPERSON'), stage).toBe(
        'blocked: A change is possible up to READY_TO_SHIP: open a return or an exchange instead (CHANGE-15).',
      );
    }
    const early = orderIn('PLANNED', { policy: { 'change.lastState': 'PLANNING' } });
    expect(early.refusal('requestChange', form(fewer), 'SALESPERSON')).toContain('up to PLANNING');
  });

  test('does not reach what is dispatched of a line, nor other lots than the one it names [CHANGE-15]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
    const refused = (wanted: Parameters<typeof form>[0], lot?: string) =>
      order.refusal('requestChange', form(wanted, lot), 'SALESPERSON');
    expect(refused({ lines: [{ line: 1, quantity: '30' }] }, 'L2')).toContain(
      '60 of line 1 are out of reach',
    );
    expect(refused(other, 'L2')).toContain('60 of line 1 are out of reach');
    expect(refused(later, 'L2')).toContain('it concerns the whole order: leave onlyLot out');
    expect(refused(fewer, 'L7')).toContain('lots: L1, L2 @onlyLot');
  });

  test('while another is open, or a cancellation, is refused with which', () => {
    const order = requested(orderIn('PLANNED'), fewer);
    expect(order.refusal('requestChange', form(later), 'SALESPERSON')).toBe(
      `blocked: Change C1 is open since ${order.now}: end it, or wait for its end.`,
    );
    const cancelled = orderIn('PLANNED');
    cancelled.give(
      'requestCancellation',
      { requestedBy: '王敏', formReference: 'QX-1', reason: 'x' },
      'SALESPERSON',
    );
    expect(cancelled.refusal('requestChange', form(fewer), 'SALESPERSON')).toContain(
      'blocked: Work stands still: CANCELLATION',
    );
  });

  test.each([
    [
      'that changes nothing',
      { lines: [{ line: 1, quantity: '100' }] },
      'it changes nothing of the order @wanted',
    ],
    ['of a line that is not there', { removedLines: [7] }, 'the order has no line 7 @wanted.removedLines[0]'],
    ['that leaves nothing', { removedLines: [1, 2] }, 'request a cancellation instead @wanted'],
    [
      'of a line given twice',
      { lines: [{ line: 1, model: 'x' }], removedLines: [1] },
      'line 1 is given twice',
    ],
    ['of a number that skips one', { lines: [{ line: 4, quantity: '1' }] }, 'the next new line is number 3'],
    ['that lacks what an order needs', { lines: [{ line: 3, quantity: '1' }] }, 'required before review'],
    [
      'in another currency',
      { lines: [{ line: 1, unitPrice: { amount: '1.00', currency: 'USD' as const } }] },
      'one order has one currency',
    ],
    [
      'to a day that has passed',
      { deliveryDate: '2025-10-08' },
      'lies before today, 2025-10-09 @wanted.deliveryDate',
    ],
  ])('%s is refused with the field', (_what, wanted, said) => {
    const refusal = orderIn('PLANNED', twoLines).refusal('requestChange', form(wanted), 'SALESPERSON');
    expect(refusal).toContain('does-not-fit: wanted');
    expect(refusal).toContain(said);
  });

  test('above the number of the policy raises the exception of frequent changes, once [CHANGE-10]', () => {
    const order = orderIn('PLANNED', { policy: { 'change.frequentThreshold': 2 } });
    const raised = () =>
      order.journal.flatMap(({ events }) =>
        events.flatMap((event) => (event.type === 'exceptionRaised' ? [event.exception.type] : [])),
      );
    for (const name of ['甲', '乙']) changed(order, { consignee: name });
    expect(raised()).toEqual([]);
    requested(order, { consignee: '丙' });
    expect(raised()).toEqual(['FREQUENT_CHANGES']);
    order.give('withdrawChange', { reason: '不再需要' }, 'SALESPERSON');
    requested(order, { consignee: '丁' });
    expect(raised()).toEqual(['FREQUENT_CHANGES']);
  });
});

describe('the answer whether work goes on', () => {
  test('is asked for within an hour of work, and the assessment within a day [CHANGE-03]', () => {
    const order = orderIn('PLANNED');
    order.give('requestChange', form(other), 'SALESPERSON');
    expect(order.clock('changeAnswer').limit).toEqual({ budget: '1wh' });
    expect(order.clock('changeAssessment').limit).toEqual({ budget: '1wd' });
    expect(order.work).toContain('CONTRACT_ORDER answerChange');
    order.give('answerChange', { workGoesOn: true }, 'ORDER_CLERK');
    expect(order.clocks('changeAnswer')).toEqual([]);
    evaluateAll(order);
    expect(order.work).toContain('CONTRACT_ORDER decideChange');
    order.passUntil('2025-10-13T10:00:00+08:00');
    expect(order.rungs.map(({ clockId, rung }) => `${clockId} ${rung}`)).toContain('changeAssessment#1 0');
    approve(order);
    expect(order.state.change?.decision?.assessment).toBe('合理可行');
    expect(order.clocks('changeAssessment')).toEqual([]);
  });

  test('lets the clocks of the lot stand still, or from a named operation on, until it is over [SLA-10]', () => {
    const order = orderIn('PLANNED');
    order.give('requestChange', form(other), 'SALESPERSON');
    order.give('answerChange', { workGoesOn: false }, 'PLANNER');
    expect(order.clock('countersignature', 'L1').pausedAt).toBe(order.now);
    expect(order.clock('changeAssessment').pausedAt).toBeUndefined();
    expect(order.clock('promisedDelivery').pausedAt).toBeUndefined();
    const sign = { department: 'PRODUCTION', medium: 'SYSTEM' } as const;
    expect(order.refusal('countersign', sign, 'PRODUCTION_MANAGER')).toContain('Work stands still: CHANGE');
    order.give('answerChange', { workGoesOn: false, holdFrom: 'READY_TO_SHIP' }, 'PLANNER');
    expect(order.clock('countersignature', 'L1').pausedAt).toBeUndefined();
    bringTo(order, 'READY_TO_SHIP');
    expect(order.clock('shippingArrangement', 'L1').pausedAt).toBe(order.now);
    order.give('withdrawChange', { reason: '不再需要' }, 'SALESPERSON');
    expect(order.clock('shippingArrangement', 'L1').pausedAt).toBeUndefined();
    expect(order.state.holds).toEqual([]);
    const both = { workGoesOn: true, holdFrom: 'IN_QC' } as const;
    requested(order, { consignee: '李工' });
    expect(order.refusal('answerChange', both, 'PLANNER')).toContain('@holdFrom');
  });

  test('holds the one lot that the change is for', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
    order.give('requestChange', form({ lines: [{ line: 1, quantity: '90' }] }, 'L2'), 'SALESPERSON');
    order.give('answerChange', { workGoesOn: false }, 'PLANNER');
    expect(order.clock('inspection', 'L2').pausedAt).toBe(order.now);
    expect(order.clock('production', 'L1').pausedAt).toBeUndefined();
  });
});
