import { describe, expect, test } from 'vitest';
import type { AddedOrder } from '../../../domain/cases/case-inputs.ts';
import { pendingTellings } from '../../../domain/cases/case-tellings.ts';
import { defaultPolicyValues, type PolicyValues } from '../../../domain/policy/policy.ts';
import { CaseDriver, damage, exceptionAt, lateDelivery, versions } from './case-driver.ts';

const order = { orderId: 'ord_1', orderNumber: 'SO-1' };
const second = { orderId: 'ord_2', orderNumber: 'SO-2' };

function opened(
  type: 'INFO_ERROR' | 'STOCK_SHORTAGE' | 'PROBLEM',
  orders: AddedOrder[],
  policy: Partial<PolicyValues> = {},
) {
  const driver = new CaseDriver(undefined, policy);
  return driver.give('openCase', { ...damage, type, orders }, 'SALESPERSON');
}

describe('what a case does to its orders', () => {
  test.each([
    ['CONTACT', { effect: 'BLOCK', from: 'READY_TO_SHIP' }],
    ['ADDRESS', { effect: 'BLOCK', from: 'READY_TO_SHIP' }],
    ['SPECIFICATION', { effect: 'BLOCK', from: 'PLANNED' }],
    ['QUANTITY', { effect: 'BLOCK', from: 'PLANNED' }],
    ['PRICE', { effect: 'WARN' }],
  ] as const)('where the %s is wrong follows from what uses it [EXC-10]', (wrongField, expected) => {
    const driver = opened('INFO_ERROR', [{ ...order, wrongField }]);
    expect(pendingTellings(driver.state).map(({ command }) => command)).toMatchObject([
      { name: 'noteCase', input: { caseId: 'case_1', caseNumber: 'CE-2025-000001', ...expected } },
    ]);
  });

  test('is what policy says for the type, and nothing for an overdue case [EXC-10]', () => {
    expect(opened('STOCK_SHORTAGE', [order]).state.orders[0]?.effect).toBe('WARN');
    expect(opened('PROBLEM', [order]).state.orders[0]?.effect).toBe('WARN');
    const usual = defaultPolicyValues();
    const policy: Partial<PolicyValues> = {
      'exc.problemEffect': 'BLOCK',
      'exc.effect': { ...usual['exc.effect'], STOCK_SHORTAGE: 'RUN_ON' },
    };
    expect(opened('PROBLEM', [order], policy).state.orders[0]).toMatchObject({ effect: 'BLOCK' });
    expect(opened('STOCK_SHORTAGE', [order], policy).state.orders[0]?.effect).toBe('NONE');
    const overdue = new CaseDriver().give('openCase', lateDelivery, 'SALESPERSON');
    expect(overdue.state.orders[0]?.effect).toBe('NONE');
    const other: Partial<PolicyValues> = {
      'exc.blocksFrom': { ...usual['exc.blocksFrom'], ADDRESS: 'SHIPPED' },
    };
    expect(opened('INFO_ERROR', [{ ...order, wrongField: 'ADDRESS' }], other).state.orders[0]).toMatchObject({
      from: 'SHIPPED',
    });
  });
});

describe('what orders are told', () => {
  test('is that they are part of the case, once each, and in the end that it has ended [EXC-10]', () => {
    const driver = exceptionAt('VERIFIED');
    expect(pendingTellings(driver.state).map(({ tellingId }) => tellingId)).toEqual(['note#1']);
    driver.tell();
    expect(pendingTellings(driver.state)).toEqual([]);
    driver.give('addOrders', { orders: [second] }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(driver.state)).toMatchObject([{ tellingId: 'note#2', orderId: 'ord_2' }]);
    driver.tell();
    const done = exceptionAt('OPENED').tell();
    done.give('withdrawCase', { reason: '误报' }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(done.state)).toMatchObject([
      { tellingId: 'end#1', command: { name: 'noteCaseClosed', input: { outcome: 'WITHDRAWN' } } },
    ]);
    done.tell();
    expect(pendingTellings(done.state)).toEqual([]);
  });

  test('is nothing more once an order is at its end, or never took the case in [EXC-10]', () => {
    for (const result of ['CLOSED', 'FAILED'] as const) {
      const driver = exceptionAt('OPENED').tell(result);
      driver.give('withdrawCase', { reason: '误报' }, 'LOGISTICS_MANAGER');
      expect(pendingTellings(driver.state)).toEqual([]);
    }
  });

  test('is told of an order once, though it stands in the case with two lots [EXC-10]', () => {
    const orders = [
      { ...order, lotId: 'L1' },
      { ...order, lotId: 'L2' },
    ];
    const driver = opened('PROBLEM', orders);
    expect(pendingTellings(driver.state)).toHaveLength(2);
    driver.tell().give('withdrawCase', { reason: 'x' }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(driver.state).map(({ tellingId }) => tellingId)).toEqual(['end#1']);
  });

  test('waits for the case to have its number, and a late answer still leads to the end [EXC-10]', () => {
    const driver = exceptionAt('OPENED');
    const { caseNumber: _number, ...unnumbered } = driver.state;
    expect(pendingTellings(unnumbered)).toEqual([]);
    const [telling] = pendingTellings(driver.state);
    driver.give('withdrawCase', { reason: 'x' }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(driver.state)).toEqual([]);
    driver.turn([
      {
        name: 'recordTelling',
        input: { tellingId: telling?.tellingId ?? '', orderId: 'ord_1', result: 'TAKEN' },
        actor: { kind: 'policy', rule: 'case.tell' },
      },
    ]);
    expect(pendingTellings(driver.state).map(({ tellingId }) => tellingId)).toEqual(['end#1']);
  });

  test('is recorded by the workflow alone', () => {
    const input = { tellingId: 'note#1', orderId: 'ord_1', result: 'TAKEN' } as const;
    expect(exceptionAt('OPENED').refusal('recordTelling', input, 'GENERAL_MANAGER')).toContain(
      'policy alone',
    );
  });
});

describe('a case that has the same cause as another', () => {
  test('is joined into it and ends; it is never joined into itself', () => {
    const driver = exceptionAt('ANALYSED').tell();
    const refused = driver.refusal('joinCase', { into: 'case_1' }, 'LOGISTICS_MANAGER');
    expect(refused).toContain('is this case itself');
    driver.give('joinCase', { into: 'case_2' }, 'LOGISTICS_MANAGER');
    expect(driver.state).toMatchObject({
      step: 'MERGED',
      outcome: 'MERGED',
      mergedInto: 'case_2',
      clocks: [],
    });
    expect(pendingTellings(driver.state)).toMatchObject([{ tellingId: 'end#1' }]);
  });
});

test('a case opened twice is one case', () => {
  const driver = exceptionAt('OPENED');
  driver.give('openCase', { ...damage, ...versions }, 'WAREHOUSE_KEEPER');
  expect(driver.state.version).toBe(1);
});
