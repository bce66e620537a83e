import { describe, expect, test } from 'vitest';
import { RefusalError } from '../../domain/errors.ts';
import { epochMs } from '../../domain/instant.ts';
import type { Command } from '../../domain/order/decide.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { acceptedChange } from '../../domain/what-if/accepted-change.ts';
import { type Future, fork, type SupposedAct } from '../../domain/what-if/fork.ts';
import { orderIn } from './bring-to.ts';
import { evaluate, requested } from './change-driver.ts';
import { actorOf, type OrderDriver } from './order-driver.ts';

const thursday = '2025-10-09T10:00:00+08:00';
const manager = actorOf('SALES_MANAGER');
const actor = { kind: 'policy', rule: 'what-if' } as const;

function future(order: OrderDriver, until: string, ...acts: SupposedAct[]): Future {
  const before = structuredClone(order.state);
  const answer = fork(order.state, acts, order, { now: order.now, until });
  expect(order.state).toEqual(before);
  return answer;
}

const rungs = ({ warnings }: Future) =>
  warnings.map(({ clock, rung, at }) => `${clock.clockId} ${rung} ${at}`);
const hold = (at: string): SupposedAct => {
  const command: Command<'holdOrder'> = { name: 'holdOrder', input: { reason: 'x' }, actor: manager };
  return { at, command };
};
const resume = (at: string): SupposedAct => {
  const command: Command<'resumeOrder'> = { name: 'resumeOrder', input: {}, actor: manager };
  return { at, command };
};

describe('an order that goes on by itself', () => {
  test('warns of what falls due up to the horizon, the horizon itself included', () => {
    const order = orderIn('IN_QC');
    const due = 'L1.inspection#1 0 2025-10-10T10:00:00+08:00';
    expect(rungs(future(order, '2025-10-10T10:00:00+08:00'))).toEqual([
      'L1.inspection#1 80% 2025-10-09T17:24:00+08:00',
      due,
    ]);
    expect(rungs(future(order, '2025-10-10T09:59:59.999+08:00'))).toHaveLength(1);
    expect(rungs(future(order, order.now))).toEqual([]);
  });

  test('tells of a warning whom it reaches and how high it goes', () => {
    const { warnings } = future(orderIn('IN_QC'), '2025-10-14T18:00:00+08:00');
    expect(warnings.map(({ level, roles, induced }) => [level, roles, induced])).toEqual([
      ['PREWARNING', ['INSPECTOR'], false],
      ['DEPARTMENT_HEAD', ['QUALITY_MANAGER'], false],
      ['SECOND', ['SALES_MANAGER', 'DEPUTY_GENERAL_MANAGER'], false],
      ['LEADERSHIP', ['GENERAL_MANAGER'], false],
    ]);
  });

  test('is forecast from now as long as nobody is supposed to act, whatever falls due meanwhile', () => {
    const order = orderIn('IN_QC');
    expect(future(order, '2025-10-14T18:00:00+08:00').settled.at).toBe(order.now);
  });

  test('knows every clock that was open, and when one ended', () => {
    const done: Command<'completeProduction'> = {
      name: 'completeProduction',
      input: {},
      actor: actorOf('PRODUCTION_SUPERVISOR'),
    };
    const at = '2025-10-13T10:00:00+08:00';
    const { clocks, end } = future(orderIn('IN_PRODUCTION'), '2025-10-13T18:00:00+08:00', {
      at,
      command: done,
    });
    const ended = clocks.get('L1.production#1')?.endedAt ?? '';
    expect(epochMs(ended)).toBe(epochMs(at));
    expect(clocks.get('L1.inspection#1')).toEqual({
      clock: end.clocks.find(({ clockId }) => clockId === 'L1.inspection#1'),
    });
    expect(clocks.get('L1.inspection#1')?.clock.due).toBe('2025-10-14T10:00:00+08:00');
    expect(clocks.get('promisedDelivery#1')).not.toHaveProperty('endedAt');
  });

  test('has first what time has brought already', () => {
    const order = orderIn('IN_QC').at('2025-10-10T15:00:00+08:00');
    const answer = future(order, '2025-10-10T18:00:00+08:00');
    expect(rungs(answer).map((rung) => rung.split(' ')[1])).toEqual(['80%', '0']);
    expect(answer.settled.at).toBe(order.now);
    expect(answer.settled.state.clocks.find(({ kind }) => kind === 'inspection')?.rungs).toMatchObject([
      { rung: '80%', reached: true },
      { rung: '0', reached: true },
      { rung: '+1wd' },
      { rung: '+2wd' },
    ]);
  });
});

