import { describe, expect, test } from 'vitest';
import type { CorrectionInput } from '../../domain/order/correction.ts';
import { provinceOf } from '../../domain/order/provinces.ts';
import { isStandard } from '../../domain/order/standard-product.ts';
import { orderIn, reviewed } from './bring-to.ts';
import { requested } from './change-driver.ts';
import { OrderDriver } from './order-driver.ts';
import {
  cabinets,
  cables,
  type Opening,
  receipt,
  received,
  twoLines,
  usualDetails,
} from './sample-orders.ts';

const reason = '录入时看错';
const correct = (order: OrderDriver, given: Omit<CorrectionInput, 'reason'>) =>
  order.give('correctEntry', { ...given, reason }, 'SALES_SUPERVISOR');
const refused = (order: OrderDriver, given: Omit<CorrectionInput, 'reason'>) =>
  order.refusal('correctEntry', { ...given, reason }, 'SALES_SUPERVISOR');
const types = (order: OrderDriver) => order.journal.at(-1)?.events.map(({ type }) => type) ?? [];

describe('a correction', () => {
  test('keeps what it was asked for, and no word of lines or fields that it leaves alone', () => {
    const order = received({ details: { remarks: '他单' } });
    const entry = correct(order, { correction: { deliveryAddress: '苏州' } });
    expect(entry.events.find(({ type }) => type === 'detailsChanged')).toStrictEqual({
      type: 'detailsChanged',
      before: { deliveryAddress: '上海市松江区' },
      after: { deliveryAddress: '苏州' },
      correction: { by: 'SALES_SUPERVISOR', at: order.now, reason },
    });
    const emptied = correct(order, { cleared: ['remarks'] });
    expect(emptied.events.find(({ type }) => type === 'detailsChanged')).toStrictEqual({
      type: 'detailsChanged',
      before: { remarks: '他单' },
      after: {},
      cleared: ['remarks'],
      correction: { by: 'SALES_SUPERVISOR', at: order.now, reason },
    });
    const made = correct(order, { correction: { lines: [{ line: 1, model: 'KYN28A-24' }] } });
    expect(made.events.find(({ type }) => type === 'detailsChanged')).toHaveProperty('otherwise', [1]);
    expect(order.state.details).not.toHaveProperty('project');
    expect(order.state.details).not.toHaveProperty('orderType');
  });

  test('of an order under review looks for no gaps and asks for no review that it does not touch', () => {
    const order = reviewed();
    correct(order, { correction: { consignee: '李工' } });
    expect([types(order), order.stage]).toEqual([['detailsChanged'], 'UNDER_REVIEW']);
  });

  test('says why it is refused', () => {
    const order = received({ details: { remarks: '他单' } });
    expect([
      refused(order, {}),
      refused(order, { correction: { removedLines: [1] } }),
      refused(order, { cleared: ['remarks'], correction: { remarks: '加急' } }),
      refused(order, { cleared: ['remarks', 'consignee'] }),
      refused(orderIn('CONFIRMED'), { correction: { paymentMethod: 'PREPAYMENT' } }),
      refused(requested(orderIn('UNDER_REVIEW'), { remarks: '加急' }), { cleared: ['deliveryAddress'] }),
    ]).toEqual([
      'does-not-fit: correction: it corrects nothing of the order @correction',
      'does-not-fit: correction: nothing would be left of the order: reject it, or request a cancellation @correction',
      'does-not-fit: cleared[0]: it is corrected and emptied at once @cleared[0]',
      'does-not-fit: cleared[1]: the order says nothing there @cleared[1]',
      'blocked: The contract stands on what would be corrected: request a change instead (CHANGE-01).',
      'blocked: Change C1 is open: a correction waits for its end.',
    ]);
    const dear = { line: 2, quantity: '1', unitPrice: { amount: '1.00', currency: 'EUR' } } as const;
    expect(refused(order, { correction: { lines: [dear] } })).toContain(
      '@correction.lines[1].unitPrice.currency',
    );
  });

  test('is possible of an order that has no line yet', () => {
    const order = received({ details: { lines: [] } });
    correct(order, { correction: { deliveryAddress: '苏州' } });
    expect(order.state.details.deliveryAddress).toBe('苏州');
    correct(order, { correction: { lines: [{ ...cabinets }] } });
    expect(order.stage).toBe('RECEIVED');
  });

  test('of an order that waits may leave a gap that is there; one under review gets none', () => {
    const order = orderIn('UNDER_REVIEW', {
      policy: { 'intake.requiredFields': ['consignee'] },
      details: { consignee: '李' },
    });
    expect(refused(order, { cleared: ['consignee'] })).toBe(
      'does-not-fit: correction.consignee: required before review @correction.consignee',
    );
    const { consignee: _gone, ...details } = order.state.details;
    order.state = { ...order.state, details };
    correct(order, { correction: { remarks: '加急' } });
    expect(order.state.details.remarks).toBe('加急');
  });

  test('compares each line with its own, by its number', () => {
    const { model: _none, ...modelless } = cables;
    const policy = { 'intake.requiredFields': [] };
    const order = received({ ...twoLines, details: { lines: [cabinets, modelless] }, policy });
    const code = { line: 2, productCode: 'P-9', productName: '光缆', specification: 'GYTA' };
    correct(order, { correction: { lines: [code] } });
    expect(order.state.details.lines[1]).toMatchObject({ productCode: 'P-9', productName: '光缆' });
    // What the other line says may be said of this one.
    correct(order, { correction: { lines: [{ line: 2, model: 'KYN28A-12' }] } });
    expect(refused(order, { correction: { lines: [{ line: 2, model: 'KYN28A-12' }] } })).toBe(
      'does-not-fit: correction.lines[0].model: the order says so already @correction.lines[0].model',
    );
    // A line of another product may repeat what stays; one of the same product may not.
    const other = { line: 2, productCode: 'P-10', productName: '光缆', specification: 'GYTA', model: 'X' };
    correct(order, { correction: { lines: [other] } });
    expect(refused(order, { correction: { lines: [{ line: 2, productCode: 'P-11' }] } })).toBe(
      'does-not-fit: correction.lines[0].productName: another product code needs it anew @correction.lines[0].productName',
    );
    expect(refused(order, { correction: { lines: [{ ...other, unit: 'm' }] } })).toContain('says so already');
  });
});

