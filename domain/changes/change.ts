import type { Instant } from '../instant.ts';
import type { ClockKind } from '../order/clock.ts';
import type { Department } from '../people/departments.ts';
import type { ParameterValue } from '../policy/parameters.ts';
import type { Calendar, Override } from '../working-time/calendar.ts';
import type { OfficialNotice } from '../working-time/official-notice.ts';

/** What can be changed for many orders at once, each with a draft, a preview and one application. */
export const changeKinds = ['CALENDAR', 'POLICY', 'INCIDENT'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * A correction of a calendar, as a patch on whatever version is the latest when it is applied: of two corrections
 * drafted at once, neither is lost (rule 7).
 */
export interface CalendarChange {
  /** Overrides to lay down; one of the same date and source is replaced. */
  set?: Override[];
  /** Company overrides to take away, by date. */
  remove?: string[];
  /** An official notice to take in; one of the same country and year is replaced. */
  notice?: OfficialNotice;
  /** Another weekly pattern or zone. */
  week?: Calendar['week'];
  zone?: string;
}

/** New figures of the policy, as a patch on the latest version. */
export interface PolicyChange {
  values: Record<string, ParameterValue>;
  /** New orders take the figures that are effective when they come in. */
  effectiveAt: Instant;
  /** Running orders keep theirs unless this is true (rule 8). */
  migrate: boolean;
}

/** One incident over many clocks (ruling 8): they stood still from `from` to `until`. */
export interface IncidentChange {
  title: string;
  from: Instant;
  until: Instant;
  /** Departments whose clocks stood still; empty: all. */
  departments: Department[];
  /** Only these kinds of clock; empty: all. */
  clockKinds: ClockKind[];
  /** Only these orders; empty: all open ones. */
  orderIds: string[];
}

export type ChangeBody = CalendarChange | PolicyChange | IncidentChange;

/** What an application did. */
export interface ChangeResult {
  /** The new version of the calendar or policy. */
  version?: string;
  orders: number;
  failed: { orderId: string; reason: string }[];
}
