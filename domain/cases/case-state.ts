import type { CivilDate, Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
import type { Clock } from '../order/clock.ts';
import type { Signature } from '../order/details.ts';
import type { DepartmentCalendars } from '../order/order-calendar.ts';
import type { CaseEffect, WrongField } from '../order/order-case.ts';
import type { LotStage } from '../order/stage-names.ts';
import type { Department } from '../people/departments.ts';
import type { CaseKind, CaseStep, CaseType } from './case-kinds.ts';
import type { Discovery } from './discovery.ts';

/** Everything that the rules know of one case. Recreated by folding `apply` over its journal. */
export interface CaseState {
  caseId: string;
  /** Given by the first commit. */
  caseNumber?: string;
  /** Number of journal entries so far. */
  version: number;
  /** Version of the last entry that was not a mere rung: what `expectedVersion` is held against. */
  actVersion: number;
  kind: CaseKind;
  type: CaseType;
  step: CaseStep;
  /** The department that runs the case; its head is the superior. */
  department: Department;
  description: string;
  /** A serious error or delay: leadership is told, and holds a review meeting (EXC-11, OVERDUE-13). */
  serious: boolean;
  openedAt: Instant;
  openedBy: string;
  /** Who found it, where somebody else typed it (EXC-03). */
  foundBy?: string;
  /** When it was found and when it was reported, where these were not the same (EXC-03). */
  discovery?: Discovery;
  /** What opened it, such as the order and act that raised it; the same source opens no second case. */
  source?: string;
  violation?: Violation;
  /** What it costs, as far as known, such as wasted resources of a cancellation (CANCEL-07). */
  cost?: Money;
  orders: CaseOrder[];
  policyVersion: string;
  calendarId: string;
  calendarVersion: number;
  departmentCalendars?: DepartmentCalendars;
  clocks: Clock[];
  /** Last cycle by kind of clock. */
  cycles: Record<string, number>;
  /** When the case entered the step it is in. */
  stepSince: Instant;
  /** Rounds of measures so far; what proved ineffective begins another. */
  round: number;
  analysis?: Analysis;
  measures: Measure[];
  report?: LeadershipReport;
  instructions: CaseInstruction[];
  customerTold: CustomerContact[];
  accountability: Accountability[];
  reviewMeeting?: ReviewMeeting;
  verification?: Verification;
  preventive: PreventiveMeasure[];
  lessons?: Lessons;
  outcome?: CaseOutcome;
  /** Why it was withdrawn, or what was said when it was closed. */
  outcomeComment?: string;
  mergedInto?: string;
  /** What orders were told, and what they answered. */
  told: Told[];
}

export type CaseOutcome = 'CLOSED' | 'MERGED' | 'WITHDRAWN';

/** An order that a case is about. */
export interface CaseOrder {
  orderId: string;
  orderNumber: string;
  addedAt: Instant;
  lotId?: string;
  /** The clock that is late. */
  clockId?: string;
  lateSince?: Instant;
  dueAt?: Instant;
  wrongField?: WrongField;
  /** What the case does to the order, as policy said when the order came in (EXC-10). */
  effect: CaseEffect;
  /** BLOCK: lots go on until they come to this operation; absent: nothing goes on. */
  from?: LotStage;
}

/** Which rule was broken by whom (AUDIT-08). */
export interface Violation {
  person: string;
  rule: string;
  severity: Severity;
}

export const severities = ['MINOR', 'MAJOR', 'CRITICAL'] as const;
export type Severity = (typeof severities)[number];

/** OVERDUE-03; where the cause is a change of the customer, the change may be named (CHANGE-16). */
export const causeCodes = [
  'PRODUCTION',
  'PROCUREMENT',
  'LOGISTICS',
  'CUSTOMER_CHANGE',
  'COMMUNICATION',
  'OTHER',
] as const;
export type CauseCode = (typeof causeCodes)[number];

export interface Cause {
  cause: CauseCode;
  /** The department in which it lay: repeat problems are counted by it (OVERDUE-17). */
  department: Department;
  changeId?: string;
  primary?: boolean;
}

/** OVERDUE-04, EXC-04. */
export interface Analysis extends Signature {
  rootCause: string;
  causes: Cause[];
  participants: string[];
  analysedOn: CivilDate;
  /** Unclear responsibility or inadequate work: somebody is held accountable (OVERDUE-09). */
  fault: boolean;
}

/** OVERDUE-06. */
export const measureKinds = [
  'ADJUST_PLAN',
  'PRIORITISE_PROCUREMENT',
  'STRENGTHEN_LOGISTICS',
  'OTHER',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** What is done about a cause: who, until when, and how its effect is verified (OVERDUE-05, EXC-05). */
export interface Measure {
  /** `M1`, `M2`: in the order of agreement. */
  measureId: string;
  round: number;
  description: string;
  measure: MeasureKind;
  /** The causes that it is against; absent: all of them. */
  causes?: CauseCode[];
  department: Department;
  /** The responsible person's id. */
  owner: string;
  due: CivilDate;
  verification: string;
  by: string;
  at: Instant;
  /** Reports of progress, oldest first (EXC-06). */
  progress: (Signature & { progress: string })[];
  completed?: Signature & { result: string; late: boolean };
  /** What its verification said. */
  effective?: boolean;
}

/** OVERDUE-07, EXC-11. */
export interface LeadershipReport extends Signature {
  summary: string;
  proposedSolution: string;
}

/** What leadership wants done about it, and that it was done (OVERDUE-07, EXC-11). */
export interface CaseInstruction {
  /** `I1`, `I2`. */
  instructionId: string;
  text: string;
  /** Resources that leadership allocates. */
  resources?: string;
  owner?: string;
  due?: CivilDate;
  by: string;
  at: Instant;
  followed?: Signature & { result: string };
}

/** OVERDUE-16. */
export interface CustomerContact {
  orderId: string;
  newDate: CivilDate;
  channel: 'PHONE' | 'EMAIL' | 'SYSTEM' | 'VISIT';
  spokenTo: string;
  by: string;
  at: Instant;
}

export const sanctions = ['NONE', 'WARNING', 'FINE', 'REWARD', 'OTHER'] as const;
export type Sanction = (typeof sanctions)[number];

/** OVERDUE-09 and, where a department is appraised, OVERDUE-10. */
export interface Accountability {
  /** `A1`, `A2`. */
  accountabilityId: string;
  personId?: string;
  department?: Department;
  fault: string;
  decision: string;
  sanction: Sanction;
  amount?: Money;
  by: string;
  onBehalfOf?: string[];
  at: Instant;
  /** PENDING until leadership approves what needs its approval. */
  approval: 'NOT_NEEDED' | 'PENDING' | 'APPROVED' | 'REJECTED';
  approved?: Signature;
}

/** OVERDUE-13. */
export interface ReviewMeeting extends Signature {
  date: CivilDate;
  participants: string[];
  responsible: string;
  handling: string;
}

/** OVERDUE-14, EXC-07. */
export interface Verification extends Signature {
  effective: boolean;
  comment: string;
}

export const preventiveKinds = ['TRAINING', 'PROCESS', 'COMMUNICATION', 'RISK_WARNING'] as const;

/** EXC-13. */
export interface PreventiveMeasure {
  kind: (typeof preventiveKinds)[number];
  description: string;
  owner: string;
  due: CivilDate;
  by: string;
  at: Instant;
}

/** EXC-08. */
export interface Lessons extends Signature {
  result: string;
  lessons: string;
  departments: Department[];
  persons: string[];
}

/** A command that an order was given on the case's behalf. */
export interface Told {
  tellingId: string;
  orderId: string;
  at: Instant;
  /** TAKEN; CLOSED: the order is at its end; FAILED: it refused, with the reason. */
  result: 'TAKEN' | 'CLOSED' | 'FAILED';
  reason?: string;
}
