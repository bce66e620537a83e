import { describe, expect, test } from 'vitest';
import { unopenedCase } from '../../../domain/cases/apply-case.ts';
import { type CaseCommand, decideCase } from '../../../domain/cases/decide-case.ts';
import type { PersonActor } from '../../../domain/people/actor.ts';
import { CaseDriver, damage, exceptionAt, overdueAt } from './case-driver.ts';

const person = (personId: string, ...roles: PersonActor['roles']): PersonActor => ({
  kind: 'person',
  personId,
  roles,
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
