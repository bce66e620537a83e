import type { Instant } from '../instant.ts';
import type { ClockFacts } from '../order/clock.ts';
import type { Signature } from '../order/details.ts';
import type { OrderEvent } from '../order/events.ts';
import type { Actor } from '../people/actor.ts';
import type { CaseKind, CaseStep, CaseType } from './case-kinds.ts';
import type {
  Accountability,
  Analysis,
  CaseInstruction,
  CaseOrder,
  CaseOutcome,
  CaseState,
  CustomerContact,
  LeadershipReport,
  Lessons,
  Measure,
  PreventiveMeasure,
  ReviewMeeting,
  Told,
  Verification,
} from './case-state.ts';

/** Events of a clock, the same as an order's. */
type ClockEvent = Extract<
  OrderEvent,
  { type: 'clockStarted' | 'clockStopped' | 'rungReached' | 'clockReassigned' }
>;

/** What happened to a case. `apply` folds events; nothing else changes state. */
export type CaseEvent =
  | CaseOpened
  | { type: 'ordersAdded'; orders: CaseOrder[] }
  | { type: 'caseStepEntered'; step: CaseStep }
  | { type: 'analysisRecorded'; analysis: Analysis; serious: boolean }
  | { type: 'measureAgreed'; measure: Measure }
  | { type: 'measureProgressed'; measureId: string; progress: Signature & { progress: string } }
  | { type: 'measureCompleted'; measureId: string; completed: NonNullable<Measure['completed']> }
  | { type: 'caseVerified'; verification: Verification; measureIds: string[] }
  | { type: 'reportedToLeadership'; report: LeadershipReport }
  | { type: 'instructionGiven'; instruction: CaseInstruction }
  | { type: 'instructionFollowed'; instructionId: string; followed: NonNullable<CaseInstruction['followed']> }
  | { type: 'customerTold'; contact: CustomerContact }
  | { type: 'accountabilityDecided'; accountability: Accountability }
  | { type: 'accountabilityApproved'; accountabilityId: string; approved: boolean; signature: Signature }
  | { type: 'reviewMeetingHeld'; meeting: ReviewMeeting }
  | { type: 'preventiveRecorded'; preventive: PreventiveMeasure }
  | { type: 'lessonsRecorded'; lessons: Lessons }
  | { type: 'caseEnded'; outcome: CaseOutcome; comment?: string; into?: string }
  | { type: 'orderTold'; told: Told }
  | ClockEvent;

/** The opening: who found what, and the versions that hold for the case. */
export interface CaseOpened
  extends Pick<
    CaseState,
    | 'department'
    | 'description'
    | 'serious'
    | 'openedAt'
    | 'openedBy'
    | 'foundBy'
    | 'discovery'
    | 'source'
    | 'violation'
    | 'cost'
    | 'orders'
    | 'policyVersion'
    | 'calendarId'
    | 'calendarVersion'
    | 'departmentCalendars'
  > {
  type: 'caseOpened';
  kind: CaseKind;
  caseType: CaseType;
}

/** One journal entry of a case: who did what, when it happened and when it was typed, and its events (AUDIT-01). */
export interface CaseEntry {
  version: number;
  by: Actor;
  /** Command name, or `rung` for what time itself brought. */
  command: string;
  updateId?: string;
  occurredAt: Instant;
  recordedAt: Instant;
  reason?: string;
  events: CaseEvent[];
}

/** What only the commit can tell: the case number and the due instants of clocks it started. */
export interface CaseFacts {
  caseNumber?: string;
  clocks: ClockFacts[];
}
