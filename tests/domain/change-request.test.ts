import { describe, expect, test } from 'vitest';
import { bringTo, orderIn } from './bring-to.ts';
import {
  approve,
  carriedThrough,
  changed,
  customerAgrees,
  evaluate,
  evaluateAll,
  form,
  requested,
} from './change-driver.ts';
import { received, twoLines } from './sample-orders.ts';

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

describe('before a change is approved', () => {
  test('every department concerned evaluates cost, schedule and material, by what changes [CHANGE-04]', () => {
    const asked = (wanted: Parameters<typeof form>[0]) =>
      requested(orderIn('PLANNED'), wanted).work.filter((work) => work.endsWith('evaluateChange'));
    expect(asked(other)).toEqual(
      ['ENGINEERING', 'PRODUCTION', 'PROCUREMENT', 'QUALITY'].map((d) => `${d} evaluateChange`),
    );
    expect(asked(fewer)).toEqual(['PLANNING', 'PROCUREMENT', 'WAREHOUSE'].map((d) => `${d} evaluateChange`));
    expect(asked({ lines: [{ line: 1, unitPrice: { amount: '1.00', currency: 'CNY' } }] })).toEqual([
      'FINANCE evaluateChange',
    ]);
    expect(asked(later)).toEqual(['PLANNING', 'LOGISTICS'].map((d) => `${d} evaluateChange`));
    expect(asked({ remarks: '加急' })).toEqual([]);
    const order = requested(orderIn('PLANNED'), later);
    const decision = { approved: true, assessment: '可行' };
    evaluate(order, 'PLANNING', { delayDays: 3, extraCost: { amount: '800.00', currency: 'CNY' } });
    expect(order.refusal('decideChange', decision, 'CONTRACT_ORDER_HEAD')).toBe(
      'blocked: Still to evaluate the change: LOGISTICS.',
    );
    evaluate(order, 'LOGISTICS', { feasible: false });
    expect(order.refusal('decideChange', decision, 'CONTRACT_ORDER_HEAD')).toContain(
      'Not feasible for LOGISTICS',
    );
    evaluate(order, 'LOGISTICS');
    approve(order);
    expect(order.state.change?.decision?.extraCost.amount).toBe('800.00');
    expect(order.state.change?.evaluations.PLANNING).toMatchObject({
      delayDays: 3,
      materialEffect: '无影响',
    });
  });

  test('nobody evaluates for another department, nor in another currency', () => {
    const order = requested(orderIn('PLANNED'), later);
    const said = { department: 'QUALITY', feasible: true, materialEffect: 'x' } as const;
    expect(order.refusal('evaluateChange', said, 'QUALITY_MANAGER')).toContain(
      'QUALITY does not evaluate this change',
    );
    expect(order.refusal('evaluateChange', { ...said, department: 'PLANNING' }, 'QUALITY_MANAGER')).toContain(
      'not-your-role',
    );
    const dollars = {
      ...said,
      department: 'PLANNING',
      extraCost: { amount: '1.00', currency: 'USD' },
    } as const;
    expect(order.refusal('evaluateChange', dollars, 'PLANNER')).toContain(
      'the order is in CNY @extraCost.currency',
    );
  });

  test('whoever requested it does not decide it [PRIV-11]', () => {
    const order = orderIn('PLANNED');
    order.give('requestChange', form({ remarks: 'x' }), 'CONTRACT_ORDER_HEAD');
    expect(
      order.refusal('decideChange', { approved: true, assessment: 'x' }, 'CONTRACT_ORDER_HEAD'),
    ).toContain('separation-of-duties');
  });

  test("alternatives are offered and kept; the customer's clock runs and ours does not, until there is an answer [CHANGE-05 SLA-10]", () => {
    const order = requested(orderIn('PLANNED'), other);
    evaluate(order, 'ENGINEERING');
    order.give(
      'offerAlternative',
      { wanted: { lines: [{ line: 1, specification: '11kV' }] }, explanation: '现货' },
      'SALESPERSON',
    );
    expect(order.clocks('changeAssessment')).toEqual([]);
    expect(order.clock('changeCustomer').limit).toEqual({ budget: '2wd' });
    expect(order.work).toEqual(expect.arrayContaining(['SALES chooseAlternative']));
    expect(order.refusal('chooseAlternative', { alternativeId: 'A9', saidBy: 'x' }, 'SALESPERSON')).toContain(
      'one of A1',
    );
    order.give('chooseAlternative', { alternativeId: 'A1', saidBy: '王敏，电话' }, 'SALESPERSON');
    expect(order.state.change).toMatchObject({
      wanted: { lines: [{ line: 1, specification: '11kV' }] },
      evaluations: {},
      alternatives: [{ alternativeId: 'A1', explanation: '现货', chosen: true, comment: '王敏，电话' }],
    });
    expect(order.clock('changeAssessment').clockId).toBe('changeAssessment#2');
    expect(order.clocks('changeCustomer')).toEqual([]);
    carriedThrough(order);
    expect(order.state.details.lines[0]?.specification).toBe('11kV');
    expect(order.state.changes?.[0]?.alternatives).toHaveLength(1);
  });
});

