import { expect, test } from 'vitest';
import { policyDifference } from '../../domain/policy/changed-values.ts';
import { defaultPolicyValues, withOverrides } from '../../domain/policy/policy.ts';

const before = defaultPolicyValues();

test('a change of policy is told by parameter, with both values, unit, source and owner [SYS-11]', () => {
  const after = withOverrides({ 'sla.qc.complete': '2wd', 'plan.countersigners': ['SALES'] });
  expect(policyDifference(before, after)).toEqual(
    [
      {
        name: 'sla.qc.complete',
        before: '1wd',
        after: '2wd',
        unit: 'budget',
        source: '001g 质量控制与检验.1; card',
        owner: 'QUALITY',
      },
      {
        name: 'plan.countersigners',
        before: ['SALES', 'PLANNING', 'ENGINEERING', 'WAREHOUSE', 'PRODUCTION'],
        after: ['SALES'],
        unit: 'list',
        source: '001h 6',
        owner: 'PLANNING',
      },
    ].sort((a, b) => order(a.name) - order(b.name)),
  );
});

test('a list in another order is a change, a map in another order is none', () => {
  const names = (values: Partial<typeof before>) =>
    policyDifference(before, { ...before, ...values }).map(({ name }) => name);
  expect(names({ 'plan.priorityRules': ['DUE_DATE', 'VIP', 'RECEIPT'] })).toEqual(['plan.priorityRules']);
  expect(names({ 'kpi.weights': { SELF: 30, SUPERIOR: 40, CUSTOMER: 30 } })).toEqual(['kpi.weights']);
  expect(names({ 'review.matrix': { REGULAR: [] } })).toEqual(['review.matrix']);
  expect(names({ 'review.matrix': { ...before['review.matrix'], PROJECT: [] } })).toEqual(['review.matrix']);
  expect(names({ 'kpi.weights': { CUSTOMER: 30, SUPERIOR: 50, SELF: 20 } })).toEqual([]);
  expect(policyDifference(before, JSON.parse(JSON.stringify(before)))).toEqual([]);
});

test('a parameter that the older version does not know is told as new', () => {
  const { 'sys.syncMax': _unknown, ...older } = before;
  expect(policyDifference(older, before)).toMatchObject([{ name: 'sys.syncMax', before: null, after: '5s' }]);
});

function order(name: string): number {
  return Object.keys(before).indexOf(name);
}
