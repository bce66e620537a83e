import { type Instant, isBefore } from '../instant.ts';

/** When something was found and when it was reported; in time is up to the due instant, itself included (EXC-03). */
export interface Discovery {
  foundAt: Instant;
  reportedAt: Instant;
  /** Until when it was to be reported. */
  reportDue: Instant;
  late: boolean;
}

/** What whoever opens a case says of it; `reportedAt` is absent where the opening itself is the report. */
export interface Found {
  at: Instant;
  reportedAt?: Instant;
  reportDue: Instant;
}

/** A find as the case keeps it; `openedAt` is when the case is opened. */
export function discoveryOf({ at, reportedAt, reportDue }: Found, openedAt: Instant): Discovery {
  const told = reportedAt ?? openedAt;
  return { foundAt: at, reportedAt: told, reportDue, late: isBefore(reportDue, told) };
}
