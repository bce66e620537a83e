import { describe, expect, test } from 'vitest';
import { overdueFlags } from '../../../domain/cases/overdue-flags.ts';
import { isOverdue } from '../../../domain/order/clock.ts';
import { openCommands } from '../../../domain/order/decide.ts';
import { roleCodes } from '../../../domain/people/roles.ts';
import { orderIn } from '../bring-to.ts';
import type { OrderDriver } from '../order-driver.ts';
import { caseNote, received } from '../sample-orders.ts';

const problem = { type: 'PROBLEM', description: '客户来电催货' } as const;

function raised(order: OrderDriver) {
  return order.journal.flatMap(({ events }) => events.filter(({ type }) => type === 'exceptionRaised'));
}

describe('a problem with an order', () => {
  test('is reported by people of every department, and raises an exception [EXC-03 TRACK-04]', () => {
    for (const role of roleCodes.filter((each) => each !== 'INTEGRATION')) {
      const order = orderIn('IN_PRODUCTION');
      const version = order.state.version;
      order.give('reportProblem', problem, role);
      expect(raised(order)).toMatchObject([{ exception: { ...problem, department: 'SALES' } }]);
      expect(order.state.version).toBe(version + 1);
      expect(order.stage).toBe('IN_PRODUCTION');
    }
    expect(orderIn('IN_PRODUCTION').refusal('reportProblem', problem, 'INTEGRATION')).toContain(
      'not-your-role',
    );
  });

  test.each([
    ['STOCK_SHORTAGE', 'WAREHOUSE'],
    ['TRANSPORT_DELAY', 'LOGISTICS'],
    ['DAMAGE_OR_LOSS', 'LOGISTICS'],
    ['PROBLEM', 'SALES'],
  ] as const)(
    'of type %s falls to %s, unless the report names another [EXC-02 EXC-09]',
    (type, department) => {
      const order = orderIn('PLANNING');
      order.give('reportProblem', { type, description: 'x' }, 'PLANNER');
      order.give('reportProblem', { type, description: 'x', department: 'QUALITY' }, 'PLANNER');
      expect(raised(order)).toMatchObject([
        { exception: { department } },
        { exception: { department: 'QUALITY' } },
      ]);
    },
  );

  test('says which information is wrong, and only then [EXC-01]', () => {
    const order = orderIn('PLANNING');
    expect(order.refusal('reportProblem', { type: 'INFO_ERROR', description: 'x' }, 'PLANNER')).toContain(
      'say which field is wrong',
    );
    expect(order.refusal('reportProblem', { ...problem, wrongField: 'PRICE' }, 'PLANNER')).toContain(
      'only wrong information names a field',
    );
  });

  test('before registration is complete lets the order wait for what is right [EXC-14]', () => {
    const order = received();
    order.give(
      'reportProblem',
      { type: 'INFO_ERROR', description: '电话打不通', wrongField: 'CONTACT' },
      'SERVICE_AGENT',
    );
    expect(order.stage).toBe('AWAITING_INFO');
    expect(order.state.gaps).toEqual([
      { path: 'customer.contact', whose: 'CUSTOMER', reason: '电话打不通', asked: true },
    ]);
    order.give(
      'reportProblem',
      { type: 'INFO_ERROR', description: 'x', wrongField: 'ADDRESS' },
      'SALESPERSON',
    );
    expect(order.state.gaps.map(({ path }) => path)).toEqual(['customer.contact', 'deliveryAddress']);
    expect(raised(order)).toHaveLength(2);
    order.give(
      'supplementInformation',
      { supplement: { customer: { contact: '王敏 021-5551' } }, source: '客户' },
      'SALESPERSON',
    );
    expect(order.stage).toBe('AWAITING_INFO');
    order.give(
      'supplementInformation',
      { supplement: { deliveryAddress: '上海市松江区' }, source: '客户' },
      'SALESPERSON',
    );
    expect(order.stage).toBe('RECEIVED');
  });

  test('in transport opens a case of its type with logistics [EXC-02]', () => {
    for (const [exception, type] of [
      ['DELAY', 'TRANSPORT_DELAY'],
      ['LOSS', 'DAMAGE_OR_LOSS'],
      ['DAMAGE', 'DAMAGE_OR_LOSS'],
    ] as const) {
      const order = orderIn('SHIPPED');
      order.give('reportDeliveryException', { exception, description: 'x' }, 'LOGISTICS_CLERK');
      expect(raised(order)).toMatchObject([{ exception: { type, department: 'LOGISTICS', lotId: 'L1' } }]);
      expect(order.stage).toBe('DELIVERY_EXCEPTION');
    }
  });
});

