import { describe, expect, test } from 'vitest';
import { requirements } from './bring-to.ts';
import { OrderDriver as Driver, type OrderDriver } from './order-driver.ts';
import { cabinets, cables, type Opening, receipt, received, usualDetails } from './sample-orders.ts';

const number = '91350100M000100Y43';
const unknown = { facts: { customerVerified: false } } satisfies Opening;
const found = { result: 'VERIFIED', registeredName: '华东电气', taxNumber: number, how: '公示系统' } as const;
const lost = { ...found, result: 'NOT_VERIFIED' } as const;
const types = (order: OrderDriver) => order.journal.at(-1)?.events.map(({ type }) => type) ?? [];
const withCustomer = (customer: object): Opening => ({
  ...unknown,
  details: { customer: { ...usualDetails.customer, ...customer } },
});

describe('a verification', () => {
  test('leaves nothing to clear up, and says what it lacks', () => {
    const order = received(unknown);
    const refuse = (input: object) => order.refusal('verifyCustomer', { ...found, ...input }, 'SALESPERSON');
    expect(refuse({ whose: 'OURS' })).toBe(
      'does-not-fit: whose: a verified customer leaves nothing to clear up @whose',
    );
    expect(refuse({ taxNumber: undefined })).toBe(
      'does-not-fit: taxNumber: a firm is verified by name and tax number: say both @taxNumber',
    );
    expect(refuse({ taxNumber: '91350100M000100Y44' })).toBe(
      'does-not-fit: taxNumber: the check character does not fit the other 17: compare it with the business licence @taxNumber',
    );
  });

  test('of what the order says already changes nothing of it; what the register says otherwise is taken over', () => {
    const same = received(withCustomer({ taxNumber: number }));
    const { taxNumber: _said, ...nameAlone } = found;
    same.give('verifyCustomer', nameAlone, 'SALESPERSON');
    expect(types(same)).not.toContain('detailsChanged');
    expect(same.state.verification).toStrictEqual({ ...found, by: 'SALESPERSON', at: same.now });
    for (const other of [{ taxNumber: number, name: '华东' }, { taxNumber: '91310000MA1F3TG0XK' }]) {
      const order = received(withCustomer(other));
      order.give('verifyCustomer', found, 'SALESPERSON');
      expect(types(order)).toContain('detailsChanged');
      expect(order.state.details.customer).toEqual({
        ...usualDetails.customer,
        name: '华东电气',
        taxNumber: number,
      });
    }
  });

  test('of a private person needs no number, and then keeps none', () => {
    const order = received(withCustomer({ customerKind: 'PERSON', name: '王敏' }));
    order.give(
      'verifyCustomer',
      { result: 'VERIFIED', registeredName: '王敏敏', how: '身份证' },
      'SALESPERSON',
    );
    expect(order.state.details.customer).toStrictEqual({
      ...usualDetails.customer,
      customerKind: 'PERSON',
      name: '王敏敏',
    });
    expect(order.state.verification).not.toHaveProperty('taxNumber');
    expect(order.state.verification).not.toHaveProperty('said');
  });

  test('during review lets the reviews go on; where the customer is not found the order waits', () => {
    const order = received(unknown);
    order.give('passInitialReview', {}, 'SALESPERSON');
    order.give('verifyCustomer', found, 'SALESPERSON');
    expect([order.stage, types(order)]).toEqual(['UNDER_REVIEW', ['detailsChanged', 'customerVerified']]);
  });

  test('answers what was asked of name and number, and nothing else', () => {
    const order = received(unknown);
    const gaps = ['customer.name', 'customer.taxNumber', 'customer.contact'].map((path) => ({
      path,
      reason: '存疑',
      whose: 'CUSTOMER' as const,
    }));
    order.give('requestInformation', { gaps }, 'SALESPERSON');
    order.give('verifyCustomer', found, 'SALESPERSON');
    expect(order.state.gaps.map(({ path }) => path)).toEqual(['customer.contact']);
  });
});

describe('a customer who was not found', () => {
  test('is said as the order had it, with the reason that was given, and for a person by name alone', () => {
    const order = received(unknown);
    order.give('verifyCustomer', { ...lost, comment: '已注销' }, 'SALESPERSON');
    expect(order.state.verification?.said).toStrictEqual({ name: '华东电气' });
    expect(order.state.gaps).toEqual([
      { path: 'customer.name', whose: 'CUSTOMER', reason: '已注销' },
      { path: 'customer.taxNumber', whose: 'CUSTOMER', reason: '已注销' },
    ]);
    const person = received(withCustomer({ customerKind: 'PERSON' }));
    person.give('verifyCustomer', { ...lost, whose: 'OURS' }, 'SALESPERSON');
    expect(person.state.gaps).toEqual([
      { path: 'customer.name', whose: 'OURS', reason: 'was not found in the register under this name' },
    ]);
  });

  test('stays a gap when it was asked again in vain, and falls away with another name', () => {
    const order = received(unknown);
    order.give('verifyCustomer', lost, 'SALESPERSON');
    const fill = (supplement: object) =>
      order.give('supplementInformation', { supplement, source: '电话' }, 'SALESPERSON');
    fill({ consignee: '李工' });
    expect(order.stage).toBe('AWAITING_INFO');
    fill({ customer: { name: '华东电气集团' } });
    expect(order.stage).toBe('RECEIVED');
  });
});