describe('a project order', () => {
  const project = { name: '二期变电站', owner: '城投', site: '松江' };
  const opening = (given?: object): Opening => ({
    details: { ...usualDetails, orderType: 'PROJECT', ...(given === undefined ? {} : { project: given }) },
  });

  test('has the register filled in without waiting once the departments have it', () => {
    const order = orderIn('UNDER_REVIEW', opening(project));
    const entry = order.give('recordProject', { capacity: '2×31.5MVA' }, 'SALESPERSON');
    expect([order.stage, entry.events.map(({ type }) => type)]).toEqual(['UNDER_REVIEW', ['detailsChanged']]);
    expect(entry.events[0]).toHaveProperty('before', { project });
    const first = received(opening());
    const begun = first.give('recordProject', project, 'SALESPERSON');
    expect(begun.events[0]).toHaveProperty('before', {});
  });

  test('is told why an entry of the register is refused', () => {
    const order = received(opening(project));
    const refuse = (given: object) => order.refusal('recordProject', given, 'SALESPERSON');
    expect([refuse({ site: '嘉定' }), refuse({})]).toEqual([
      'does-not-fit: site: the register says something there: correct the entry, with the reason @site',
      'does-not-fit: name: say something of the project @name',
    ]);
    expect(received().refusal('recordProject', project, 'SALESPERSON')).toBe(
      'blocked: The order is of no project: its type is another.',
    );
    expect(received(opening()).state.gaps).toEqual([
      { path: 'project', whose: 'OURS', reason: 'required before review' },
    ]);
  });
});

describe('the province of an address', () => {
  test.each([
    [' 江苏省南京市', '江苏'],
    ['２１００００江苏省南京市', '江苏'],
    ['210000  中华人民共和国，江苏省', '江苏'],
    ['中国， 浙江', '浙江'],
    ['南京 210000 江苏', undefined],
    ['Hohhot, Inner  Mongolia', '内蒙古'],
    ['Inner-Mongolia, China', '内蒙古'],
    ['Shop 3, HONG KONG', '香港'],
    ['Hainan-like Street 1', '海南'],
    ['Hunanese Road 1, Berlin', undefined],
    ['Anhui', '安徽'],
  ])('%s: %s', (address, province) => {
    expect(provinceOf(address)).toBe(province);
  });
});

test('a lot is of standard products only if each of its own lines is in the catalogue', () => {
  const lot = {
    ...orderIn('PLANNING', twoLines).lot(),
    lines: [
      { line: 1, quantity: '1' },
      { line: 2, quantity: '1' },
    ],
  };
  const { state } = received(twoLines);
  const knowing = (...lines: [line: number, inCatalogue: boolean][]) => ({
    ...state,
    facts: {
      ...state.facts,
      lines: lines.map(([line, inCatalogue]) => ({ line, inCatalogue, bomReleased: true })),
    },
  });
  expect(isStandard(knowing([1, true], [2, true]), lot)).toBe(true);
  expect(isStandard(knowing([1, true], [2, false]), lot)).toBe(false);
  expect(isStandard(knowing([1, false], [2, true]), lot)).toBe(false);
  expect(isStandard(knowing([1, true]), lot)).toBe(false);
});

test('under the first edition of the rules a supplement may say otherwise what stands there', () => {
  const order = new OrderDriver();
  const { edition: _later, ...first } = receipt();
  order.give('receiveOrder', first, 'SALESPERSON');
  const supplement = { deliveryAddress: '苏州' };
  order.give('supplementInformation', { supplement, source: '电话' }, 'SALESPERSON');
  expect(order.state.details.deliveryAddress).toBe('苏州');
});