describe('a change takes effect', () => {
  test('once both parties have confirmed it in writing, and not before [CHANGE-02]', () => {
    const order = requested(orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } }), fewer);
    evaluateAll(order);
    const customer = { party: 'CUSTOMER', saidBy: '王敏', evidence: '邮件' } as const;
    expect(order.refusal('confirmChange', customer, 'SALESPERSON')).toContain(
      'Change C1 is not decided yet.',
    );
    approve(order);
    expect(order.refusal('confirmChange', { party: 'CUSTOMER', saidBy: '王敏' }, 'SALESPERSON')).toContain(
      '@evidence',
    );
    order.give('confirmChange', customer, 'SALESPERSON');
    expect(order.total.amount).toBe('198050.00');
    order.give('confirmChange', { party: 'COMPANY', saidBy: '张伟' }, 'SALES_MANAGER');
    expect(order.total.amount).toBe('118830.00');
    expect(order.state.changes?.[0]?.confirmations).toMatchObject({
      COMPANY: { by: 'SALES_MANAGER' },
      CUSTOMER: { evidence: '邮件', saidBy: '王敏' },
    });
  });

  test.each([
    ['costs more', { lines: [{ line: 1, quantity: '120' }] }, undefined],
    ['costs extra', fewer, '10.00'],
    ['is later', later, undefined],
  ])('only with a signed agreement when it %s [CHANGE-08]', (_how, wanted, extra) => {
    const order = requested(orderIn('PLANNED'), wanted);
    evaluateAll(order);
    approve(order, 'CONTRACT_ORDER_HEAD', extra);
    order.give('confirmChange', { party: 'CUSTOMER', saidBy: '王敏', evidence: 'x' }, 'SALESPERSON');
    expect(order.state.change?.changeId).toBe('C1');
    expect(order.work).toContain('SALES signChangeAgreement');
    expect(order.clocks('changeCustomer')).toHaveLength(1);
    order.give('signChangeAgreement', { agreementNumber: 'XY-1', customerSignedBy: '王敏' }, 'SALESPERSON');
    expect(order.state.changes?.[0]).toMatchObject({
      outcome: 'APPLIED',
      agreement: { agreementNumber: 'XY-1' },
    });
  });

  test('without an agreement when it neither costs more nor is later, or policy asks for none', () => {
    const order = requested(orderIn('PLANNED'), { deliveryDate: '2025-11-10' });
    evaluateAll(order);
    approve(order);
    expect(order.state.change?.decision?.needsAgreement).toBe(false);
    const project = requested(orderIn('PLANNED', { policy: { 'change.agreementScope': 'PROJECT' } }), later);
    evaluateAll(project);
    approve(project);
    expect(project.state.change?.decision?.needsAgreement).toBe(false);
  });
});

describe('a change that is not made', () => {
  test('leaves the order as it was, and sales tells the customer why [CHANGE-14]', () => {
    const order = orderIn('PLANNED');
    const { details, lots } = order.state;
    order.give('requestChange', form(other), 'SALESPERSON');
    order.give('answerChange', { workGoesOn: false }, 'PLANNER');
    order.give('decideChange', { approved: false, assessment: '模具已投入' }, 'CONTRACT_ORDER_HEAD');
    expect(order.state).toMatchObject({ details, lots, holds: [] });
    expect(order.state.revision).toBeUndefined();
    expect(order.state.changes?.[0]).toMatchObject({ outcome: 'REJECTED', ended: { comment: '模具已投入' } });
    expect(order.work).toContain('SALES tellCustomerOfChange');
    expect(order.clock('changeNotice').owner).toBe('SALES');
    order.give('tellCustomerOfChange', { message: '模具已投入', saidTo: '王敏，电话' }, 'SALESPERSON');
    expect(order.state.changes?.[0]?.customerTold).toMatchObject({
      message: '模具已投入',
      saidTo: '王敏，电话',
    });
    expect(order.work).not.toContain('SALES tellCustomerOfChange');
    expect(order.clocks('changeNotice')).toEqual([]);
    bringTo(order, 'ARCHIVED');
  });

  test('because the goods left meanwhile ends by itself, and the customer is told [CHANGE-15]', () => {
    const order = requested(orderIn('READY_TO_SHIP'), fewer);
    bringTo(order, 'SHIPPED');
    expect(order.state.change).toBeUndefined();
    expect(order.state.changes?.[0]).toMatchObject({ outcome: 'REJECTED' });
    expect(order.state.changes?.[0]?.ended.comment).toContain('open a return or an exchange');
    expect(order.work).toContain('SALES tellCustomerOfChange');
    bringTo(order, 'ARCHIVED');
  });

  test('because the customer withdraws it is on record, with nobody to be told', () => {
    const order = requested(orderIn('PLANNED'), fewer);
    order.give('withdrawChange', { reason: '不再需要' }, 'SERVICE_AGENT');
    expect(order.state.changes?.[0]).toMatchObject({ outcome: 'WITHDRAWN', ended: { comment: '不再需要' } });
    expect(order.clocks('changeNotice')).toEqual([]);
    expect(order.refusal('withdrawChange', { reason: 'x' }, 'SERVICE_AGENT')).toContain(
      'No change of this order is open.',
    );
  });
});

