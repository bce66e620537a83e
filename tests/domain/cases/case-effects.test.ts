import { describe, expect, test } from 'vitest';
import type { AddedOrder } from '../../../domain/cases/case-inputs.ts';
import { pendingTellings } from '../../../domain/cases/case-tellings.ts';
import { defaultPolicyValues, type PolicyValues } from '../../../domain/policy/policy.ts';
import { CaseDriver, damage } from './case-driver.ts';

const order: AddedOrder = { orderId: 'ord_1', orderNumber: 'SO-1' };

describe('what a case does to an order', () => {
  const usual = defaultPolicyValues()['exc.effect'];
  const effect = (type: 'INFO_ERROR' | 'STOCK_SHORTAGE', set: string, wrongField?: 'ADDRESS') => {
    const policy: Partial<PolicyValues> = { 'exc.effect': { ...usual, [type]: set } };
    const orders = [wrongField === undefined ? order : { ...order, wrongField }];
    const [first] = new CaseDriver(undefined, policy).give(
      'openCase',
      { ...damage, type, orders },
      'SALESPERSON',
    ).state.orders;
    return [first?.effect, first?.from];
  };

  test('is a block of all its work, or of what uses the wrong field, where policy blocks [EXC-10]', () => {
    expect(effect('STOCK_SHORTAGE', 'BLOCK')).toEqual(['BLOCK', undefined]);
    expect(effect('STOCK_SHORTAGE', 'BLOCK', 'ADDRESS')).toEqual(['BLOCK', undefined]);
    expect(effect('INFO_ERROR', 'BLOCK', 'ADDRESS')).toEqual(['BLOCK', 'READY_TO_SHIP']);
    expect(effect('INFO_ERROR', 'WARN', 'ADDRESS')).toEqual(['WARN', undefined]);
    expect(effect('INFO_ERROR', 'RUN_ON', 'ADDRESS')).toEqual(['NONE', undefined]);
  });

  test('is told by the case itself, with the lot and the operation where there are any [EXC-10]', () => {
    const orders: AddedOrder[] = [
      { ...order, lotId: 'L2', wrongField: 'ADDRESS' },
      { ...order, orderId: 'ord_2', wrongField: 'PRICE' },
    ];
    const driver = new CaseDriver().give(
      'openCase',
      { ...damage, type: 'INFO_ERROR', orders },
      'SALESPERSON',
    );
    const actor = { kind: 'policy', rule: 'case' };
    const about = { caseId: 'case_1', caseNumber: 'CE-2025-000001', kind: 'EXCEPTION', type: 'INFO_ERROR' };
    expect(pendingTellings(driver.state)).toStrictEqual([
      {
        tellingId: 'note#1',
        orderId: 'ord_1',
        command: {
          name: 'noteCase',
          input: { ...about, effect: 'BLOCK', from: 'READY_TO_SHIP', lotId: 'L2' },
          actor,
        },
      },
      {
        tellingId: 'note#2',
        orderId: 'ord_2',
        command: { name: 'noteCase', input: { ...about, effect: 'WARN' }, actor },
      },
    ]);
    driver.turn([
      {
        name: 'recordTelling',
        input: { tellingId: 'note#1', orderId: 'ord_1', result: 'TAKEN' },
        actor: { kind: 'policy', rule: 'x' },
      },
    ]);
    expect(pendingTellings(driver.state).map(({ tellingId }) => tellingId)).toEqual(['note#2']);
    driver.tell('CLOSED').give('withdrawCase', { reason: 'x' }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(driver.state)).toStrictEqual([
      {
        tellingId: 'end#1',
        orderId: 'ord_1',
        command: { name: 'noteCaseClosed', input: { caseId: 'case_1', outcome: 'WITHDRAWN' }, actor },
      },
    ]);
  });

  test('is told to have ended to each of several orders, once [EXC-10]', () => {
    const orders: AddedOrder[] = [
      { ...order, lotId: 'L1' },
      { ...order, orderId: 'ord_2' },
      { ...order, lotId: 'L2' },
    ];
    const driver = new CaseDriver().give('openCase', { ...damage, orders }, 'SALESPERSON').tell();
    driver.give('withdrawCase', { reason: 'x' }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(driver.state).map(({ tellingId, orderId }) => `${tellingId} ${orderId}`)).toEqual([
      'end#1 ord_1',
      'end#2 ord_2',
    ]);
  });

  test('ends unsaid where the order came to its own end after it was told [EXC-10]', () => {
    const orders = [
      { ...order, lotId: 'L1' },
      { ...order, lotId: 'L2' },
    ];
    const driver = new CaseDriver().give('openCase', { ...damage, orders }, 'SALESPERSON');
    const [first, second] = pendingTellings(driver.state);
    for (const [telling, result] of [
      [first, 'TAKEN'],
      [second, 'CLOSED'],
    ] as const) {
      const input = { tellingId: telling?.tellingId ?? '', orderId: 'ord_1', result };
      driver.turn([{ name: 'recordTelling', input, actor: { kind: 'policy', rule: 'x' } }]);
    }
    driver.give('withdrawCase', { reason: 'x' }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(driver.state)).toEqual([]);
  });
});
