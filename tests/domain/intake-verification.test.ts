import { describe, expect, test } from 'vitest';
import type { CustomerDetails } from '../../domain/order/details.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { orderIn, reviewed } from './bring-to.ts';
import { firstDay, OrderDriver } from './order-driver.ts';
import { type Opening, receipt, received, usualDetails, usualFacts } from './sample-orders.ts';

const number = '91350100M000100Y43';
const unknown = { facts: { ...usualFacts, customerVerified: false } } satisfies Opening;
const found: CommandInputs['verifyCustomer'] = {
  result: 'VERIFIED',
  registeredName: '华东电气有限公司',
  taxNumber: number,
  how: '国家企业信用信息公示系统',
};
const notFound: CommandInputs['verifyCustomer'] = { ...found, result: 'NOT_VERIFIED' };

const customerWith = (customer: CustomerDetails): Opening => ({
  ...unknown,
  details: { customer: { ...usualDetails.customer, ...customer } },
});

describe('a customer whom nobody has verified', () => {
  test('is asked of sales from receipt to the decision, and the order is not accepted before [INTAKE-15]', () => {
    const fresh = received(unknown);
    expect(fresh.work).toEqual(['SALES verifyCustomer', 'SALES passInitialReview']);
    expect(fresh.tasks[0]?.clockId).toBe('confirmationOuter#1');
    const order = reviewed(unknown);
    expect(order.work).toEqual(['SALES verifyCustomer']);
    expect(order.tasks[0]?.clockId).toBe('departmentReview#1');
    for (const outcome of ['ACCEPT', 'ACCEPT_WITH_CONDITIONS'] as const) {
      const input = { outcome, conditions: '预付三成' };
      expect(order.refusal('decideReview', input, 'SALES_SUPERVISOR')).toContain(
        'blocked: The customer is not verified',
      );
    }
    order.give('verifyCustomer', found, 'SALESPERSON');
    expect(order.work).toEqual(['SALES decideReview']);
    order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
    expect(order.state.decision?.outcome).toBe('ACCEPT');
  });

  test('may be rejected all the same', () => {
    const order = reviewed(unknown);
    order.give('decideReview', { outcome: 'REJECT', reason: '查无此公司' }, 'SALES_SUPERVISOR');
    expect(order.stage).toBe('REJECTED');
  });

  test('is verified by name and tax number; result, verifier and time stay with the order [INTAKE-15]', () => {
    const order = received(unknown).at('2025-10-09T11:00:00+08:00');
    order.give(
      'verifyCustomer',
      { ...found, taxNumber: '９１３５０１００ｍ０００１００ｙ４３' },
      'SERVICE_AGENT',
    );
    expect(order.state.verification).toEqual({
      ...found,
      by: 'SERVICE_AGENT',
      at: '2025-10-09T11:00:00+08:00',
    });
    expect(order.state.facts.customerVerified).toBe(true);
    expect(order.state.details.customer).toMatchObject({ name: '华东电气有限公司', taxNumber: number });
    expect(order.refusal('verifyCustomer', found, 'SALESPERSON')).toContain('verified already');
  });

  test('is not verified without a number, nor with a wrong one [INTAKE-15]', () => {
    const order = received(unknown);
    const { taxNumber: _none, ...nameAlone } = found;
    expect(order.refusal('verifyCustomer', nameAlone, 'SALESPERSON')).toContain('@taxNumber');
    expect(
      order.refusal('verifyCustomer', { ...found, taxNumber: '91350100M000100Y44' }, 'SALESPERSON'),
    ).toContain('check character');
    expect(order.state.facts.customerVerified).toBe(false);
  });

  test('as a private person has no number and needs no verification, unless policy wants all [INTAKE-15]', () => {
    const person = customerWith({ customerKind: 'PERSON' });
    expect(received(person).work).toEqual(['SALES passInitialReview']);
    const wanted = (value: string) => ({ ...person, policy: { 'intake.taxNumberRequiredFor': value } });
    expect(received(wanted('ALL')).work).toContain('SALES verifyCustomer');
    expect(received({ ...unknown, policy: { 'intake.taxNumberRequiredFor': 'NONE' } }).work).toEqual([
      'SALES passInitialReview',
    ]);
  });

  test('is not asked for under the first edition of the rules', () => {
    const order = new OrderDriver(firstDay);
    const { edition: _later, ...first } = receipt(unknown);
    order.give('receiveOrder', first, 'SALESPERSON');
    expect(order.work).toEqual(['SALES passInitialReview']);
  });
});

describe('a customer who is not found in the register', () => {
  test('lets the order wait for the customer, from review too, until name or number is another [INTAKE-15]', () => {
    for (const order of [received(unknown), orderIn('UNDER_REVIEW', unknown)]) {
      order.give('verifyCustomer', { ...notFound, registeredName: '华东电气' }, 'SALESPERSON');
      expect(order.stage).toBe('AWAITING_INFO');
      expect(order.state.gaps.map(({ path, whose }) => [path, whose])).toEqual([
        ['customer.name', 'CUSTOMER'],
        ['customer.taxNumber', 'CUSTOMER'],
      ]);
      expect(order.state.verification).toMatchObject({ result: 'NOT_VERIFIED', by: 'SALESPERSON' });
    }
  });

  test('is verified again with what the customer says then [INTAKE-15]', () => {
    const order = received(customerWith({ taxNumber: number }));
    order.give('verifyCustomer', { ...notFound, registeredName: '华东电气' }, 'SALESPERSON');
    const supplement = { customer: { name: '华东电气股份有限公司' } };
    order.give('supplementInformation', { supplement, source: '电话' }, 'SALESPERSON');
    expect(order.stage).toBe('RECEIVED');
    expect(order.work).toContain('SALES verifyCustomer');
    order.give('verifyCustomer', { ...found, registeredName: '华东电气股份有限公司' }, 'SALESPERSON');
    expect(order.work).toEqual(['SALES passInitialReview']);
  });

  test('keeps our clock running where it is ours to clear up [INTAKE-15]', () => {
    const order = received(customerWith({ taxNumber: number }));
    const ours = { ...notFound, registeredName: '华东电气', whose: 'OURS' } as const;
    order.give('verifyCustomer', ours, 'SALESPERSON');
    expect(order.stage).toBe('AWAITING_INFO');
    expect(order.clock('initialReview').pausedAt).toBeUndefined();
  });
});

test('a verification says nothing of a name or number that is another afterwards [INTAKE-15]', () => {
  const order = received(unknown);
  order.give('verifyCustomer', found, 'SALESPERSON');
  const correction = { customer: { name: '华东电气（无锡）有限公司' } };
  order.give('correctEntry', { correction, reason: '客户更正' }, 'SALES_SUPERVISOR');
  expect(order.state.facts.customerVerified).toBe(false);
  expect(order.work).toContain('SALES verifyCustomer');
});
