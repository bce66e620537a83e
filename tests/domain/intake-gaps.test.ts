import { describe, expect, test } from 'vitest';
import type { OrderDetails } from '../../domain/order/details.ts';
import { openGaps } from '../../domain/order/gaps.ts';
import { firstDay } from './order-driver.ts';
import { cabinets, type Opening, received, usualDetails, without } from './sample-orders.ts';

const order = (opening: Opening) => received(opening);
const paths = (opening: Opening) => order(opening).state.gaps.map(({ path }) => path);
const withTax = (taxNumber: string): Opening => ({
  details: { customer: { ...usualDetails.customer, taxNumber } },
});
const fill = (supplement: object) => ({ supplement, source: '电话' });

describe('fields that an order of another type needs', () => {
  const { specification: _spec, model: _model, ...service } = cabinets;

  test('a service needs no specification and no model, and its requirements in words [INTAKE-06 INTAKE-25]', () => {
    const ofKind: OrderDetails = { ...usualDetails, orderKind: 'SERVICE', lines: [service] };
    expect(paths({ details: ofKind })).toEqual(['lines[0].requirements']);
    expect(paths({ details: { ...ofKind, lines: [{ ...service, requirements: '现场调试' }] } })).toEqual([]);
    expect(paths({ details: { lines: [service] } })).toEqual(['lines[0].specification', 'lines[0].model']);
  });

  test('a non-regular order says what departs from the catalogue [INTAKE-06 INTAKE-25]', () => {
    expect(paths({ details: { ...usualDetails, orderType: 'NON_REGULAR' } })).toEqual([
      'lines[0].requirements',
    ]);
    expect(paths({ details: { ...usualDetails, orderType: 'SPECIAL' } })).toEqual([]);
  });

  test('are policy: a type in the map has its own list, and the kind comes before the type', () => {
    const policy = {
      'intake.requiredFieldsByType': { SPECIAL: ['consignee'], SERVICE: ['remarks'] },
    };
    const special = { ...usualDetails, orderType: 'SPECIAL' } as const;
    expect(paths({ details: special, policy })).toEqual(['consignee']);
    expect(paths({ details: { ...special, orderKind: 'SERVICE' }, policy })).toEqual(['remarks']);
  });
});

test('contact, specification, quantity, price and address are checked in the entry that registers the order [INTAKE-16]', () => {
  const { contact: _contact, ...customer } = usualDetails.customer;
  const { specification: _spec, quantity: _quantity, unitPrice: _price, ...line } = cabinets;
  const poor: OrderDetails = { ...without('deliveryAddress'), customer, lines: [line] };
  const { journal, state } = order({ details: { ...poor, deliveryAddress: '' } });
  expect(journal).toHaveLength(1);
  expect(journal[0]?.occurredAt).toBe(firstDay);
  expect(state.gaps.map(({ path }) => path).toSorted()).toEqual([
    'customer.contact',
    'deliveryAddress',
    'lines[0].quantity',
    'lines[0].specification',
    'lines[0].unitPrice',
  ]);
});

describe('whose a gap is', () => {
  const own = { 'intake.requiredFields': ['lines.productCode', 'deliveryAddress'] };
  const { productCode: _code, ...uncoded } = cabinets;

  test('our clocks run on while only what we alone can know is missing [INTAKE-17 SLA-10]', () => {
    const ours = order({ details: { lines: [uncoded] }, policy: own });
    expect(ours.state.gaps).toMatchObject([{ path: 'lines[0].productCode', whose: 'OURS' }]);
    expect(ours.stage).toBe('AWAITING_INFO');
    expect(ours.clock('initialReview').pausedAt).toBeUndefined();
    expect(ours.clock('confirmationTarget').pausedAt).toBeUndefined();
    expect(ours.clock('confirmationOuter').pausedAt).toBeUndefined();
  });

  test('they stand still as long as the customer owes something, and run on when the rest is ours [INTAKE-17 SLA-10]', () => {
    const both = order({ details: { lines: [uncoded], deliveryAddress: '' }, policy: own });
    const clocks = ['initialReview', 'confirmationTarget', 'confirmationOuter'] as const;
    for (const kind of clocks) expect(both.clock(kind).pausedAt).toBe(firstDay);
    both.at('2025-10-09T14:00:00+08:00');
    both.give('supplementInformation', fill({ deliveryAddress: '苏州' }), 'SALESPERSON');
    expect(both.stage).toBe('AWAITING_INFO');
    for (const kind of clocks) expect(both.clock(kind).pausedAt).toBeUndefined();
    expect(both.clock('initialReview').due).toBe('2025-10-10T14:00:00+08:00');
    both.give(
      'reportProblem',
      { type: 'INFO_ERROR', description: '地址有误', wrongField: 'ADDRESS' },
      'LOGISTICS_CLERK',
    );
    for (const kind of clocks) expect(both.clock(kind).pausedAt).toBe('2025-10-09T14:00:00+08:00');
  });

  test('is policy', () => {
    const policy = { ...own, 'intake.ownGaps': [] };
    const customers = order({ details: { lines: [uncoded] }, policy });
    expect(customers.state.gaps).toMatchObject([{ whose: 'CUSTOMER' }]);
    expect(customers.clock('initialReview').pausedAt).toBe(firstDay);
  });
});

