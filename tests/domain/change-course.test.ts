import { describe, expect, test } from 'vitest';
import { orderIn } from './bring-to.ts';
import { approve, evaluateAll, form, requested } from './change-driver.ts';
import type { OrderDriver } from './order-driver.ts';

const other = { lines: [{ line: 1, specification: '12kV' }] };
const later = { deliveryDate: '2025-12-05' };
const head = 'CONTRACT_ORDER_HEAD';
const yes = { approved: true, assessment: '可行' };
const byCustomer = { party: 'CUSTOMER', saidBy: '王敏', evidence: '邮件' } as const;
const agreement = { agreementNumber: 'XY-1', customerSignedBy: '王敏' };
function offered(order: OrderDriver, specification: string): void {
  const wanted = { lines: [{ line: 1, specification }] };
  order.give('offerAlternative', { wanted, explanation: '现货' }, 'SALESPERSON');
}

function rejected(order: OrderDriver, assessment: string): void {
  requested(order, other);
  order.give('decideChange', { approved: false, assessment }, head);
}

describe('what a change asks of whom', () => {
  /** Open work with the clock by which it is due. */
  const asks = (order: OrderDriver) =>
    order.tasks
      .filter(({ command }) => /[Cc]hange|Alternative/.test(command))
      .map(({ department, command, clockId }) => `${department} ${command} ${clockId}`);

  test('follows its course, each by its own deadline', () => {
    const order = orderIn('PLANNED');
    order.give('requestChange', form(later), 'SALESPERSON');
    const evaluations = ['PLANNING', 'LOGISTICS'].map((each) => `${each} evaluateChange changeAssessment#1`);
    expect(asks(order)).toEqual(['CONTRACT_ORDER answerChange changeAnswer#1', ...evaluations]);
    order.give('answerChange', { workGoesOn: true }, 'ORDER_CLERK');
    expect(asks(order)).toEqual(evaluations);
    order.give(
      'offerAlternative',
      { wanted: { deliveryDate: '2025-12-03' }, explanation: 'x' },
      'SALESPERSON',
    );
    expect(asks(order)).toEqual(['SALES chooseAlternative changeCustomer#1']);
    order.give('chooseAlternative', { saidBy: '王敏' }, 'SALESPERSON');
    evaluateAll(order);
    expect(asks(order)).toEqual(['CONTRACT_ORDER decideChange changeAssessment#2']);
    approve(order);
    expect(asks(order)).toEqual([
      'SALES confirmChange changeCustomer#2',
      'SALES signChangeAgreement changeCustomer#2',
    ]);
    order.give('signChangeAgreement', agreement, 'SALESPERSON');
    expect(asks(order)).toEqual(['SALES confirmChange changeCustomer#2']);
    order.give('confirmChange', byCustomer, 'SALESPERSON');
    expect(asks(order)).toEqual([]);
  });

  test('that was rejected: to tell the customer of each, by one deadline until the last is told', () => {
    const order = orderIn('PLANNED');
    rejected(order, '模具已投入');
    rejected(order, '材料已到');
    expect(asks(order)).toEqual(['SALES tellCustomerOfChange changeNotice#1']);
    order.give('tellCustomerOfChange', { message: 'a', saidTo: '王敏' }, 'SALESPERSON');
    expect(order.state.changes?.map(({ customerTold }) => customerTold?.message)).toEqual(['a', undefined]);
    expect(order.clocks('changeNotice')).toHaveLength(1);
    order.give('tellCustomerOfChange', { message: 'b', saidTo: '王敏' }, 'SALESPERSON');
    expect(order.state.changes?.map(({ customerTold }) => customerTold?.message)).toEqual(['a', 'b']);
    expect(order.clocks('changeNotice')).toEqual([]);
    expect(order.refusal('tellCustomerOfChange', { message: 'c', saidTo: '王敏' }, 'SALESPERSON')).toBe(
      'blocked: The customer has been told of every rejected change.',
    );
  });
});

describe('alternatives', () => {
  test('that were offered together are all answered by the choice of one', () => {
    const order = requested(orderIn('PLANNED'), other);
    offered(order, '11kV');
    offered(order, '13kV');
    expect(order.clocks('changeCustomer').map(({ clockId }) => clockId)).toEqual(['changeCustomer#2']);
    order.give('chooseAlternative', { alternativeId: 'A2', saidBy: '王敏' }, 'SALESPERSON');
    const said = order.state.change?.alternatives;
    expect(said?.map(({ alternativeId, chosen }) => [alternativeId, chosen])).toEqual([
      ['A1', false],
      ['A2', true],
    ]);
    expect(order.state.change?.wanted).toEqual({ lines: [{ line: 1, specification: '13kV' }] });
    expect(order.refusal('chooseAlternative', { saidBy: 'x' }, 'SALESPERSON')).toContain(
      'No alternative waits',
    );
  });

  test('that were answered before keep their answer', () => {
    const order = requested(orderIn('PLANNED'), other);
    offered(order, '11kV');
    order.give('chooseAlternative', { saidBy: '王敏：不要' }, 'SALESPERSON');
    offered(order, '13kV');
    expect(order.refusal('chooseAlternative', { alternativeId: 'A3', saidBy: 'x' }, 'SALESPERSON')).toContain(
      'one of A1, A2',
    );
    order.give('chooseAlternative', { alternativeId: 'A2', saidBy: '王敏：可以' }, 'SALESPERSON');
    expect(order.state.change?.alternatives).toMatchObject([
      { alternativeId: 'A1', chosen: false, comment: '王敏：不要' },
      { alternativeId: 'A2', chosen: true, comment: '王敏：可以' },
    ]);
  });

  test('that wait for an answer keep the change from being approved, not from being rejected', () => {
    const order = requested(orderIn('PLANNED'), other);
    evaluateAll(order);
    offered(order, '11kV');
    expect(order.refusal('decideChange', yes, head)).toContain('has not yet answered the alternative');
    order.give('decideChange', { approved: false, assessment: 'x' }, head);
    expect(order.state.changes?.[0]?.outcome).toBe('REJECTED');
    expect(order.clocks('changeCustomer')).toEqual([]);
  });

  test('must be possible of the order, like any wish', () => {
    const order = requested(orderIn('PLANNED'), other);
    const same = { wanted: { lines: [{ line: 1, quantity: '100' }] }, explanation: 'x' };
    expect(order.refusal('offerAlternative', same, 'SALESPERSON')).toContain(
      'it changes nothing of the order',
    );
  });
});
