/** Monday is 1, Sunday is 7. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Working time from `start` up to but not at `end`, local `HH:mm`. An end at or before the start lies on the next date. */
export interface Frame {
  readonly start: string;
  readonly end: string;
}

export interface BilingualName {
  readonly zh: string;
  readonly en: string;
}

/** What a date is instead of its weekly pattern; never one word for both directions. */
export type DayKind = 'OFF_DAY' | 'WORKING_DAY';

/** A company override takes precedence over an official notice, a notice over the weekly pattern. */
export type OverrideSource = 'COMPANY' | 'OFFICIAL_NOTICE';

/** Replaces a whole civil date. */
export interface Override {
  /** `2025-09-28` */
  readonly date: string;
  readonly kind: DayKind;
  /** For a `WORKING_DAY`; without them it works its weekday's frames, or an ordinary working day's. */
  readonly frames?: readonly Frame[];
  readonly source: OverrideSource;
  readonly name: BilingualName;
}

/** A year whose official public-holiday notice is part of the calendar. Other years are provisional. */
export interface NoticeYear {
  /** ISO 3166 code, `CN`. */
  readonly country: string;
  readonly year: number;
}

/** When a department works. A version never changes once used: a correction is a new version. */
export interface Calendar {
  readonly id: string;
  readonly version: string;
  /** IANA name, `Asia/Shanghai`. */
  readonly zone: string;
  readonly week: Readonly<Record<IsoWeekday, readonly Frame[]>>;
  readonly overrides: readonly Override[];
  readonly notices: readonly NoticeYear[];
}

/** Which rule decided that a date is worked or not. */
export type DayRuleSource = OverrideSource | 'WEEKLY_PATTERN';

/** `Nwd` ends at the same clock time N working days later, or at the end of that day (`calendar.workingDayMode`). */
export type WorkingDayMode = 'SAME_TIME_AFTER_N_DAYS' | 'END_OF_NTH_DAY';