describe('information that is doubtful', () => {
  const ask = { gaps: [{ path: 'lines[0].model', reason: '型号停产', whose: 'CUSTOMER' as const }] };

  test('is asked of the customer, who has two working days; the order waits until it is answered [INTAKE-17]', () => {
    const asked = order({}).at('2025-10-09T14:00:00+08:00');
    asked.give('requestInformation', ask, 'SALESPERSON');
    expect(asked.work).toEqual(['SALES supplementInformation']);
    expect(asked.clock('infoSupplement').due).toBe('2025-10-11T14:00:00+08:00');
    expect(asked.clock('initialReview').pausedAt).toBe('2025-10-09T14:00:00+08:00');
    asked.give('supplementInformation', fill({ consignee: '李伟' }), 'SALESPERSON');
    expect(asked.stage).toBe('AWAITING_INFO');
    expect(asked.state.gaps.map(({ path }) => path)).toEqual(['lines[0].model']);
    asked.give('supplementInformation', fill({ lines: [{ line: 1, model: 'KYN28A-12' }] }), 'SALESPERSON');
    expect(asked.stage).toBe('RECEIVED');
    expect(asked.clocks('infoSupplement')).toEqual([]);
  });

  test('is asked once where it is missing too, and stays beside what else is missing [INTAKE-17]', () => {
    const asked = order({});
    const gaps = [...ask.gaps, { path: '图纸', reason: '看不清', whose: 'OURS' as const }];
    asked.give('requestInformation', { gaps }, 'SALESPERSON');
    asked.give('supplementInformation', fill({ lines: [{ line: 1, model: '' }] }), 'SALESPERSON');
    expect(asked.state.gaps.map(({ path }) => path)).toEqual(['lines[0].model']);
    expect(openGaps(asked.state, asked.policy)).toHaveLength(1);
  });
});

describe('a tax number that cannot be right', () => {
  test.each([
    ['91350100M000100Y44', 'check character'],
    ['91350100M000100', undefined],
    ['12345', 'no unified social credit code'],
    ['91350100M000100YO3', 'no unified social credit code'],
    ['９１３５０１００ｍ０００１００ｙ４３', undefined],
    ['440301999999999', undefined],
  ])('%s is asked for again, not refused [INTAKE-15]', (typed, reason) => {
    const { state, stage } = order(withTax(typed));
    const [gap] = state.gaps;
    expect(stage).toBe(reason === undefined ? 'RECEIVED' : 'AWAITING_INFO');
    if (reason === undefined) expect(gap).toBeUndefined();
    else {
      expect(gap).toMatchObject({ path: 'customer.taxNumber', whose: 'CUSTOMER' });
      expect(gap?.reason).toContain(reason);
    }
  });

  test('is put right by a supplement, and is none where policy takes it or the customer is a person', () => {
    const wrong = order(withTax('91350100M000100Y44'));
    const right = fill({ customer: { taxNumber: '91350100M000100Y43' } });
    wrong.give('supplementInformation', right, 'SALESPERSON');
    expect(wrong.stage).toBe('RECEIVED');
    const foreign = withTax('DE811569869');
    expect(order(foreign).stage).toBe('AWAITING_INFO');
    const formats = { 'intake.taxNumberFormats': ['CREDIT_CODE', 'FOREIGN'] };
    expect(order({ ...foreign, policy: formats }).stage).toBe('RECEIVED');
    expect(order({ ...withTax('91350100M000100Y44'), policy: formats }).stage).toBe('AWAITING_INFO');
    const customer = { ...usualDetails.customer, customerKind: 'PERSON', taxNumber: 'x' } as const;
    expect(order({ details: { customer } }).stage).toBe('RECEIVED');
  });
});
