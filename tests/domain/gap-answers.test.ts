import { describe, expect, test } from 'vitest';
import { gapsOf } from '../../domain/order/completeness.ts';
import type { OrderDetails } from '../../domain/order/details.ts';
import { openGaps } from '../../domain/order/gaps.ts';
import type { Supplement } from '../../domain/order/inputs.ts';
import { answersOf } from '../../domain/order/settle-gaps.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import type { OrderDriver } from './order-driver.ts';
import { cabinets, cables, type Opening, received, usualDetails } from './sample-orders.ts';

const details: OrderDetails = { ...usualDetails, lines: [cabinets, cables] };
const line = (number: number, fields: object = {}) => ({ line: number, ...fields });

describe('a supplement answers what was asked', () => {
  const table: [asked: string, given: Supplement, answered: boolean][] = [
    ['remarks', { remarks: '加急' }, true],
    ['remarks', { consignee: '李工' }, false],
    ['图纸', { consignee: '李工' }, true],
    ['customer', { customer: { contact: '王敏' } }, true],
    ['customer.contact', { customer: { contact: '王敏' } }, true],
    ['customer.contact', { customer: { taxNumber: '1' } }, false],
    ['customer.contact', { remarks: '加急' }, false],
    ['taken.dictated', { taken: { dictated: '十台' } }, true],
    ['taken.dictated', { taken: {} }, false],
    ['lines', { lines: [line(3)] }, true],
    ['lines[1]', { lines: [line(2)] }, true],
    ['lines[1]', { lines: [line(1)] }, false],
    ['lines[1].model', { lines: [line(1, { model: 'A' }), line(2, { model: 'B' })] }, true],
    ['lines[1].model', { lines: [line(1, { model: 'A' }), line(2, { unit: 'm' })] }, false],
    ['lines[1].model', { lines: [line(1, { model: 'A' })] }, false],
    ['lines[1].model', { remarks: '型号见图' }, false],
    ['lines[7].model', { lines: [line(1, { model: 'A' })] }, false],
  ];
  test.each(table)('%s by %j: %s', (asked, given, answered) => {
    expect(answersOf(given, details)(asked)).toBe(answered);
  });
});

describe('what was asked of a field', () => {
  const ask = (order: OrderDriver, ...paths: string[]) => {
    const gaps = paths.map((path) => ({ path, reason: '存疑', whose: 'CUSTOMER' as const }));
    order.give('requestInformation', { gaps }, 'SALESPERSON');
    return order;
  };
  const open = (order: OrderDriver) => order.state.gaps.map(({ path }) => path);
  const correct = (order: OrderDriver, correction: object) =>
    order.give('correctEntry', { correction, reason: '更正' }, 'SALES_SUPERVISOR');

  test('stays through a correction of another field, and goes with one of its own', () => {
    const order = ask(received(), 'deliveryAddress', 'lines[0].model');
    correct(order, { consignee: '李工' });
    expect(open(order)).toEqual(['deliveryAddress', 'lines[0].model']);
    correct(order, { deliveryAddress: '苏州' });
    expect(open(order)).toEqual(['lines[0].model']);
    correct(order, { lines: [{ line: 1, specification: '12kV' }] });
    expect(open(order)).toEqual(['lines[0].model']);
    correct(order, { lines: [{ line: 1, model: 'KYN28A-24' }] });
    expect([order.stage, open(order)]).toEqual(['RECEIVED', []]);
  });

  test('and of no field goes with whatever is corrected', () => {
    const order = ask(received(), '图纸');
    correct(order, { consignee: '李工' });
    expect(order.stage).toBe('RECEIVED');
  });

  test('may be put right by a supplement, as may what it is part of; a wrong entry beside it may not', () => {
    const fill = (supplement: object) =>
      ['supplementInformation', { supplement, source: '电话' }, 'SALESPERSON'] as const;
    const contact = { customer: { contact: '李伟 139' } };
    const words =
      'the order says something else there: a wrong entry is corrected, with its reason (INTAKE-24)';
    for (const path of ['customer', 'customer.contact', '联系人'])
      ask(received(), path).give(...fill(contact));
    for (const path of ['customer.name', 'remarks', 'deliveryAddress', 'lines', 'taken.by'])
      expect(ask(received(), path).refusal(...fill(contact)), path).toBe(
        `does-not-fit: supplement.customer.contact: ${words} @supplement.customer.contact`,
      );
    const two: Opening = { details: { lines: [cabinets, cables] } };
    const second = { lines: [{ line: 2, model: 'YJV32' }] };
    for (const path of ['lines', 'lines[1]', 'lines[1].model'])
      ask(received(two), path).give(...fill(second));
    expect(ask(received(two), 'lines[0].model').refusal(...fill(second))).toContain(
      '@supplement.lines[0].model',
    );
    expect(ask(received(two), 'customer').refusal(...fill(second))).toContain('@supplement.lines[0].model');
  });
});

describe('a field that an order needs', () => {
  const lacks = (fields: string[], more: object = {}) =>
    gapsOf({ ...details, ...more }, withOverrides({ 'intake.requiredFields': fields })).map(
      ({ path }) => path,
    );

  test('is missing when it is empty or not there, at any depth', () => {
    expect(lacks(['customer.name', 'customer.email', 'consignee', 'taken.dictated', 'remarks.text'])).toEqual(
      ['customer.email', 'consignee', 'taken.dictated', 'remarks.text'],
    );
    expect(lacks(['remarks'], { remarks: '' })).toEqual(['remarks']);
    expect(lacks(['remarks.text'], { remarks: '加急' })).toEqual(['remarks.text']);
    expect(lacks(['remarks', 'taken.by'], { remarks: null, taken: null })).toEqual(['remarks', 'taken.by']);
  });

  test('is missing of every line that lacks it, and an order without lines lacks them', () => {
    expect(lacks(['lines.requirements'])).toEqual(['lines[0].requirements', 'lines[1].requirements']);
    expect(lacks(['lines.model'], { lines: [] })).toEqual(['lines']);
  });

  test('is one of the kind of the order where policy names its own', () => {
    const policy = withOverrides({ 'intake.requiredFieldsByType': { SERVICE: ['remarks'] } });
    expect(gapsOf({ ...details, orderKind: 'SERVICE' }, policy)).toEqual([
      { path: 'remarks', whose: 'CUSTOMER', reason: 'required before review' },
    ]);
  });

  test('is ours to say in any line, the eleventh too, where only we can know it', () => {
    const lines = [...Array(11)].map((_, index) => ({ ...cabinets, line: index + 1 }));
    const last = lines.map((each) => (each.line === 11 ? { ...each, productCode: '' } : each));
    const order = received({
      details: { lines: last },
      policy: { 'intake.requiredFields': ['lines.productCode'] },
    });
    expect(order.state.gaps).toMatchObject([{ path: 'lines[10].productCode', whose: 'OURS' }]);
  });

  test('is asked once, though more than one rule asks for it', () => {
    const order = received({
      details: { customer: { customerId: 'CUS-1', name: '华东电气', contact: '王敏', taxNumber: '12345' } },
    });
    const said = { result: 'NOT_VERIFIED', registeredName: '华东电气', how: '公示系统' } as const;
    order.state = { ...order.state, facts: { ...order.state.facts, customerVerified: false } };
    order.give('verifyCustomer', said, 'SALESPERSON');
    expect(openGaps(order.state, order.policy).map(({ path }) => path)).toEqual([
      'customer.taxNumber',
      'customer.name',
    ]);
  });
});
