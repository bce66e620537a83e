import { caseCommandTable } from '../cases/case-commands.ts';
import { type Instant, isBefore } from '../instant.ts';
import { clockKindNames } from '../names/clock-names.ts';
import type { Names } from '../names/names.ts';
import type { ClockKind } from '../order/clock.ts';
import { commandTable } from '../order/commands.ts';
import type { EscalationLevel } from '../order/escalation.ts';
import type { Actor } from '../people/actor.ts';
import type { Department } from '../people/departments.ts';
import { departmentsOf } from '../people/rights.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { dueInstant } from '../working-time/due.ts';
import type { DeviationKind } from './deviation-kinds.ts';
import type { Deviation, DeviationPlace } from './supervision.ts';

/** A rung that was reached, neither waived nor made by a change of rules. */
export interface ReachedRung extends DeviationPlace {
  kind: ClockKind;
  rung: string;
  level: EscalationLevel;
  lotId: string | null;
  department: Department;
  reachedAt: Instant;
  acknowledgedAt: Instant | null;
  /** When its clock stopped, and asked for nothing any more. */
  stoppedAt: Instant | null;
}

type SupervisionPolicy = Pick<PolicyValues, 'supervision.acknowledgeWithin' | 'supervision.lateEntry'>;

/** What a rung says: a deadline that was missed, a skipped approval not made up for, people who did not react. */
export function rungDeviations(
  {
    kind: clock,
    rung,
    level,
    lotId,
    department,
    reachedAt,
    acknowledgedAt,
    stoppedAt,
    ...place
  }: ReachedRung,
  calendar: Calendar,
  policy: SupervisionPolicy,
  asOf: Instant,
): Deviation[] {
  const name = clockKindNames[clock];
  const what = lotId === null ? name : { zh: `${name.zh} ${lotId}`, en: `${name.en} ${lotId}` };
  const found = (kind: DeviationKind): Deviation => ({ ...place, kind, department, at: reachedAt, what });
  const isIgnored =
    level !== 'PREWARNING' &&
    acknowledgedAt === null &&
    isBeyond(calendar, reachedAt, policy['supervision.acknowledgeWithin'], stoppedAt ?? asOf);
  return [
    ...(rung === '0' ? [found(clock === 'bypassMakeUp' ? 'BYPASS_NOT_MADE_UP' : 'DEADLINE_BREACHED')] : []),
    ...(isIgnored ? [found('ESCALATION_NOT_ACKNOWLEDGED')] : []),
  ];
}

/** An act of a person that deserves a look, as a journal has it. */
export interface RecordedAct extends DeviationPlace {
  command: string;
  by: Actor;
  /** Where the person works; null for who is not on file. */
  department: Department | null;
  occurredAt: Instant;
  recordedAt: Instant;
  /** Why a correction or an override was made. */
  reason: string | null;
}

const byCommand: Readonly<Record<string, DeviationKind>> = {
  correctEntry: 'ENTRY_CORRECTED',
  overrideCredit: 'CREDIT_OVERRIDDEN',
};

/** Acts that are a deviation whenever they are given; the index `journal_supervised` holds them. */
export const supervisedCommands: readonly string[] = Object.keys(byCommand);

/** What an act says: something was put right or overridden, or typed much later than it happened. */
export function actDeviations(
  { command, by, department, occurredAt, recordedAt, reason, ...place }: RecordedAct,
  calendar: Calendar,
  policy: SupervisionPolicy,
): Deviation[] {
  if (by.kind !== 'person') return [];
  const where = department ?? departmentsOf(by.roles)[0];
  if (where === undefined) return [];
  const kind = byCommand[command];
  const title = titleOf(command);
  const found = (each: DeviationKind, what: Names): Deviation => ({
    ...place,
    kind: each,
    department: where,
    at: recordedAt,
    what,
  });
  return [
    ...(kind === undefined ? [] : [found(kind, reason === null ? title : { zh: reason, en: reason })]),
    ...(isBeyond(calendar, occurredAt, policy['supervision.lateEntry'], recordedAt)
      ? [found('ENTERED_LATE', title)]
      : []),
  ];
}

/** True when more time than the budget lies between two instants. */
function isBeyond(calendar: Calendar, from: Instant, budget: string, until: Instant): boolean {
  return isBefore(from, until) && isBefore(dueInstant(calendar, from, budget).due, until);
}

const titles = new Map<string, Names>(Object.entries({ ...commandTable, ...caseCommandTable }));

function titleOf(command: string): Names {
  const { zh, en } = titles.get(command) ?? { zh: command, en: command };
  return { zh, en };
}
