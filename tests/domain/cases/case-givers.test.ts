import { describe, expect, test } from 'vitest';
import { unopenedCase } from '../../../domain/cases/apply-case.ts';
import { composeCaseBatch } from '../../../domain/cases/case-batch.ts';
import { type CaseCommand, decideCase, mayGiveCaseCommand } from '../../../domain/cases/decide-case.ts';
import type { PersonActor } from '../../../domain/people/actor.ts';
import { roleCodes } from '../../../domain/people/roles.ts';
import { CaseDriver, damage, exceptionAt, measure, overdueAt, owner } from './case-driver.ts';

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

describe('an act on a case', () => {
  const head = { kind: 'person', personId: 'li.wei', roles: ['LOGISTICS_MANAGER'] } satisfies PersonActor;
  const withdrawal: CaseCommand<'withdrawCase'> = {
    name: 'withdrawCase',
    input: { reason: '误报' },
    actor: head,
  };

  test('is one entry with who, when it happened, when it was typed, and why', () => {
    const { state, policy } = exceptionAt('OPENED');
    const decided = decideCase(
      state,
      { ...withdrawal, updateId: 'u-1', reason: '重复', occurredAt: '2025-10-09T10:30:00+08:00' },
      '2025-10-09T11:00:00+08:00',
      policy,
    );
    expect(decided).toStrictEqual({
      accepted: true,
      entry: {
        version: 2,
        by: head,
        command: 'withdrawCase',
        updateId: 'u-1',
        occurredAt: '2025-10-09T10:30:00+08:00',
        recordedAt: '2025-10-09T11:00:00+08:00',
        reason: '重复',
        events: [
          { type: 'caseEnded', outcome: 'WITHDRAWN', comment: '误报' },
          { type: 'clockStopped', clockId: 'caseAnalysis#1', at: '2025-10-09T10:30:00+08:00' },
          { type: 'caseStepEntered', step: 'WITHDRAWN' },
        ],
      },
    });
    const plain = decideCase(state, withdrawal, '2025-10-09T11:00:00+08:00', policy);
    if (!plain.accepted) throw new Error('refused');
    expect(Object.keys(plain.entry)).not.toContain('updateId');
    expect(Object.keys(plain.entry)).not.toContain('reason');
  });

  test('happened neither later than now nor before the step that it is given in', () => {
    const driver = exceptionAt('OPENED');
    const at = (occurredAt: string) =>
      driver.refusal('withdrawCase', { reason: 'x' }, 'LOGISTICS_MANAGER', { occurredAt });
    expect(at('2025-10-09T10:00:01+08:00')).toContain('does-not-fit: occurredAt: must not lie after now');
    expect(at('2025-10-09T09:59:59+08:00')).toContain('occurredAt: lies before the present step');
    // Before it is open a case has no step: it may have been found any time.
    const late = new CaseDriver().give('openCase', damage, 'WAREHOUSE_KEEPER', {
      occurredAt: '2025-10-08T16:00:00+08:00',
    });
    expect(late.state).toMatchObject({
      openedAt: '2025-10-08T16:00:00+08:00',
      stepSince: '2025-10-08T16:00:00+08:00',
    });
  });

  test('says for whom it was done where one acts by delegation [PRIV-07]', () => {
    const driver = exceptionAt('OPENED');
    const deputy: PersonActor = {
      ...person('chen.jie', 'BUYER'),
      onBehalfOf: [{ personId: 'li.wei', roles: ['LOGISTICS_MANAGER'] }],
    };
    driver.give('withdrawCase', { reason: '误报' }, deputy);
    expect(driver.journal.at(-1)?.by).toEqual(deputy);
  });

  test('is refused when the case moved since it was seen, and not for a rung that passed', () => {
    const driver = overdueAt('OPENED').passUntil('2025-10-10T16:00:00+08:00');
    expect(driver.state.version).toBeGreaterThan(driver.state.actVersion);
    driver.give('instruct', { text: 'x' }, 'GENERAL_MANAGER', { expectedVersion: 1 });
    const { version } = driver.state;
    expect(driver.refusal('instruct', { text: 'x' }, 'GENERAL_MANAGER', { expectedVersion: 1 })).toBe(
      `version-moved: You saw version 1; the case is at ${version}.`,
    );
    // What one saw being old is said before the step that one saw.
    expect(driver.refusal('closeCase', {}, 'QUALITY_MANAGER', { expectedVersion: 1 })).toContain(
      'version-moved',
    );
  });

  test('that is refused names what may be done instead', () => {
    const { state, policy } = exceptionAt('OPENED');
    const command: CaseCommand = { name: 'closeCase', input: {}, actor: head };
    expect(decideCase(state, command, '2025-10-09T11:00:00+08:00', policy)).toEqual({
      accepted: false,
      refusal: {
        code: 'not-in-this-state',
        detail: 'The case is OPENED.',
        openCommands: [
          'add-orders',
          'record-analysis',
          'report-to-leadership',
          'instruct',
          'tell-customer',
          'join-case',
          'withdraw-case',
        ],
      },
    });
    const unopened = decideCase(
      unopenedCase('c'),
      { ...command, name: 'openCase', input: { ...damage, orders: [] } },
      '2025-10-09T11:00:00+08:00',
      policy,
    );
    expect(unopened).toMatchObject({ refusal: { openCommands: ['open-case'] } });
  });

  test('opens a case that is open no second time', () => {
    const { state, policy } = exceptionAt('ANALYSED');
    const again: CaseCommand = { name: 'openCase', input: damage, actor: head };
    expect(decideCase(state, again, '2025-10-09T11:00:00+08:00', policy)).toMatchObject({
      refusal: { code: 'not-in-this-state', detail: 'The case is ANALYSED.' },
    });
  });

  test('that the machine cannot judge is an error, and no refusal', () => {
    const { state, policy } = exceptionAt('OPENED');
    const broken = { ...withdrawal, occurredAt: 'yesterday' };
    expect(() => decideCase(state, broken, '2025-10-09T11:00:00+08:00', policy)).toThrow(RangeError);
  });
});

