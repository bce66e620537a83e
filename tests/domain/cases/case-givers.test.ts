import { describe, expect, test } from 'vitest';
import { unopenedCase } from '../../../domain/cases/apply-case.ts';
import { mayGiveCaseCommand } from '../../../domain/cases/decide-case.ts';
import type { PersonActor } from '../../../domain/people/actor.ts';
import { roleCodes } from '../../../domain/people/roles.ts';
import { exceptionAt, measure, owner } from './case-driver.ts';

const person = (personId: string, ...roles: PersonActor['roles']): PersonActor => ({
  kind: 'person',
  personId,
  roles,
});
const done = { measureId: 'M1', result: '已完成' };

describe('who may act in a case', () => {
  test('before it is open, is everybody of the company, and never the mere passing of time', () => {
    const state = unopenedCase('case_1');
    for (const role of roleCodes) expect(mayGiveCaseCommand(state, 'openCase', person('a', role))).toBe(true);
    expect(mayGiveCaseCommand(state, 'openCase', { kind: 'clock' })).toBe(false);
    expect(mayGiveCaseCommand(state, 'openCase', person('a'))).toBe(false);
    expect(mayGiveCaseCommand(state, 'recordAnalysis', person('a', 'LOGISTICS_CLERK'))).toBe(false);
  });

  test('for a measure, is the person it names, who acts for that person, and the head of its department', () => {
    const { state } = exceptionAt('MEASURES_AGREED');
    const may = (actor: PersonActor) => mayGiveCaseCommand(state, 'completeMeasure', actor);
    expect(may(person('zhao.min', 'LOGISTICS_CLERK'))).toBe(true);
    expect(may(person('qian.li', 'LOGISTICS_MANAGER'))).toBe(true);
    expect(may(person('qian.li', 'LOGISTICS_CLERK'))).toBe(false);
    expect(may(person('qian.li', 'SALES_MANAGER'))).toBe(false);
    const deputy = {
      ...person('qian.li', 'BUYER'),
      onBehalfOf: [{ personId: 'zhao.min', roles: ['LOGISTICS_CLERK'] }],
    } satisfies PersonActor;
    expect(may(deputy)).toBe(true);
  });

  test('in the name of whom a measure names, is on record with both [PRIV-07]', () => {
    const driver = exceptionAt('MEASURES_AGREED');
    const onBehalfOf = [{ personId: 'zhao.min', roles: ['LOGISTICS_CLERK' as const] }];
    const others = [{ personId: 'sun.tao', roles: ['PLANNER' as const] }];
    const deputy: PersonActor = { ...person('qian.li', 'BUYER'), onBehalfOf: [...onBehalfOf, ...others] };
    driver.give('completeMeasure', done, deputy);
    expect(driver.journal.at(-1)?.by).toEqual({ ...person('qian.li', 'BUYER'), onBehalfOf });
    expect(driver.state.measures[0]?.completed).toMatchObject({ by: 'qian.li', onBehalfOf: ['zhao.min'] });
    const own = exceptionAt('MEASURES_AGREED');
    own.give('completeMeasure', done, { ...person('zhao.min', 'BUYER'), onBehalfOf: others });
    expect(own.journal.at(-1)?.by).toEqual(person('zhao.min', 'BUYER'));
  });

  test('for an instruction, is the person it names, the head who runs the case, and administration', () => {
    const driver = exceptionAt('OPENED');
    driver.give('instruct', { text: '派专车', owner: 'zhao.min' }, 'GENERAL_MANAGER');
    driver.give('instruct', { text: '查承运商', owner: 'sun.tao' }, 'GENERAL_MANAGER');
    const may = (actor: PersonActor) => mayGiveCaseCommand(driver.state, 'followInstruction', actor);
    expect(may(person('sun.tao', 'BUYER'))).toBe(true);
    expect(may(person('x', 'LOGISTICS_MANAGER'))).toBe(true);
    expect(may(person('x', 'ADMINISTRATOR'))).toBe(true);
    expect(may(person('x', 'SALES_MANAGER'))).toBe(false);
    // Whoever is named for one instruction does not report on another.
    const other = { instructionId: 'I1', result: '已派' };
    expect(driver.refusal('followInstruction', other, { person: 'sun.tao', role: 'BUYER' })).toBe(
      'not-your-role: follow-instruction is for: LOGISTICS_MANAGER, ADMINISTRATOR, zhao.min.',
    );
  });

  test('is told to whoever may not: roles and persons, each once', () => {
    const driver = exceptionAt('ANALYSED');
    driver
      .give('agreeMeasure', measure, 'LOGISTICS_MANAGER')
      .give('agreeMeasure', measure, 'LOGISTICS_MANAGER');
    driver.give('agreeMeasures', {}, 'LOGISTICS_MANAGER');
    expect(driver.refusal('completeMeasure', done, 'BUYER')).toBe(
      'not-your-role: complete-measure is for: LOGISTICS_MANAGER, zhao.min.',
    );
    expect(
      driver.refusal(
        'recordTelling',
        { tellingId: 'note#1', orderId: 'ord_1', result: 'TAKEN' },
        'GENERAL_MANAGER',
      ),
    ).toBe('not-your-role: record-telling is for: policy alone.');
  });
});

test('whoever was to carry out a measure hears that it is done, or that there is none, and not that others may', () => {
  const driver = exceptionAt('ANALYSED');
  driver
    .give('agreeMeasure', measure, 'LOGISTICS_MANAGER')
    .give('agreeMeasure', measure, 'LOGISTICS_MANAGER');
  driver.give('agreeMeasures', {}, 'LOGISTICS_MANAGER').give('completeMeasure', done, owner);
  expect(driver.refusal('completeMeasure', done, owner)).toBe(
    'does-not-fit: measureId: the measure is completed already',
  );
  const unknown = { measureId: 'M9', progress: 'x' };
  expect(driver.refusal('reportMeasure', unknown, owner)).toBe(
    'does-not-fit: measureId: the case has no such measure',
  );
  expect(driver.refusal('reportMeasure', unknown, 'BUYER')).toContain('LOGISTICS_MANAGER, zhao.min');
});