describe('supposed acts', () => {
  test('happen in the order of their instants, and what lies before now happens now', () => {
    const order = orderIn('PLANNING').at(thursday);
    const until = '2025-10-09T18:00:00+08:00';
    const answer = future(
      order,
      until,
      resume('2025-10-09T16:00:00+08:00'),
      hold('2025-10-09T12:00:00+08:00'),
    );
    expect(answer.refused).toEqual([]);
    expect(answer.end.holds).toEqual([]);
    const early = future(order, until, hold('2025-10-08T12:00:00+08:00'));
    expect(epochMs(early.end.holds?.[0]?.at ?? '')).toBe(epochMs(thursday));
    expect(epochMs(early.settled.at)).toBe(epochMs(thursday));
    expect(early.settled.state.holds).toHaveLength(1);
  });

  test('beyond the horizon count for what a forecast starts from, not for the time that was asked about', () => {
    const order = orderIn('IN_QC');
    const at = '2025-10-13T12:00:00+08:00';
    const answer = future(order, '2025-10-09T18:00:00+08:00', hold(at));
    expect(answer.end.holds ?? []).toEqual([]);
    expect(rungs(answer)).toHaveLength(1);
    expect(epochMs(answer.settled.at)).toBe(epochMs(at));
    expect(answer.settled.state.holds).toHaveLength(1);
    const inspection = answer.settled.state.clocks.find(({ kind }) => kind === 'inspection');
    expect(inspection?.rungs.filter(({ reached }) => reached).map(({ rung }) => rung)).toEqual([
      '80%',
      '0',
      '+1wd',
      '+2wd',
    ]);
  });

  test('that the rules refuse are named with the reason, and the others happen', () => {
    const order = orderIn('PLANNING');
    const bare: SupposedAct = {
      at: thursday,
      name: 'applyChange',
      entry: (state, now, policy) => acceptedChange(state, undefined, now, policy),
    };
    const answer = future(order, '2025-10-09T18:00:00+08:00', resume(thursday), bare, hold(thursday));
    expect(
      answer.refused.map(({ act, refusal }) => [
        'command' in act ? act.command.name : act.name,
        refusal.code,
      ]),
    ).toEqual([
      ['resumeOrder', expect.any(String)],
      ['applyChange', 'blocked'],
    ]);
    expect(answer.end.holds).toHaveLength(1);
  });

  test('that fail otherwise than by a refusal are no answer', () => {
    const broken: SupposedAct = {
      at: thursday,
      name: 'applyChange',
      entry: () => {
        throw new RangeError('broken');
      },
    };
    expect(() => future(orderIn('PLANNING'), thursday, broken)).toThrow(RangeError);
  });

  test('may move the figures: the policy of the horizon, and warnings that it makes due as such', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-09T16:00:00+08:00');
    const values = withOverrides({ ...order.policy, 'sla.qc.complete': '4wh' });
    const command: Command<'migratePolicy'> = {
      name: 'migratePolicy',
      input: { version: 'what-if', values, reason: 'x' },
      actor,
    };
    const answer = future(order, '2025-10-09T17:00:00+08:00', { at: order.now, command });
    expect(answer.policy['sla.qc.complete']).toBe('4wh');
    expect(answer.warnings.map(({ rung, induced }) => [rung, induced])).toContainEqual(['0', true]);
    const plain = future(order, '2025-10-09T17:00:00+08:00');
    expect(plain.policy['sla.qc.complete']).toBe('1wd');
  });
});

describe('an open change that is supposed to be accepted', () => {
  const later = { deliveryDate: '2025-12-05' };

  test('takes effect at once with what departments say that it costs, in the name of both parties', () => {
    const order = requested(orderIn('PLANNED'), later);
    evaluate(order, 'PLANNING', { extraCost: { amount: '800.00', currency: 'CNY' } });
    const act: SupposedAct = {
      at: order.now,
      name: 'applyChange',
      entry: (state, now, policy) => acceptedChange(state, undefined, now, policy),
    };
    const { end, refused } = future(order, '2025-10-09T18:00:00+08:00', act);
    expect(refused).toEqual([]);
    expect(end.change).toBeUndefined();
    expect(end.changes).toMatchObject([
      {
        outcome: 'APPLIED',
        cost: { extra: { amount: '800.00', currency: 'CNY' } },
        decision: { approved: true, needsAgreement: false },
        confirmations: { COMPANY: { party: 'COMPANY' }, CUSTOMER: { party: 'CUSTOMER' } },
      },
    ]);
    expect(end.details.deliveryDate).toBe('2025-12-05');
  });

  test('is the next entry of the journal, recorded when it happens', () => {
    const order = requested(orderIn('PLANNED'), later);
    const now = '2025-10-09T15:00:00+08:00';
    const open = acceptedChange(order.state, undefined, now, order.policy);
    const wished = acceptedChange(orderIn('PLANNED').state, { wanted: later }, now, order.policy);
    expect(open).toMatchObject({ command: 'confirmChange', occurredAt: now, recordedAt: now });
    expect(open.version).toBe(order.state.version + 1);
    expect(wished).toMatchObject({ command: 'applyChange', occurredAt: now, recordedAt: now });
    expect(wished.version).toBe(orderIn('PLANNED').state.version + 1);
    expect(() => acceptedChange(orderIn('PLANNED').state, undefined, now, order.policy)).toThrow(
      RefusalError,
    );
  });
});