describe('one turn of a case', () => {
  const now = '2025-10-10T16:00:00+08:00';
  const head = { kind: 'person', personId: 'li.wei', roles: ['LOGISTICS_MANAGER'] } satisfies PersonActor;
  const withdraw: CaseCommand = { name: 'withdrawCase', input: { reason: 'x' }, actor: head };
  const instruct: CaseCommand = {
    name: 'instruct',
    input: { text: 'x' },
    actor: person('gm', 'GENERAL_MANAGER'),
  };

  test('takes what time has brought first, then each command on what the one before left', () => {
    const { state, policy } = exceptionAt('OPENED');
    const { entries, outcomes } = composeCaseBatch(state, [instruct, withdraw, instruct], now, policy);
    expect(entries.map(({ version, command }) => `${version} ${command}`)).toEqual([
      '2 rung',
      '3 rung',
      '4 instruct',
      '5 withdrawCase',
    ]);
    expect(outcomes).toMatchObject([
      { accepted: true, version: 4 },
      { accepted: true, version: 5 },
      { accepted: false, refusal: { code: 'not-in-this-state' } },
    ]);
  });

  test('refuses a command that lost a race, and gives the others', () => {
    const { state, policy } = exceptionAt('OPENED');
    const lost = new Map([[0, { code: 'key-reused', detail: 'given before' } as const]]);
    const { entries, outcomes } = composeCaseBatch(state, [withdraw, instruct], now, policy, lost);
    expect(outcomes[0]).toEqual({ accepted: false, refusal: lost.get(0) });
    expect(outcomes[1]).toMatchObject({ accepted: true });
    expect(entries.map(({ command }) => command)).not.toContain('withdrawCase');
  });

  test('refuses whatever is asked of a case that was never opened', () => {
    const { policy } = new CaseDriver();
    const { entries, outcomes } = composeCaseBatch(unopenedCase('case_9'), [withdraw], now, policy);
    expect(outcomes).toEqual([
      { accepted: false, refusal: { code: 'not-found', detail: 'This case was never opened.' } },
    ]);
    expect(entries).toEqual([]);
  });

  test('opens a case once: opening it again answers the version it has', () => {
    const { state, policy } = exceptionAt('ANALYSED');
    const again: CaseCommand = { name: 'openCase', input: damage, actor: person('w', 'WAREHOUSE_KEEPER') };
    const { entries, outcomes } = composeCaseBatch(state, [again], '2025-10-09T10:30:00+08:00', policy);
    expect([entries, outcomes]).toEqual([[], [{ accepted: true, version: state.version }]]);
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
