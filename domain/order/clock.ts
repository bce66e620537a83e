import { type CivilDate, epochMs, type Instant } from '../instant.ts';
import type { Department } from '../people/departments.ts';
import type { Role } from '../people/roles.ts';

/** Every kind of clock. Most belong to a stage; those in `loose-clocks.ts` start and stop with acts of their own. */
export const clockKinds = [
  'confirmationTarget',
  'initialReview',
  'confirmationOuter',
  'infoSupplement',
  'departmentReview',
  'customerDecision',
  'reviewQuestion',
  'quotation',
  'contractSigning',
  'departmentConfirmation',
  'release',
  'stockCheck',
  'preliminarySchedule',
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
  'promisedDelivery',
  'customerPrewarning',
  'pickUpFree',
  'pickUpGrace',
  'acceptance',
  'settlementStart',
  'payment',
  'followUp',
  'archive',
  'stopAcknowledgement',
  'cancellationConfirmation',
  'cancellationSettlement',
  'bypassMakeUp',
  'changeAnswer',
  'changeAssessment',
  'changeCustomer',
  'changeNotice',
  'modification',
  'caseAnalysis',
  'caseMeasures',
  'caseMeasure',
  'caseVerification',
  'caseReport',
  'caseCustomerNotice',
  'caseInstruction',
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** Clocks that measure a target: missing it is reported, and makes no order overdue (INTAKE-13, PLAN-02). */
export const targetKinds: readonly ClockKind[] = ['confirmationTarget', 'preliminarySchedule'];

export function isTarget(clock: Pick<Clock, 'kind'>): boolean {
  return targetKinds.includes(clock.kind);
}

/**
 * Why a clock stands still. The first two are stages in which the order waits for its customer (SLA-10), the last three
 * hold the whole order or a lot.
 */
export const pauseReasons = [
  'AWAITING_INFO',
  'AWAITING_CUSTOMER_DECISION',
  'CUSTOMER_REQUEST',
  'SUPPLIER',
  'INCIDENT',
  'HOLD',
  'CHANGE',
  'CANCELLATION',
  'EXCEPTION',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Reasons that a person may give for one clock. */
export const pauseChoices = ['CUSTOMER_REQUEST', 'SUPPLIER', 'INCIDENT'] as const;

/** A step of a clock's ladder and the instant at which it is reached. */
export interface Rung {
  /** Offset that names the rung: `80%`, `0`, `+1wd`. */
  rung: string;
  at: Instant;
  reached: boolean;
  /** A change of rules made it due, not the department (rule 9). */
  induced?: true;
  /** Somebody who was told has seen it: no more reminders (rule 15). */
  acknowledged?: true;
  /** Withdrawn on record; it does not come back in its cycle (ruling 9). */
  waived?: true;
}

/** One reason for which a clock stands still. */
export interface Pause {
  reason: PauseReason;
  at: Instant;
  /** The longest that this reason may hold the clock, a budget; absent: as long as it lasts (rule 6). */
  cap?: string;
  /** When the pause ends by itself; the commit answers it. */
  endsAt?: Instant;
}

/** Time that a clock stood still. */
export interface Standstill {
  from: Instant;
  to: Instant;
}

/** A calendar in one of its versions. */
export interface CalendarRef {
  calendarId: string;
  version: number;
}

/**
 * What of a clock changed, so that its instants are no longer true: the commit computes them anew and answers.
 * `since` is the instant of the change.
 */
export type ClockChange =
  | ({ what: 'RESUMED' } & Standstill)
  /** It turned out later that it had stood still (ruling 8). */
  | { what: 'STOOD_STILL'; pieces: Standstill[] }
  | { what: 'CALENDAR'; before: CalendarRef; since: Instant }
  | { what: 'LIMIT'; since: Instant };

/** One running budget. `due` is absent between its start and the commit that answers with it. */
export interface Clock {
  /** `initialReview#1`, `L2.inspection#2`: kind, lot and cycle. */
  clockId: string;
  kind: ClockKind;
  lotId?: string;
  cycle: number;
  owner: Department;
  assignee: Role;
  /** The person it was given to (rule 15). */
  assignedTo?: string;
  anchor: Instant;
  limit: ClockLimit;
  ladder: string[];
  due?: Instant;
  provisional?: boolean;
  rungs: Rung[];
  /** Reasons for which the clock stands still; it runs when there is none. */
  pauses: Pause[];
  /** When it came to stand still; absent while it runs. */
  pausedAt?: Instant;
  /** Past standstills, in order. */
  stood: Standstill[];
  /** Set from a change until the commit has answered with the new instants. */
  changed?: ClockChange;
}

/** A budget such as `1wd`, an absolute date or instant, or the later of both. */
export type ClockLimit =
  | { budget: string }
  | { until: CivilDate | Instant }
  | { budget: string; orUntil: CivilDate };

/** What the commit answers for a clock whose instants it computed. */
export interface ClockFacts {
  clockId: string;
  due: Instant;
  provisional?: boolean;
  rungs: { rung: string; at: Instant; induced?: true }[];
  /** When pauses with a cap end by themselves. */
  pauseEnds?: { reason: PauseReason; at: Instant }[];
}

/** What time brings to a clock next: a rung of its ladder, or the end of a pause that has a cap. */
export type ClockMoment = { at: Instant } & ({ rung: Rung } | { pauseEnd: Pause });

/** The clock's next moment; none while it waits for its instants, or stands still without a cap. */
export function nextMoment(clock: Clock): ClockMoment | undefined {
  if (clock.due === undefined || clock.changed !== undefined) return undefined;
  if (clock.pausedAt === undefined) {
    const rung = nextRung(clock);
    return rung && { at: rung.at, rung };
  }
  let next: ClockMoment | undefined;
  for (const pauseEnd of clock.pauses) {
    const at = pauseEnd.endsAt;
    if (at !== undefined && (next === undefined || epochMs(at) < epochMs(next.at))) next = { at, pauseEnd };
  }
  return next;
}

/** The clock's next rung that is not yet reached; none while it stands still or waits for its instants. */
export function nextRung(clock: Clock): Rung | undefined {
  if (clock.pausedAt !== undefined || clock.due === undefined || clock.changed !== undefined)
    return undefined;
  let next: Rung | undefined;
  for (const rung of clock.rungs) {
    if (rung.reached || rung.waived) continue;
    if (next === undefined || epochMs(rung.at) < epochMs(next.at)) next = rung;
  }
  return next;
}

/** True when the clock's due rung is on record and was not waived: the derived flag `overdue` (SLA-12). */
export function isOverdue(clock: Clock): boolean {
  return clock.rungs.some((rung) => rung.rung === '0' && rung.reached && !rung.waived);
}

export function clockIdOf(kind: ClockKind, cycle: number, lotId?: string): string {
  return lotId === undefined ? `${kind}#${cycle}` : `${lotId}.${kind}#${cycle}`;
}
