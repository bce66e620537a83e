import { describe, expect, test } from 'vitest';
import { unopenedCase } from '../../../domain/cases/apply-case.ts';
import { composeCaseBatch } from '../../../domain/cases/case-batch.ts';
import type { CaseCommand } from '../../../domain/cases/decide-case.ts';
import type { PersonActor } from '../../../domain/people/actor.ts';
import { CaseDriver, damage, exceptionAt } from './case-driver.ts';

const person = (personId: string, ...roles: PersonActor['roles']): PersonActor => ({
  kind: 'person',
  personId,
  roles,
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
