import { describe, expect, test } from 'vitest';
import { unopened } from '../../domain/order/apply.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import { commandNames, kebabName } from '../../domain/order/commands.ts';
import { type Command, decide, fittingLots, openCommands } from '../../domain/order/decide.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { orderIn, papers, plan } from './bring-to.ts';
import { commandOf, firstDay } from './order-driver.ts';
import { receipt } from './sample-orders.ts';

const policy = defaultPolicyValues();
const pass = commandOf('passInitialReview', {}, 'SALESPERSON');

/** Open as long as the order is not at its end and a clock runs. */
const always = [
  'acknowledge-order',
  'report-risk',
  'record-instruction',
  'record-tracking',
  'assign-order',
  'accept-assignment',
  'hold-order',
  'request-cancellation',
  'report-problem',
  'request-change',
  'confirm-configuration',
  'apply-for-modification',
  'reassign-task',
  'urge-task',
  'pause-clock',
];

describe('a command in the wrong stage', () => {
  test('is refused with the stage and the commands that are open now', () => {
    const order = orderIn('QUOTED');
    const [outcome] = order.turn([pass]);
    expect(outcome).toEqual({
      accepted: false,
      refusal: {
        code: 'not-in-this-state',
        detail: 'The order is QUOTED.',
        openCommands: [
          'sign-contract',
          ...always.toSpliced(always.indexOf('accept-assignment'), 0, 'correct-entry'),
        ],
      },
    });
  });

  test('is refused for lots with every stage that they are in', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    expect(order.refusal('completeProduction', {}, 'PRODUCTION_SUPERVISOR')).toBe(
      'not-in-this-state: The order is IN_FULFILMENT, PLANNING, READY_TO_SHIP.',
    );
    expect(order.refusal('submitPlan', plan, 'PLANNER', { lotId: 'L2' })).toBe(
      'not-in-this-state: Lot L2 is READY_TO_SHIP.',
    );
    const open = [
      'submit-plan',
      'record-preliminary-schedule',
      'check-packing-list',
      'arrange-transport',
      'dispatch-shipment',
      'record-payment',
      'record-follow-up',
      ...always,
    ];
    expect(openCommands(order.state).map(kebabName)).toEqual(open);
  });

  test('that policy alone gives is not listed as open', () => {
    expect(openCommands(orderIn('UNDER_REVIEW').state)).not.toContain('satisfyContract');
  });
});

describe('a screen that is out of date', () => {
  test('is refused with both versions once someone or policy has acted [I9]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    const review = { department: 'PRODUCTION', result: 'PASS' } as const;
    expect(order.refusal('recordReview', review, 'PRODUCTION_MANAGER', { expectedVersion: 2 })).toBe(
      'version-moved: You saw version 2; the order is at 3.',
    );
    expect(order.refusal('recordReview', review, 'PRODUCTION_MANAGER', { expectedVersion: 4 })).toContain(
      'version-moved',
    );
    order.give('recordReview', review, 'PRODUCTION_MANAGER', { expectedVersion: 3 });
    const planned = orderIn('PLANNED');
    const seen = { expectedVersion: planned.state.version - 1 };
    const sign = { department: 'PRODUCTION', medium: 'SYSTEM' } as const;
    expect(planned.refusal('countersign', sign, 'PRODUCTION_MANAGER', seen)).toContain('version-moved');
  });

  test('is not refused because a rung was recorded meanwhile [I9]', () => {
    const order = orderIn('RECEIVED').passUntil('2025-10-14T10:00:00+08:00');
    expect(order.state).toMatchObject({ version: 5, actVersion: 1 });
    order.give('passInitialReview', {}, 'SALESPERSON', { expectedVersion: 1 });
  });
});

describe('the lot that a command is for', () => {
  test('may be left out while only one lot is in a fitting stage, and is named when several are', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: [{ line: 1, quantity: '60' }] }, 'PRODUCTION_SUPERVISOR');
    expect(fittingLots(order.state, 'recordInspection')).toEqual(['L2']);
    order.give('completeProduction', {}, 'PRODUCTION_SUPERVISOR');
    const report = (quantity: string) => ({
      passed: [{ line: 1, quantity }],
      failed: [],
      standardVersion: 'v',
    });
    expect(order.refusal('recordInspection', report('60'), 'INSPECTOR')).toContain('does-not-fit');
    expect(order.refusal('recordInspection', report('60'), 'INSPECTOR')).toContain('@lotId');
    const entry = order.give('recordInspection', report('60'), 'INSPECTOR', { lotId: 'L2' });
    expect(entry.lotId).toBe('L2');
    expect(order.give('recordInspection', report('40'), 'INSPECTOR').lotId).toBe('L1');
  });

  test('must be a lot of the order', () => {
    const order = orderIn('READY_TO_SHIP');
    expect(order.refusal('dispatchShipment', papers, 'WAREHOUSE_KEEPER', { lotId: 'L9' })).toContain(
      '@lotId',
    );
    expect(orderIn('QUOTED').refusal('submitPlan', plan, 'PLANNER', { lotId: 'L1' })).toContain('@lotId');
  });
});

describe('a closed order', () => {
  test('refuses every command and says how it ended [ARCHIVE-07]', () => {
    const order = orderIn('RECEIVED');
    order.give('rejectOrder', { reason: 'x' }, 'SALESPERSON');
    for (const name of commandNames.filter((each) => each !== 'receiveOrder')) {
      const policyActor = { kind: 'policy', rule: 'x' } as const;
      const command = { name, input: { department: 'FINANCE' }, actor: policyActor } as Command;
      expect(decide(order.state, command, order.now, policy), name).toEqual({
        accepted: false,
        refusal: { code: 'order-closed', detail: 'The order is REJECTED.', openCommands: [] },
      });
    }
  });
});

describe('an order that never came in', () => {
  test('takes no command but its receipt', () => {
    const batch = composeBatch(unopened('ord_1'), [pass], firstDay, policy);
    expect(batch).toMatchObject({
      entries: [],
      outcomes: [{ accepted: false, refusal: { code: 'not-found' } }],
    });
    const receive = commandOf('receiveOrder', receipt(), 'SALESPERSON');
    const both = composeBatch(unopened('ord_1'), [receive, pass], firstDay, policy);
    expect(both.outcomes).toEqual([
      { accepted: true, version: 1 },
      { accepted: true, version: 2 },
    ]);
  });
});
