import type { CivilDate, Instant } from '../instant.ts';
import type { ChangeWish } from '../order/change/records.ts';
import type { Command } from '../order/decide.ts';
import type { Department } from '../people/departments.ts';
import type { ParameterValue } from '../policy/parameters.ts';

/** Material that lots wait for comes so many working days after its expected date; without it, on that date. */
export interface SupplierLate {
  kind: 'SUPPLIER_LATE';
  workingDays: number;
  /** Part of what the shortage names; absent: whatever lots wait for. */
  material?: string;
}

/** Days off that nobody knew of, with the rest days that are worked instead. */
export interface Holiday {
  kind: 'HOLIDAY';
  daysOff: CivilDate[];
  makeUpDays?: CivilDate[];
  /** Of this calendar alone; absent: of all. */
  calendarId?: string;
  note?: string;
}

/** A department does not work, and its people are absent, from one date to another, both included. */
export interface DepartmentAway {
  kind: 'DEPARTMENT_AWAY';
  department: Department;
  from: CivilDate;
  until: CivilDate;
}

/** Other figures, taken by running orders too. */
export interface OtherPolicy {
  kind: 'POLICY';
  values: Record<string, ParameterValue>;
}

/** A change takes effect now: what is wanted, or without that the one that the order has open. */
export interface ChangeAccepted {
  kind: 'CHANGE_ACCEPTED';
  orderId: string;
  wanted?: ChangeWish;
  /** The one lot that what is wanted concerns. */
  lotId?: string;
}

/** A command is given: now, or at a later instant. */
export interface GivenCommand {
  kind: 'COMMAND';
  command: Omit<Command, 'actor'>;
  at?: Instant;
  /** To this order alone; absent: to every one that is looked at. */
  orderId?: string;
}

/** What may be supposed, one or several together; NOTHING asks what comes if nobody does anything. */
export type Supposition =
  | { kind: 'NOTHING' }
  | SupplierLate
  | Holiday
  | DepartmentAway
  | OtherPolicy
  | ChangeAccepted
  | GivenCommand;

export type SuppositionKind = Supposition['kind'];
