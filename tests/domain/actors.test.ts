import { describe, expect, test } from 'vitest';
import { add, zero } from '../../domain/money/money.ts';
import { thousandths } from '../../domain/money/quantity.ts';
import {
  type Actor,
  actingAs,
  actorId,
  delegatorsOf,
  hasPartIn,
  holdsOneOf,
} from '../../domain/people/actor.ts';
import { readScope, widened } from '../../domain/people/rights.ts';
import { roleCodes } from '../../domain/people/roles.ts';

const person: Actor = { kind: 'person', personId: 'li', roles: ['BUYER'] };
const policy: Actor = { kind: 'policy', rule: 'review.auto' };
const clock: Actor = { kind: 'clock' };

describe('who acts', () => {
  test('is named by the id of the person, by the rule, or as time itself', () => {
    expect([person, policy, clock].map(actorId)).toEqual(['li', 'policy:review.auto', 'clock']);
  });

  test('holds every role as a rule of policy, and none as time', () => {
    expect(holdsOneOf(policy, ['GENERAL_MANAGER'])).toBe(true);
    expect(holdsOneOf(clock, roleCodes)).toBe(false);
    expect(actingAs(clock, ['BUYER'])).toEqual(clock);
  });

  test('acts for nobody else as a rule, as time, or as a person to whom nobody delegated', () => {
    for (const actor of [person, policy, clock]) expect(delegatorsOf(actor)).toEqual([]);
    expect(actingAs(person, ['INSPECTOR'])).toEqual(person);
  });

  test('has no part in work of others that was done in nobody else’s name', () => {
    expect(hasPartIn(person, { by: 'wu' })).toBe(false);
    expect(hasPartIn(person, { by: 'li' })).toBe(true);
    expect(hasPartIn(policy, { by: 'policy:review.auto' })).toBe(true);
    expect(hasPartIn(clock, { by: 'li', onBehalfOf: ['wu'] })).toBe(false);
  });
});

describe('a person of several departments', () => {
  const of = (...held: Parameters<typeof readScope>[0]['roles']) =>
    readScope({ personId: 'me', roles: held, regions: ['浙江'], actingFor: [] });

  test('reads what each of the roles reads [PRIV-02 PRIV-03]', () => {
    expect(of('SALESPERSON', 'BUYER')).toStrictEqual({
      all: false,
      any: [
        { enteredBy: 'me' },
        { salespersonId: 'me' },
        { regions: ['浙江'] },
        { departments: ['PROCUREMENT'] },
        { ownerId: 'me' },
        { assignedTo: 'me' },
      ],
    });
    expect(of('INTEGRATION', 'BUYER')).toStrictEqual({
      all: false,
      any: [{ enteredBy: 'me' }, { departments: ['PROCUREMENT'] }, { ownerId: 'me' }, { assignedTo: 'me' }],
    });
  });
});

test('leave on record names nothing but what was written', () => {
  const grants = [{ orderId: 'ord_1' }, { customerId: 'C1' }, { region: '浙江' }];
  expect(widened({ all: false, any: [] }, grants)).toStrictEqual({
    all: false,
    any: [{ orderId: 'ord_1' }, { customerId: 'C1' }, { regions: ['浙江'] }],
  });
});

test('a text that is no amount or no quantity is repeated to whoever reckons with it', () => {
  expect(() => add({ amount: '1.5', currency: 'CNY' }, zero('CNY'))).toThrow(
    'not an amount with two decimals: 1.5',
  );
  expect(() => thousandths('1.2345')).toThrow('not a quantity: 1.2345');
});
