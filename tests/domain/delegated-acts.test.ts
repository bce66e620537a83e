import { describe, expect, test } from 'vitest';
import { applyEntry } from '../../domain/order/apply.ts';
import { type Command, decide } from '../../domain/order/decide.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { type Actor, actingAs, delegatorsOf, hasPartIn, holdsOneOf } from '../../domain/people/actor.ts';
import type { Role } from '../../domain/people/roles.ts';
import { bringTo, orderIn, reviewed } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

function person(personId: string, roles: Role[], ...onBehalfOf: [string, Role[]][]): Actor {
  const own: Actor = { kind: 'person', personId, roles };
  if (onBehalfOf.length === 0) return own;
  return { ...own, onBehalfOf: onBehalfOf.map(([id, delegated]) => ({ personId: id, roles: delegated })) };
}

function given(
  order: OrderDriver,
  command: Pick<Command, 'name' | 'input'> & { actor: Actor; lotId?: string },
) {
  const decision = decide(order.state, command, order.now, order.policy);
  if (!decision.accepted) return { refusal: decision.refusal.code };
  const state: OrderState = applyEntry(order.state, decision.entry);
  return { by: decision.entry.by, state };
}

const accept = { name: 'decideReview', input: { outcome: 'ACCEPT' } } as const;

describe('an actor with delegated roles', () => {
  const deputy = person('deputy', ['PLANNER'], ['li', ['SALES_MANAGER', 'BUYER']], ['wu', ['BUYER']]);

  test('holds own roles and delegated ones, and none besides [PRIV-07]', () => {
    expect(holdsOneOf(deputy, ['PLANNER'])).toBe(true);
    expect(holdsOneOf(deputy, ['SALES_MANAGER'])).toBe(true);
    expect(holdsOneOf(deputy, ['INSPECTOR'])).toBe(false);
    expect(holdsOneOf(person('x', []), ['PLANNER'])).toBe(false);
  });

  test('acts on behalf of those alone whose role the act takes, and of nobody where the own is enough [PRIV-07]', () => {
    expect(delegatorsOf(actingAs(deputy, ['BUYER']))).toEqual(['li', 'wu']);
    expect(delegatorsOf(actingAs(deputy, ['SALES_MANAGER', 'INSPECTOR']))).toEqual(['li']);
    expect(actingAs(deputy, ['PLANNER', 'BUYER'])).toEqual(person('deputy', ['PLANNER']));
    expect(actingAs(deputy, ['INSPECTOR'])).toEqual(person('deputy', ['PLANNER']));
    const rule: Actor = { kind: 'policy', rule: 'x' };
    expect(actingAs(rule, ['BUYER'])).toBe(rule);
  });

  test('has part in what either of both did, or was done for either [PRIV-11]', () => {
    const acting = actingAs(deputy, ['SALES_MANAGER']);
    expect(hasPartIn(acting, { by: 'deputy' })).toBe(true);
    expect(hasPartIn(acting, { by: 'li' })).toBe(true);
    expect(hasPartIn(acting, { by: 'x', onBehalfOf: ['li'] })).toBe(true);
    expect(hasPartIn(acting, { by: 'wu' })).toBe(false);
    expect(hasPartIn(acting, {})).toBe(false);
  });
});

