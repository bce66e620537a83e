import { describe, expect, test } from 'vitest';
import { assignmentOf, pendingAcceptances } from '../../domain/order/assignment.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { bringTo, decided, orderIn, reviewed } from './bring-to.ts';
import { OrderDriver } from './order-driver.ts';
import { type Opening, receipt, received, twoLines, usualDetails } from './sample-orders.ts';

const rule = (rules: Record<string, string>) => ({ 'intake.assignment': rules });
const address = (deliveryAddress: string): Opening => ({ details: { deliveryAddress } });

describe('an assignment', () => {
  test('leaves a line to nobody that no rule covers, and says no region where none is known [INTAKE-22]', () => {
    const order = decided({ ...address('某地'), policy: rule({ '变压器/*': 'PLANNING' }) });
    expect(order.state.assignment).toStrictEqual({
      parts: [],
      departments: ['PRODUCTION', 'LOGISTICS', 'AFTER_SALES'],
    });
    const { deliveryAddress: _none, ...nowhere } = usualDetails;
    expect(assignmentOf({ ...order.state, details: nowhere }, order.policy)).not.toHaveProperty('region');
  });

  test('puts lines of one target together, with its warehouse only where the rule names one', () => {
    const order = decided({ ...twoLines, policy: rule({ '*/上海': 'WAREHOUSE:SONGJIANG' }) });
    expect(order.state.assignment?.parts).toStrictEqual([
      { department: 'WAREHOUSE', warehouse: 'SONGJIANG', lines: [1, 2], rule: '*/上海' },
    ]);
    expect(decided().state.assignment?.parts).toStrictEqual([
      { department: 'PRODUCTION', lines: [1], rule: '*/*' },
    ]);
  });

  test('passes over a rule of a department that there is not, and over words that are no rule', () => {
    const { state } = received({ facts: { region: 'constructor' } });
    const policy = withOverrides({
      ...rule({ '*/constructor': 'NOBODY', '*/*': 'PLANNING' }),
      'intake.assignedDepartments': ['LOGISTICS', 'NOBODY'],
    });
    expect(assignmentOf(state, policy)).toMatchObject({
      parts: [{ department: 'PLANNING', rule: '*/*' }],
      departments: ['PLANNING', 'LOGISTICS'],
    });
  });

  test('is of the second edition of the rules', () => {
    const order = new OrderDriver();
    const { edition: _later, ...first } = receipt();
    order.give('receiveOrder', first, 'SALESPERSON');
    bringTo(order, 'QUOTED');
    expect(order.state).not.toHaveProperty('assignment');
    expect(pendingAcceptances(order.state, order.policy)).toEqual([]);
  });

  test('stays, with who took it on, where a correction sends the order nowhere else', () => {
    const tasks = { 'intake.assignmentTasks': ['LOGISTICS', 'PRODUCTION'] };
    const order = bringTo(decided({ policy: tasks }), 'CONFIRMED');
    const given = order.give(
      'acceptAssignment',
      { department: 'LOGISTICS', comment: '已排车' },
      'LOGISTICS_CLERK',
    );
    expect(given.events).toHaveLength(1);
    const correct = (correction: object) =>
      order.give('correctEntry', { correction, reason: '更正' }, 'SALES_SUPERVISOR');
    expect(correct({ consignee: '李工' }).events.map(({ type }) => type)).toEqual(['detailsChanged']);
    expect(order.state.assignment?.accepted).toEqual({
      LOGISTICS: { by: 'LOGISTICS_CLERK', at: order.now, comment: '已排车' },
    });
    expect(pendingAcceptances(order.state, order.policy)).toEqual(['PRODUCTION']);
    order.give('acceptAssignment', { department: 'PRODUCTION' }, 'PRODUCTION_MANAGER');
    expect(Object.keys(order.state.assignment?.accepted ?? {})).toEqual(['LOGISTICS', 'PRODUCTION']);
    correct({ deliveryAddress: '江苏省南京市' });
    expect(order.state.assignment).toMatchObject({ region: '江苏' });
    expect(order.state.assignment).not.toHaveProperty('accepted');
    expect(order.refusal('acceptAssignment', { department: 'SALES' }, 'SALESPERSON')).toBe(
      'does-not-fit: department: SALES has no assignment to take on @department',
    );
  });

  test('waits for a new decision where a correction brings the order back into review', () => {
    const order = orderIn('QUOTED');
    const correction = { deliveryAddress: '江苏省南京市', lines: [{ line: 1, quantity: '10' }] };
    order.give('correctEntry', { correction, reason: '更正' }, 'SALES_SUPERVISOR');
    expect([order.stage, order.state.assignment?.region]).toEqual(['UNDER_REVIEW', '上海']);
    bringTo(order, 'QUOTED');
    expect(order.state.assignment?.region).toBe('江苏');
    const early = reviewed();
    early.give(
      'correctEntry',
      { correction: { deliveryAddress: '苏州' }, reason: '更正' },
      'SALES_SUPERVISOR',
    );
    expect(early.state).not.toHaveProperty('assignment');
  });
});