describe('a case that blocks an order', () => {
  test('lets all of its work stand still until it has ended [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.change('noteCase', caseNote);
    expect(order.state.cases).toMatchObject([{ caseId: 'case_1', caseNumber: 'CE-1', effect: 'BLOCK' }]);
    expect(order.refusal('completeProduction', {}, 'PRODUCTION_SUPERVISOR')).toMatch(/^blocked: .*EXCEPTION/);
    expect(order.clock('production', 'L1').pauses).toMatchObject([{ reason: 'EXCEPTION' }]);
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' });
    expect(order.state.cases).toMatchObject([{ outcome: 'CLOSED', closedAt: order.now }]);
    expect([order.state.holds, order.clock('production', 'L1').pauses]).toEqual([[], []]);
    order.give('completeProduction', {}, 'PRODUCTION_SUPERVISOR');
  });

  test('blocks only what uses the wrong field: from that operation on [EXC-10]', () => {
    const order = orderIn('IN_QC');
    order.change('noteCase', { ...caseNote, from: 'READY_TO_SHIP' });
    order.give(
      'recordInspection',
      { passed: order.lot('L1').lines, failed: [], standardVersion: 'S' },
      'INSPECTOR',
    );
    expect(order.stage).toBe('READY_TO_SHIP');
    expect(order.refusal('checkPackingList', { packed: order.lot('L1').lines }, 'LOGISTICS_CLERK')).toMatch(
      /^blocked/,
    );
    expect(order.clock('shippingArrangement', 'L1').pauses).toMatchObject([{ reason: 'EXCEPTION' }]);
  });

  test('goes on only when the last of its cases has ended [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.change('noteCase', caseNote);
    order.change('noteCase', { ...caseNote, caseId: 'case_2', caseNumber: 'CE-2', from: 'PLANNED' });
    order.change('noteCase', { ...caseNote, caseId: 'case_3', caseNumber: 'CE-3', from: 'READY_TO_SHIP' });
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' });
    expect(order.clock('production', 'L1').pauses).toMatchObject([{ reason: 'EXCEPTION' }]);
    expect(openCommands(order.state)).not.toContain('completeProduction');
    order.change('noteCaseClosed', { caseId: 'case_2', outcome: 'WITHDRAWN' });
    expect(order.clock('production', 'L1').pauses).toEqual([]);
    expect(openCommands(order.state)).toContain('completeProduction');
    expect(order.state.holds).toMatchObject([{ caseId: 'case_3' }]);
  });

  test('is noted once, however often it is told, and its end as well [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    for (let told = 0; told < 2; told += 1) order.change('noteCase', caseNote);
    expect(order.state.cases).toHaveLength(1);
    expect(order.state.holds).toHaveLength(1);
    for (let told = 0; told < 2; told += 1) {
      order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' });
    }
    expect(order.journal.at(-1)?.events).toEqual([]);
    order.change('noteCaseClosed', { caseId: 'unknown', outcome: 'CLOSED' });
    expect(order.journal.at(-1)?.events).toEqual([]);
  });

  test('that only warns lets everything go on [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.change('noteCase', { ...caseNote, effect: 'WARN' });
    expect(order.state.holds).toBeUndefined();
    order.give('completeProduction', {}, 'PRODUCTION_SUPERVISOR');
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' });
    expect(order.state.cases).toMatchObject([{ outcome: 'CLOSED' }]);
  });

  test('is told by the case alone, never by a person [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    expect(order.refusal('noteCase', caseNote, 'GENERAL_MANAGER')).toContain('policy alone');
    expect(
      order.refusal('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' }, 'SALES_MANAGER'),
    ).toContain('policy alone');
  });
});

describe('an order that is overdue', () => {
  test('is flagged by its clocks alone: delivery, production or a stage [OVERDUE-01]', () => {
    const order = orderIn('IN_PRODUCTION');
    expect(overdueFlags(order.state)).toEqual([]);
    order.passUntil('2025-10-27T09:00:00+08:00');
    expect(overdueFlags(order.state)).toMatchObject([
      {
        type: 'PRODUCTION_OVERDUE',
        clockId: 'L1.production#1',
        lotId: 'L1',
        since: '2025-10-24T18:00:00+08:00',
      },
    ]);
    const late = orderIn('PLANNING').passUntil('2025-10-20T09:00:00+08:00');
    expect(overdueFlags(late.state)).toMatchObject([
      { type: 'STAGE_OVERDUE', clockId: 'L1.productionPlan#1' },
    ]);
    const undelivered = orderIn('SHIPPED').passUntil('2026-03-02T09:00:00+08:00');
    expect(overdueFlags(undelivered.state)[0]).toMatchObject({ type: 'DELIVERY_OVERDUE' });
    expect(overdueFlags(received().passUntil('2025-10-10T09:00:00+08:00').state)).toEqual([]);
  });

  test('covers the orders of sales, of purchasing and of production [OVERDUE-02]', () => {
    const bought = orderIn('PLANNED');
    bought.give(
      'reportMaterialShortage',
      { material: '铜排', expectedArrival: '2025-10-13' },
      'WAREHOUSE_KEEPER',
    );
    bought.passUntil('2025-10-16T09:00:00+08:00');
    expect(overdueFlags(bought.state)).toMatchObject([{ type: 'STAGE_OVERDUE', of: 'PURCHASE_ORDER' }]);
    const made = orderIn('IN_PRODUCTION').passUntil('2025-10-27T09:00:00+08:00');
    expect(overdueFlags(made.state)).toMatchObject([{ of: 'PRODUCTION_ORDER' }]);
    const sold = orderIn('CONFIRMED').passUntil('2025-11-20T09:00:00+08:00');
    expect(overdueFlags(sold.state)).toMatchObject([{ type: 'STAGE_OVERDUE', of: 'SALES_ORDER' }]);
  });

  test('is not one whose customer is late: signing, accepting and paying open no case [OVERDUE-01]', () => {
    for (const stage of ['QUOTED', 'SETTLING'] as const) {
      const late = orderIn(stage).passUntil('2026-03-20T09:00:00+08:00').state;
      const waiting = late.clocks.filter(({ kind }) => kind === 'contractSigning' || kind === 'payment');
      expect(waiting.some(isOverdue)).toBe(true);
      expect(overdueFlags(late).filter(({ type }) => type === 'STAGE_OVERDUE')).toEqual([]);
    }
  });
});
