import { epochMs, type Instant } from '../instant.ts';
import type { ClockKind, Rung } from '../order/clock.ts';
import { journey } from '../order/journey.ts';
import type { Stage } from '../order/stage-names.ts';
import type { Role } from '../people/roles.ts';

/** A stay of the order or of a lot in a stage; `lotId` null: of the order itself. */
export interface Visit {
  lotId: string | null;
  stage: Stage;
  enteredAt: Instant;
  leftAt: Instant | null;
  /** Who did what ended it, when that was a person. */
  endedBy: string | null;
}

/** A clock, open or stopped, as far as it tells how a stage went. */
export interface CourseClock {
  clockId: string;
  kind: ClockKind;
  lotId: string | null;
  assignee: Role;
  assignedTo: string | null;
  anchorAt: Instant;
  dueAt: Instant;
  rungs: readonly Rung[];
  pausedAt: Instant | null;
  stoppedAt: Instant | null;
  late: boolean | null;
}

/** A stage that the order or a lot has been in or is in: due and actual time, and whether it was missed (TRACK-06). */
export interface GoneStage {
  visit: Visit;
  /** Which stay in the stage it is, from 1. */
  cycle: number;
  /** The clock it is or was judged by: of several the last that began. */
  clock?: CourseClock;
  late: boolean;
}

/** Clocks beside the stage's own by which a stay is judged. */
const furtherKinds: Partial<Record<Stage, readonly ClockKind[]>> = {
  UNDER_REVIEW: ['quotation'],
  IN_FULFILMENT: ['promisedDelivery'],
  REWORK: ['rework'],
  READY_TO_SHIP: ['dispatch'],
};

/** The stays so far, oldest first as they are given, each with its clock as it stands at `now`. */
export function stagesGone(
  visits: readonly Visit[],
  clocks: readonly CourseClock[],
  now: Instant,
): GoneStage[] {
  const stays = new Map<string, number>();
  return visits.map((visit) => {
    const place = `${visit.lotId ?? ''} ${visit.stage}`;
    const cycle = (stays.get(place) ?? 0) + 1;
    stays.set(place, cycle);
    const judging = clocks.filter((clock) => judges(clock, visit));
    const clock = judging.toSorted((a, b) => epochMs(a.anchorAt) - epochMs(b.anchorAt)).at(-1);
    const late = judging.some((each) => isLate(each, now));
    return clock === undefined ? { visit, cycle, late } : { visit, cycle, clock, late };
  });
}

/** True for a clock of the stage that ran, or stood still, at some time of the stay. */
function judges(clock: CourseClock, { lotId, stage, enteredAt, leftAt }: Visit): boolean {
  const kinds = [journey[stage].clock?.kind, ...(furtherKinds[stage] ?? [])];
  if (!kinds.includes(clock.kind)) return false;
  if (clock.lotId !== lotId) return false;
  const begins = leftAt === null || epochMs(clock.anchorAt) <= epochMs(leftAt);
  return begins && (clock.stoppedAt === null || epochMs(clock.stoppedAt) >= epochMs(enteredAt));
}

/** Past its due instant, unless that was waived (rule 9). */
function isLate({ late, dueAt, pausedAt, rungs }: CourseClock, now: Instant): boolean {
  if (rungs.some(({ rung, waived }) => rung === '0' && waived === true)) return false;
  return late ?? epochMs(pausedAt ?? now) > epochMs(dueAt);
}
