import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unopenedCase } from '../../../domain/cases/apply-case.ts';
import type { CaseEntry } from '../../../domain/cases/case-events.ts';
import { caseKindCodes, caseSteps, isFinalStep } from '../../../domain/cases/case-kinds.ts';
import type { CaseState } from '../../../domain/cases/case-state.ts';
import { openCaseTasks } from '../../../domain/cases/case-tasks.ts';
import { pendingTellings } from '../../../domain/cases/case-tellings.ts';
import { mayGiveCaseCommand, openCaseCommands } from '../../../domain/cases/decide-case.ts';
import { foldCaseEntries } from '../../../domain/cases/fold-case.ts';
import type { Actor } from '../../../domain/people/actor.ts';
import { companyDefault } from '../../../domain/working-time/calendars/company-default.ts';
import { CaseDriver } from './case-driver.ts';
import { type Act, dutifulCommand, simulatedCommand, simulatedOpening } from './case-simulation.ts';

interface Life {
  opening: number;
  acts: (Act & { minutes: number })[];
}

const acts = fc.record({
  pick: fc.nat(),
  seed: fc.nat(1_000_000),
  wild: fc.boolean(),
  minutes: fc.integer({ min: 0, max: 2000 }),
});
const lives: fc.Arbitrary<Life> = fc.record({
  opening: fc.nat(10_000),
  acts: fc.array(acts, { maxLength: 40, size: 'max' }),
});
/** Lives are the same in every run. */
const settings = { numRuns: 200, seed: 20251009 };

/** Live one random life: `look` sees the case after each act. */
function live({ opening, acts: given }: Life, look: (driver: CaseDriver) => void): CaseDriver {
  const driver = new CaseDriver();
  driver.turn([simulatedOpening(opening)]);
  look(driver);
  let ms = Date.parse(driver.now);
  for (const act of given) {
    ms += act.minutes * 60_000;
    driver.now = new Date(ms).toISOString();
    driver.turn([simulatedCommand(driver.state, act)]);
    look(driver);
  }
  return driver;
}

describe('random lives of a case', () => {
  test('always leave an open case to somebody who may act, and a case at its end to nobody [EXC-04 EXC-07]', () => {
    const seen: Record<string, number> = {};
    const look = ({ state }: CaseDriver): void => {
      checkState(state);
      for (const each of [state.kind, state.step, `round ${state.round}`]) seen[each] = (seen[each] ?? 0) + 1;
    };
    fc.assert(
      fc.property(lives, (life) => void live(life, look)),
      settings,
    );
    // The lives must have reached what the invariants speak of, or they prove nothing.
    for (const each of [...caseKindCodes, ...caseSteps, 'round 2']) {
      expect(seen[each] ?? 0, JSON.stringify(seen)).toBeGreaterThan(settings.numRuns / 40);
    }
  });

  test('can always be brought to their end by doing what is asked', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const driver = live(life, () => {});
        for (let done = 0; !isFinalStep(driver.state.step); done += 1) {
          expect(done, driver.asked.join(', ')).toBeLessThan(200);
          const { version } = driver.state;
          for (const task of driver.tasks) driver.turn([dutifulCommand(driver.state, task, done)]);
          expect(driver.state.version, driver.asked.join(', ')).toBeGreaterThan(version);
        }
        driver.tell().tell();
        expect(pendingTellings(driver.state)).toEqual([]);
      }),
      settings,
    );
  });

  test('fold from the journal alone to the state they ended in, each rung once [I1 I5]', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { journal, state } = live(life, () => {});
        expect(foldAnew(journal)).toEqual(state);
        expect(journal.map(({ version }) => version)).toEqual(journal.map((_entry, index) => index + 1));
        const rungs = journal.flatMap(({ events }) =>
          events.flatMap((event) => (event.type === 'rungReached' ? `${event.clockId}/${event.rung}` : [])),
        );
        expect(new Set(rungs).size).toBe(rungs.length);
      }),
      settings,
    );
  });
});

/** Folded in one go, as a rebuild does; instants of clocks follow from the journal alone. */
function foldAnew(journal: readonly CaseEntry[]): CaseState | undefined {
  const folded = foldCaseEntries(unopenedCase('case_1'), journal, () => companyDefault, 'CE-2025-000001');
  return folded.at(-1)?.after;
}

function checkState(state: CaseState): void {
  const tasks = openCaseTasks(state);
  if (isFinalStep(state.step)) {
    expect([tasks, state.clocks, openCaseCommands(state)]).toEqual([[], [], []]);
    return;
  }
  expect(tasks.length, state.step).toBeGreaterThan(0);
  expect(new Set(tasks.map(({ taskId }) => taskId)).size, 'each task once').toBe(tasks.length);
  for (const { command, roles, assignedTo, clockId } of tasks) {
    expect(openCaseCommands(state), command).toContain(command);
    expect(roles.length + (assignedTo === undefined ? 0 : 1), command).toBeGreaterThan(0);
    const clock = state.clocks.find((each) => each.clockId === clockId);
    // Who is warned is asked too.
    if (clock !== undefined) expect(roles, command).toContain(clock.assignee);
    for (const role of roles) {
      const actor: Actor = { kind: 'person', personId: 'x', roles: [role] };
      expect(mayGiveCaseCommand(state, command, actor), `${command} by ${role}`).toBe(true);
    }
  }
  const single = state.clocks.filter(({ kind }) => kind !== 'caseMeasure' && kind !== 'caseInstruction');
  expect(new Set(single.map(({ kind }) => kind)).size, 'one clock of a kind').toBe(single.length);
}