describe('what was checked', () => {
  test('of another customer’s name holds no longer; of the same it holds whatever else is corrected', () => {
    const order = received(unknown);
    order.give('verifyCustomer', found, 'SALESPERSON');
    const correct = (correction: object) =>
      order.give('correctEntry', { correction, reason: '更正' }, 'SALES_SUPERVISOR');
    correct({ deliveryAddress: '苏州' });
    expect(order.state.facts.customerVerified).toBe(true);
    correct({ customer: { contact: '王敏 138' } });
    expect(order.state.facts.customerVerified).toBe(true);
    correct({ customer: { taxNumber: '9135 0100 M000100Y43' } });
    expect(order.state.facts.customerVerified).toBe(true);
    correct({ customer: { taxNumber: '91310000MA1F3TG0XK' } });
    expect(order.state.facts.customerVerified).toBe(false);
  });

  test('of what is wanted holds on once the departments have the order [INTAKE-07]', () => {
    const order = received({ details: { orderType: 'SPECIAL' } });
    order.give('confirmRequirements', requirements, 'SALESPERSON');
    order.give('passInitialReview', {}, 'SALESPERSON');
    const correction = { deliveryDate: '2025-11-20' };
    order.give('correctEntry', { correction, reason: '更正' }, 'SALES_SUPERVISOR');
    expect(order.state.requirementsConfirmation).toMatchObject(requirements);
  });
});

test('the original is recorded once: its files, or where the paper is [INTAKE-05]', () => {
  const order = received({ details: { channel: 'FAX' } });
  const refuse = (input: object) => order.refusal('recordOriginal', input, 'SALESPERSON');
  const words = 'does-not-fit: where: name the files of the order, or say where the paper is kept @where';
  expect([refuse({}), refuse({ attachmentIds: [] })]).toEqual([words, words]);
  order.give('recordOriginal', { where: '夹 3', comment: '原件' }, 'SALESPERSON');
  expect(order.state.original).toStrictEqual({
    where: '夹 3',
    comment: '原件',
    by: 'SALESPERSON',
    at: order.now,
  });
  expect(refuse({ where: '夹 4' })).toBe('blocked: The original is recorded already.');
  const files = received({ details: { channel: 'FAX' } });
  files.give('recordOriginal', { attachmentIds: ['A-1'] }, 'SALESPERSON');
  expect(files.state.original).toStrictEqual({ attachmentIds: ['A-1'], by: 'SALESPERSON', at: files.now });
});

describe('the receipt', () => {
  test('says in whose name an order was entered, where that was not one’s own', () => {
    const order = new Driver();
    const onBehalfOf = [{ personId: 'li.na', roles: ['SALESPERSON' as const] }];
    const by = { kind: 'person', personId: 'xiao.zhou', roles: [], onBehalfOf } as const;
    order.give('receiveOrder', receipt(), { ...by, roles: [] });
    expect(order.state).toMatchObject({ enteredBy: 'xiao.zhou', enteredFor: ['li.na'] });
    expect(received().state).not.toHaveProperty('enteredFor');
  });

  test('of an order with a contract document keeps who saw it; of another it keeps none', () => {
    const order = received();
    order.give('passInitialReview', { contractDocument: true }, 'SALESPERSON');
    expect(order.state.contractDocument).toEqual({ by: 'SALESPERSON', at: order.now });
    const plain = received();
    plain.give('passInitialReview', { contractDocument: false }, 'SALESPERSON');
    expect(plain.state).not.toHaveProperty('contractDocument');
  });

  test('takes new lines in the order of their numbers, and says which number is next', () => {
    const order = received();
    const add = (...lines: object[]) =>
      [
        'supplementInformation',
        { supplement: { lines: lines as [] }, source: '电话' },
        'SALESPERSON',
      ] as const;
    const twice = { line: 1, requirements: '防腐' };
    expect(order.refusal(...add(twice, twice))).toBe(
      'does-not-fit: supplement.lines[1].line: line 1 is given twice @supplement.lines[1].line',
    );
    const [third, fourth] = [3, 4].map((line) => ({ ...cables, line }));
    expect(order.refusal(...add({ ...cables, line: 2 }, { ...cables, line: 4 }))).toBe(
      'does-not-fit: supplement.lines[1].line: the next new line is number 3 @supplement.lines[1].line',
    );
    order.give(...add({ ...cables, line: 2 }));
    order.give(...add(fourth ?? {}, { line: 2, requirements: '铠装' }, third ?? {}));
    expect(order.state.details.lines).toEqual([cabinets, { ...cables, requirements: '铠装' }, third, fourth]);
  });
});