describe('a signature by delegation', () => {
  test('names both in decision and journal; without the delegation it is refused [PRIV-07]', () => {
    const order = reviewed();
    expect(given(order, { ...accept, actor: person('deputy', ['PLANNER']) }).refusal).toBe('not-your-role');
    const actor = person('deputy', ['PLANNER'], ['li', ['SALES_SUPERVISOR']], ['wu', ['BUYER']]);
    const { by, state } = given(order, { ...accept, actor });
    expect(by).toEqual(person('deputy', ['PLANNER'], ['li', ['SALES_SUPERVISOR']]));
    expect(state?.decision).toMatchObject({ by: 'deputy', onBehalfOf: ['li'] });
  });

  test('is no way around four eyes, in review and in inspection [PRIV-11 QC-10]', () => {
    const order = reviewed();
    const entered = order.state.enteredBy;
    const forEnterer = person('deputy', ['PLANNER'], [entered, ['SALES_SUPERVISOR']]);
    expect(given(order, { ...accept, actor: forEnterer }).refusal).toBe('separation-of-duties');
    const byEnterer = person(entered, [], ['li', ['SALES_SUPERVISOR']]);
    expect(given(order, { ...accept, actor: byEnterer }).refusal).toBe('separation-of-duties');

    const made = orderIn('IN_PRODUCTION');
    const [lot] = made.state.lots;
    const foreman = person('foreman', [], ['ma', ['PRODUCTION_SUPERVISOR']]);
    const complete = given(made, { name: 'completeProduction', input: {}, actor: foreman });
    const passed = { passed: lot?.lines ?? [], failed: [], standardVersion: 'Q-1' };
    const inspect = (actor: Actor) =>
      decide(
        complete.state ?? made.state,
        { name: 'recordInspection', input: passed, actor },
        made.now,
        made.policy,
      );
    for (const actor of [
      person('ma', ['INSPECTOR']),
      person('foreman', ['INSPECTOR']),
      person('x', [], ['ma', ['INSPECTOR']]),
      person('foreman', [], ['guo', ['INSPECTOR']]),
    ]) {
      expect(inspect(actor)).toMatchObject({ accepted: false, refusal: { code: 'separation-of-duties' } });
    }
    expect(inspect(person('guo', ['INSPECTOR']))).toMatchObject({ accepted: true });
  });

  test('the head of the late department waives nothing by delegating it, and leadership may by delegation [PRIV-11]', () => {
    const order = orderIn('RECEIVED');
    const clock = order.state.clocks.find(({ kind }) => kind === 'initialReview');
    const input = { clockId: clock?.clockId ?? '', rungs: ['0'], reason: 'x' };
    const waive = (actor: Actor) => given(order, { name: 'waiveEscalation', input, actor });
    expect(waive(person('deputy', ['PLANNER'], ['wang', ['SALES_MANAGER']])).refusal).toBe(
      'separation-of-duties',
    );
    const raised = person('deputy', ['SALES_MANAGER'], ['cao', ['GENERAL_MANAGER']]);
    expect(waive(raised).by).toEqual(person('deputy', ['SALES_MANAGER'], ['cao', ['GENERAL_MANAGER']]));
  });
});

describe('an instruction of leadership', () => {
  const instruct = (order: OrderDriver, actor: Actor) =>
    given(order, { name: 'recordInstruction', input: { text: '优先安排' }, actor });

  test('is recorded in every stage before the order is at its end, beside those before it [PRIV-08]', () => {
    for (const stage of ['RECEIVED', 'UNDER_REVIEW', 'IN_PRODUCTION', 'SHIPPED', 'CLOSED'] as const) {
      const order = orderIn(stage);
      const { state } = instruct(order, person('cao', ['GENERAL_MANAGER']));
      expect(state?.instructions, stage).toEqual([{ by: 'cao', at: order.now, text: '优先安排' }]);
    }
    const order = orderIn('RECEIVED');
    order.give('recordInstruction', { text: '第一条' }, 'GENERAL_MANAGER');
    order.give('recordInstruction', { text: '第二条' }, 'DEPUTY_GENERAL_MANAGER');
    bringTo(order, 'UNDER_REVIEW');
    expect(order.state.instructions?.map(({ text, by }) => `${by} ${text}`)).toEqual([
      'GENERAL_MANAGER 第一条',
      'DEPUTY_GENERAL_MANAGER 第二条',
    ]);
  });

  test('is given by leadership alone [PRIV-08]', () => {
    expect(instruct(orderIn('RECEIVED'), person('x', ['SALES_MANAGER', 'ADMINISTRATOR'])).refusal).toBe(
      'not-your-role',
    );
  });
});