describe('a confirmed configuration sheet', () => {
  test('is changed by no region; contract management requests it and leadership decides [CHANGE-11]', () => {
    const order = orderIn('PLANNED');
    order.give('confirmConfiguration', { sheetNumber: 'PZ-7' }, 'ORDER_CLERK');
    expect(order.refusal('requestChange', form(other), 'SALES_MANAGER')).toContain(
      'not-your-role: The configuration sheet PZ-7 is confirmed',
    );
    expect(order.refusal('requestChange', form(other), 'SERVICE_AGENT')).toContain('not-your-role');
    order.give('requestChange', form(other), 'ORDER_CLERK');
    evaluateAll(order);
    const decision = { approved: true, assessment: '可行' };
    expect(order.refusal('decideChange', decision, 'CONTRACT_ORDER_HEAD')).toContain(
      'leadership decides this change',
    );
    order.give('decideChange', decision, 'DEPUTY_GENERAL_MANAGER');
    customerAgrees(order);
    expect(order.state.details.lines[0]?.specification).toBe('12kV');
    requested(order, { consignee: '李工' });
  });
});

describe('an improvement of a product', () => {
  test('needs two signatures, and then a date that R&D sets [CHANGE-12]', () => {
    const order = received();
    order.give('applyForModification', { line: 1, description: '加强柜体' }, 'SALESPERSON');
    expect(order.work).toEqual(
      expect.arrayContaining(['SALES signModification', 'LEADERSHIP signModification']),
    );
    const date = { completionDate: '2025-10-31' };
    expect(order.refusal('scheduleModification', date, 'ENGINEER')).toContain(
      'The application still lacks SALES_MANAGER, DEPUTY_GENERAL_MANAGER',
    );
    order.give('signModification', { as: 'SALES_MANAGER' }, 'SALES_MANAGER');
    expect(order.refusal('signModification', { as: 'DEPUTY_GENERAL_MANAGER' }, 'SALES_MANAGER')).toContain(
      'not-your-role',
    );
    expect(
      order.refusal(
        'signModification',
        { as: 'DEPUTY_GENERAL_MANAGER' },
        {
          person: 'SALES_MANAGER',
          role: 'DEPUTY_GENERAL_MANAGER',
        },
      ),
    ).toContain('separation-of-duties');
    order.give('signModification', { as: 'DEPUTY_GENERAL_MANAGER' }, 'DEPUTY_GENERAL_MANAGER');
    expect(order.work).toContain('ENGINEERING scheduleModification');
    expect(order.refusal('completeModification', {}, 'ENGINEER')).toContain(
      'R&D has not set a completion date',
    );
    order.give('scheduleModification', date, 'ENGINEER');
    expect(order.clock('modification').due).toContain('2025-10-31');
    expect(order.refusal('applyForModification', { line: 1, description: 'x' }, 'SALESPERSON')).toContain(
      'blocked',
    );
    order.give('completeModification', {}, 'ENGINEER');
    expect(order.clocks('modification')).toEqual([]);
    expect(order.state.modifications?.[0]).toMatchObject({
      modificationId: 'M1',
      by: 'SALESPERSON',
      signatures: { SALES_MANAGER: { by: 'SALES_MANAGER' }, DEPUTY_GENERAL_MANAGER: {} },
      schedule: date,
      completion: { by: 'ENGINEER' },
    });
    expect(order.refusal('applyForModification', { line: 9, description: 'x' }, 'SALESPERSON')).toContain(
      'no line 9',
    );
  });
});
