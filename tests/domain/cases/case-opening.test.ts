import { describe, expect, test } from 'vitest';
import type { AddedOrder, OpenCaseInput } from '../../../domain/cases/case-inputs.ts';
import { openCaseCommands } from '../../../domain/cases/decide-case.ts';
import { breach, CaseDriver, damage, exceptionAt, lateDelivery, overdueAt } from './case-driver.ts';

const order: AddedOrder = { orderId: 'ord_1', orderNumber: 'SO-1' };

function refusedFields(input: OpenCaseInput): string[] {
  const actor = { kind: 'person' as const, personId: 'gm', roles: ['GENERAL_MANAGER' as const] };
  const [outcome] = new CaseDriver().turn([{ name: 'openCase', input, actor }]);
  if (outcome?.accepted !== false) throw new Error('accepted');
  return (outcome.refusal.errors ?? []).map(({ path, reason }) => `${path}: ${reason}`);
}

describe('the opening of a case', () => {
  test('is told all that is missing, and what its kind does not have', () => {
    const { person: _p, rule: _r, severity: _s, ...bare } = breach;
    expect(refusedFields(bare)).toEqual([
      'person: must be given for a case of kind VIOLATION',
      'rule: must be given for a case of kind VIOLATION',
      'severity: must be given for a case of kind VIOLATION',
    ]);
    expect(refusedFields({ ...damage, person: 'sun.tao', severity: 'MAJOR' })).toEqual([
      'person: a case of kind EXCEPTION has no such field',
      'severity: a case of kind EXCEPTION has no such field',
    ]);
    expect(refusedFields({ ...lateDelivery, type: 'PROBLEM' })).toEqual([
      'type: is no type of this kind: PRODUCTION_OVERDUE, DELIVERY_OVERDUE, STAGE_OVERDUE',
    ]);
    const wrong = [
      { ...order, wrongField: 'ADDRESS' as const },
      { ...order, lotId: 'L2' },
    ];
    expect(refusedFields({ ...damage, type: 'INFO_ERROR', orders: wrong })).toEqual([
      'orders[1].wrongField: say which field is wrong',
    ]);
  });

  test('keeps what it names, and nothing that it does not', () => {
    const cost = { amount: '120.00', currency: 'CNY' } as const;
    const driver = new CaseDriver().give(
      'openCase',
      { ...damage, foundBy: 'wang', cost },
      'WAREHOUSE_KEEPER',
    );
    expect(driver.state).toMatchObject({ foundBy: 'wang', cost, serious: false, measures: [], told: [] });
    expect(driver.state).not.toHaveProperty('violation');
    expect(driver.clockKinds).toEqual(['caseAnalysis']);
    expect(driver.clock('caseAnalysis')).toMatchObject({ pauses: [], stood: [] });
    expect(driver.journal[0]?.events.map(({ type }) => type)).toEqual([
      'caseOpened',
      'caseStepEntered',
      'clockStarted',
    ]);
    expect(driver.state).toMatchObject({
      instructions: [],
      customerTold: [],
      accountability: [],
      preventive: [],
    });
    const violation = new CaseDriver().give('openCase', breach, 'WAREHOUSE_MANAGER');
    expect(violation.state.serious).toBe(false);
    // No order, no customer who could be told.
    expect(openCaseCommands(violation.state)).not.toContain('tellCustomer');
    expect(openCaseCommands(driver.state)).toContain('tellCustomer');
  });

  test('takes an order in once for each lot, late clock and wrong field', () => {
    const driver = overdueAt('OPENED');
    const [late] = lateDelivery.orders;
    if (late === undefined) throw new Error('no order');
    const others: AddedOrder[] = [
      { ...late, lotId: 'L2' },
      { ...late, clockId: 'L1.delivery#1' },
      { ...late, wrongField: 'ADDRESS' },
    ];
    driver.give('addOrders', { orders: [...others, ...others, late] }, 'SALESPERSON');
    expect(driver.state.orders).toHaveLength(4);
    expect(driver.refusal('addOrders', { orders: [late, ...others] }, 'SALESPERSON')).toBe(
      'does-not-fit: orders: every one of them is in the case already',
    );
    // One customer, told once: the clock ran already, and no second one starts.
    expect(driver.clockKinds.filter((kind) => kind === 'caseCustomerNotice')).toHaveLength(1);
    const contact = { orderId: 'ord_1', newDate: '2025-10-20', channel: 'PHONE', spokenTo: '王敏' } as const;
    driver.give('tellCustomer', contact, 'SALESPERSON');
    expect(driver.clockKinds).not.toContain('caseCustomerNotice');
    driver.give('addOrders', { orders: [{ ...late, lotId: 'L3' }] }, 'SALESPERSON');
    expect(driver.clockKinds).not.toContain('caseCustomerNotice');
    const wrong = { ...contact, orderId: 'ord_9' };
    expect(driver.refusal('tellCustomer', wrong, 'SALESPERSON')).toBe(
      'does-not-fit: orderId: is no order of the case',
    );
    const past = { ...contact, newDate: '2025-10-01' };
    expect(driver.refusal('tellCustomer', past, 'SALESPERSON')).toBe(
      'does-not-fit: newDate: lies in the past',
    );
  });

  test('asks of an exception that the customer is told of nothing', () => {
    expect(exceptionAt('OPENED').clockKinds).not.toContain('caseCustomerNotice');
  });
});
