import { type CivilDate, epochMs, type Instant } from '../instant.ts';
import type { Department } from '../people/departments.ts';
import type { Role } from '../people/roles.ts';

/** Clocks of the regular journey. Each belongs to a stage but for `followUp` and `delayProposal`. */
export const clockKinds = [
  'initialReview',
  'infoSupplement',
  'departmentReview',
  'customerDecision',
  'quotation',
  'contractSigning',
  'departmentConfirmation',
  'release',
  'stockCheck',
  'productionPlan',
  'materialArrival',
  'countersignature',
  'production',
  'delayProposal',
  'inspection',
  'rectification',
  'rework',
  'shippingArrangement',
  'dispatch',
  'delivery',
  'deliveryException',
  'acceptance',
  'settlementStart',
  'payment',
  'followUp',
  'archive',
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** A step of a clock's ladder and the instant at which it is reached. */
export interface Rung {
  /** Offset that names the rung: `80%`, `0`, `+1wd`. */
  rung: string;
  at: Instant;
  reached: boolean;
}

/** One running budget. `due` is absent between start (or resume) and the commit that answers with it. */
export interface Clock {
  /** `initialReview#1`, `L2.inspection#2`: kind, lot and cycle. */
  clockId: string;
  kind: ClockKind;
  lotId?: string;
  cycle: number;
  owner: Department;
  assignee: Role;
  anchor: Instant;
  /** A budget such as `1wd`, or an absolute date or instant. */
  limit: ClockLimit;
  ladder: string[];
  due?: Instant;
  provisional?: boolean;
  rungs: Rung[];
  /** Reasons for which the clock stands still; it runs when there is none. */
  pauses: string[];
  pausedAt?: Instant;
  /** Set from a resume until the commit has answered with the new due instant. */
  resumedAt?: Instant;
}

export type ClockLimit = { budget: string } | { until: CivilDate | Instant };

/** What the commit answers for a clock that was started or resumed. */
export interface ClockFacts {
  clockId: string;
  due: Instant;
  provisional?: boolean;
  rungs: { rung: string; at: Instant }[];
}

/** The clock's next rung that is not yet reached; none while it is paused or waits for its due instant. */
export function nextRung(clock: Clock): Rung | undefined {
  if (clock.pausedAt !== undefined || clock.due === undefined || clock.resumedAt !== undefined)
    return undefined;
  let next: Rung | undefined;
  for (const rung of clock.rungs) {
    if (!rung.reached && (next === undefined || epochMs(rung.at) < epochMs(next.at))) next = rung;
  }
  return next;
}

/** True when the clock's due rung has been recorded: the derived flag `overdue` (SLA-12). */
export function isOverdue(clock: Clock): boolean {
  return clock.rungs.some((rung) => rung.rung === '0' && rung.reached);
}

export function clockIdOf(kind: ClockKind, cycle: number, lotId?: string): string {
  return lotId === undefined ? `${kind}#${cycle}` : `${lotId}.${kind}#${cycle}`;
}
