import { describe, expect, test } from 'vitest';
import { gapsOf } from '../../domain/order/completeness.ts';
import type { OrderDetails } from '../../domain/order/details.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { cabinets, cables, usualDetails, without } from './sample-orders.ts';

const policy = defaultPolicyValues();
const gapPaths = (details: OrderDetails) => gapsOf(details, policy).map((gap) => gap.path);

describe('the completeness check', () => {
  test.each([
    ['customer.name', { ...usualDetails, customer: { contact: '王敏' } }],
    ['customer.contact', { ...usualDetails, customer: { name: '华东电气' } }],
    ['paymentMethod', without('paymentMethod')],
    ['deliveryDate', without('deliveryDate')],
    ['deliveryAddress', without('deliveryAddress')],
  ])('names %s when it alone is missing [INTAKE-06]', (path, details) => {
    expect(gapPaths(details)).toEqual([path]);
  });

  test.each(['productName', 'specification', 'model', 'quantity', 'unitPrice'] as const)(
    'names the line that lacks its %s [INTAKE-06]',
    (field) => {
      const { [field]: _missing, ...poor } = cables;
      expect(gapPaths({ ...usualDetails, lines: [cabinets, poor] })).toEqual([`lines[1].${field}`]);
    },
  );

  test('finds nothing to ask in an order with all ten fields, with more or without [INTAKE-06]', () => {
    expect(gapPaths(usualDetails)).toEqual([]);
    expect(gapPaths({ ...usualDetails, consignee: '李伟', remarks: '下午送货' })).toEqual([]);
  });

  test('takes an empty field, and an order without a line, for missing', () => {
    expect(gapPaths({ ...usualDetails, deliveryAddress: '' })).toEqual(['deliveryAddress']);
    expect(gapPaths({ ...usualDetails, lines: [] })).toEqual(['lines']);
  });

  test('asks for what the company requires, no more', () => {
    const own = { ...policy, 'intake.requiredFields': ['consignee', 'lines.unit'] };
    const { unit: _unit, ...unmeasured } = cabinets;
    const gaps = gapsOf({ ...without('deliveryDate'), lines: [unmeasured] }, own);
    expect(gaps.map((gap) => gap.path)).toEqual(['consignee', 'lines[0].unit']);
  });
});
