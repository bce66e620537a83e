import { caseClocks } from '../cases/case-clocks.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { isShorter, parseBudget } from '../working-time/budget.ts';
import { cycleKey } from './apply.ts';
import { type Clock, type ClockKind, type ClockLimit, clockIdOf, type PauseReason } from './clock.ts';
import type { ClockDefinition } from './clock-definition.ts';
import type { Draft } from './draft.ts';
import type { ClockStart } from './events.ts';
import { journey } from './journey.ts';
import { stepsFor } from './ladder-steps.ts';
import { looseClocks } from './loose-clocks.ts';

/** Start a clock in its next cycle (rule 10). A limit that the order cannot tell starts none. */
export function startClock(draft: Draft, definition: ClockDefinition, lotId?: string): void {
  const lot = lotId === undefined ? undefined : draft.lot(lotId);
  const limit = definition.limit(draft.policy, draft.state, lot);
  if (limit === undefined) return;
  const cycle = (draft.state.cycles[cycleKey(definition.kind, lotId)] ?? 0) + 1;
  const clock: ClockStart = {
    clockId: clockIdOf(definition.kind, cycle, lotId),
    kind: definition.kind,
    cycle,
    owner: definition.owner,
    assignee: definition.assignee,
    anchor: draft.at,
    limit,
    ladder: ladderFor(draft.policy, definition.kind, limit),
  };
  draft.emit({ type: 'clockStarted', clock: lotId === undefined ? clock : { ...clock, lotId } });
}

/** Stop the open clock of a kind, if it runs; a clock that is not there is no error (SLA-18). */
export function stopClock(draft: Draft, kind: ClockKind, lotId?: string): void {
  const clock = openClock(draft, kind, lotId);
  if (clock !== undefined) draft.emit({ type: 'clockStopped', clockId: clock.clockId, at: draft.at });
}

/** Let a clock stand still, for as long as policy lets the reason hold it (rule 6). */
export function pauseOpenClock(draft: Draft, clock: Clock, reason: PauseReason): void {
  const cap = draft.policy['clock.pauseCaps'][reason];
  const pause = { type: 'clockPaused', clockId: clock.clockId, at: draft.at, reason } as const;
  draft.emit(cap === undefined ? pause : { ...pause, cap: String(cap) });
}

/** The open clock of a kind on the order or on one lot. */
export function openClock(draft: Draft, kind: ClockKind, lotId?: string): Clock | undefined {
  return draft.state.clocks.find((clock) => clock.kind === kind && clock.lotId === lotId);
}

/** True when a stage, and not an act of its own, starts and stops this kind of clock. */
export function isStageClock(kind: ClockKind): boolean {
  return !Object.hasOwn(looseClocks, kind);
}

/** The rungs of a clock; short budgets have no rung before their due (ruling 7). */
export function ladderFor(policy: PolicyValues, kind: ClockKind, limit: ClockLimit): string[] {
  const offsets = stepsFor(policy, kind).map((step) => step.offset);
  return isWorthWarning(policy, limit) ? offsets : offsets.filter((offset) => !isWarning(offset));
}

/** The definition of a kind of clock, whether a stage or an act of its own starts it. */
export function definitionOf(kind: ClockKind): ClockDefinition {
  const definition = definitions.get(kind);
  if (definition === undefined) throw new RangeError(`no clock of kind ${kind}`);
  return definition;
}

const definitions = new Map<ClockKind, ClockDefinition>(
  [
    ...Object.values(journey).flatMap((stage) => stage.clock ?? []),
    ...Object.values(looseClocks),
    ...Object.values(caseClocks),
  ].map((definition: ClockDefinition) => [definition.kind, definition]),
);

function isWarning(offset: string): boolean {
  return offset.endsWith('%') || offset.startsWith('-');
}

function isWorthWarning(policy: PolicyValues, limit: ClockLimit): boolean {
  if ('until' in limit) return true;
  return !isShorter(parseBudget(limit.budget), parseBudget(policy['sla.ladderMinimum']));
}