describe('what the customer is told', () => {
  const tell = (result: 'CONFIRMED' | 'NOT_REACHED' | 'CORRECTED') =>
    ['acknowledgeOrder', { channel: 'PHONE', result }, 'SALESPERSON'] as const;

  test('of the receipt is told once; a correction may follow, and another try where nobody was reached', () => {
    const order = received();
    order.give(...tell('NOT_REACHED'));
    order.give(...tell('NOT_REACHED'));
    expect(order.clocks('confirmationTarget')).toHaveLength(1);
    order.give(...tell('CONFIRMED'));
    const words = 'blocked: The order is acknowledged already; only a correction can follow.';
    expect([order.refusal(...tell('CONFIRMED')), order.refusal(...tell('NOT_REACHED'))]).toEqual([
      words,
      words,
    ]);
    order.give(...tell('CORRECTED'));
    expect(order.state.acknowledgement?.result).toBe('CORRECTED');
  });

  test('of a risk is asked of sales once for all that is reported meanwhile, or never, as policy says [SLA-07]', () => {
    const risk = { department: 'PRODUCTION', description: '缺料' } as const;
    const order = orderIn('UNDER_REVIEW');
    const prewarn = { told: true, message: '可能晚一周' };
    expect(order.refusal('prewarnCustomer', prewarn, 'SALESPERSON')).toBe(
      'blocked: No risk of this order waits for an answer.',
    );
    order.give('reportRisk', risk, 'PRODUCTION_MANAGER');
    order.give('reportRisk', { ...risk, description: '停电' }, 'PRODUCTION_MANAGER');
    expect(order.clocks('customerPrewarning')).toHaveLength(1);
    expect(order.state.risks).toEqual([
      { ...risk, by: 'PRODUCTION_MANAGER', at: order.now },
      { ...risk, description: '停电', by: 'PRODUCTION_MANAGER', at: order.now },
    ]);
    order.give('prewarnCustomer', prewarn, 'SALESPERSON');
    expect(order.clocks('customerPrewarning')).toEqual([]);
    const silent = orderIn('UNDER_REVIEW', { policy: { 'overdue.customerPrewarn': 'NEVER' } });
    silent.give('reportRisk', risk, 'PRODUCTION_MANAGER');
    expect(silent.clocks('customerPrewarning')).toEqual([]);
  });
});

describe('an application to improve a product', () => {
  const apply = (line: number) =>
    ['applyForModification', { line, description: '加强' }, 'SALESPERSON'] as const;
  const sign = (as: 'SALES_MANAGER' | 'DEPUTY_GENERAL_MANAGER', person: string) =>
    ['signModification', { as, comment: '同意' }, { person, role: as }] as const;

  test('says why an act on it is refused [CHANGE-12]', () => {
    const order = received(twoLines);
    const none = 'blocked: No application to improve a product is open.';
    const date = { completionDate: '2025-10-31' };
    expect([
      order.refusal(...sign('SALES_MANAGER', 'ma')),
      order.refusal('scheduleModification', date, 'ENGINEER'),
      order.refusal('completeModification', {}, 'ENGINEER'),
    ]).toEqual([none, none, none]);
    expect(order.refusal(...apply(9))).toBe('does-not-fit: line: the order has no line 9 @line');
    order.give(...apply(2));
    expect(order.refusal(...apply(1))).toBe(
      'blocked: An application to improve a product of this order is not completed yet.',
    );
    order.give(...sign('SALES_MANAGER', 'ma'));
    expect(order.refusal(...sign('SALES_MANAGER', 'lu'))).toBe(
      'does-not-fit: as: it has signed this application already @as',
    );
    const eyes = 'separation-of-duties: Whoever applied for it or has signed it cannot sign it once more.';
    expect([
      order.refusal(...sign('DEPUTY_GENERAL_MANAGER', 'ma')),
      order.refusal(...sign('DEPUTY_GENERAL_MANAGER', 'SALESPERSON')),
    ]).toEqual([eyes, eyes]);
    expect(order.refusal('scheduleModification', date, 'ENGINEER')).toBe(
      'blocked: The application still lacks DEPUTY_GENERAL_MANAGER (CHANGE-12).',
    );
    order.give(...sign('DEPUTY_GENERAL_MANAGER', 'lu'));
    expect(order.refusal('completeModification', {}, 'ENGINEER')).toBe(
      'blocked: R&D has not set a completion date yet (CHANGE-12).',
    );
    expect(order.state.modifications?.[0]?.signatures.SALES_MANAGER).toEqual({
      by: 'ma',
      at: order.now,
      comment: '同意',
    });
    order.give('scheduleModification', { ...date, comment: '打样后' }, 'ENGINEER');
    order.give('scheduleModification', { completionDate: '2025-11-07' }, 'ENGINEER');
    expect(order.clocks('modification')).toHaveLength(1);
    order.give('completeModification', { comment: '已换图' }, 'ENGINEER');
    expect(order.state.modifications?.[0]?.completion?.comment).toBe('已换图');
    order.give(...apply(1));
    expect(order.state.modifications?.map(({ modificationId, line }) => [modificationId, line])).toEqual([
      ['M1', 2],
      ['M2', 1],
    ]);
  });
});
