import { describe, expect, test } from 'vitest';
import { bringTo, orderIn } from './bring-to.ts';
import {
  approve,
  carriedThrough,
  customerAgrees,
  evaluate,
  evaluateAll,
  form,
  requested,
} from './change-driver.ts';

const fewer = { lines: [{ line: 1, quantity: '60' }] };
const other = { lines: [{ line: 1, specification: '12kV' }] };
const later = { deliveryDate: '2025-12-05' };

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
      alternatives: [{ alternativeId: 'A1', explanation: '现货', chosen: true, comment: '王敏，电话' }],
    });
    expect(order.state.change?.evaluations).toEqual({});
    expect(order.clock('changeAssessment').clockId).toBe('changeAssessment#2');
    expect(order.clocks('changeCustomer')).toEqual([]);
    carriedThrough(order);
    expect(order.state.details.lines[0]?.specification).toBe('11kV');
    expect(order.state.changes?.[0]?.alternatives).toHaveLength(1);
  });

  test('our clock runs on while the customer answers where policy says so [SLA-10]', () => {
    const order = requested(orderIn('PLANNED', { policy: { 'sla.pauseOnCustomer': false } }), other);
    order.give('offerAlternative', { wanted: fewer, explanation: '现货' }, 'SALESPERSON');
    expect(order.clocks('changeAssessment')).toHaveLength(1);
    order.give('chooseAlternative', { saidBy: '王敏' }, 'SALESPERSON');
    expect(order.state.change?.wanted).toEqual(other);
    expect(order.clocks('changeAssessment')).toHaveLength(1);
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

  test.each([
    ['PROJECT', true],
    ['REGULAR', false],
  ] as const)(
    'where policy asks only projects for an agreement, with one for %s: %s [CHANGE-08]',
    (orderType, expected) => {
      const project = { name: '地铁三号线', owner: '城投公司', site: '上海市松江区' };
      const details = orderType === 'PROJECT' ? { orderType, project } : { orderType };
      const order = orderIn('PLANNED', { details, policy: { 'change.agreementScope': 'PROJECT' } });
      evaluateAll(requested(order, later));
      approve(order);
      expect(order.state.change?.decision?.needsAgreement).toBe(expected);
      customerAgrees(order);
      expect(order.state.changes).toMatchObject([{ outcome: 'APPLIED' }]);
    },
  );

  test('without an agreement when it neither costs more nor is later', () => {
    const order = requested(orderIn('PLANNED'), { deliveryDate: '2025-11-10' });
    evaluateAll(order);
    approve(order);
    expect(order.state.change?.decision?.needsAgreement).toBe(false);
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
