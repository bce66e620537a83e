import type { Instant } from '../instant.ts';
import type { ClockKind } from '../order/clock.ts';
import type { EscalationLevel } from '../order/escalation.ts';
import type { CommandName } from '../order/inputs.ts';
import type { Stage } from '../order/stage-names.ts';
import type { Department } from '../people/departments.ts';
import type { Role } from '../people/roles.ts';

/**
 * Why a message is sent. ESCALATION: a rung was reached, a pre-warning included. UNSTAFFED_ROLE: a rung was
 * reached and nobody holds a role that it is for, which the administrator has to mend (rule 14).
 */
export const noticeKinds = ['ESCALATION', 'UNSTAFFED_ROLE'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a notice of a rung says, apart from channel and language: the six contents of SLA-16 and what it concerns. */
export interface NoticePayload {
  orderId: string;
  orderNumber: string;
  customerName?: string;
  stage: Stage;
  lotId?: string;
  clockId: string;
  clockKind: ClockKind;
  rung: string;
  level: EscalationLevel;
  /** Due instant of the clock; `provisional` when it was computed through a year without an official notice. */
  deadline: Instant;
  provisional: boolean;
  /** True instant of the rung. */
  reachedAt: Instant;
  /** IANA zone in which instants are shown: the calendar's. */
  zone: string;
  /** Whole working minutes from the rung to the deadline; 0 from the deadline on. */
  workingMinutesLeft: number;
  /** Whole working minutes from the deadline to the rung; 0 up to the deadline. */
  workingMinutesLate: number;
  responsible: Responsible;
  /** What stops the clock; empty when the clock only measures. */
  requiredActions: RequiredAction[];
  /** The role that nobody holds: the notice went to the next level in its place (rule 14). */
  unstaffedRole?: Role;
}

/** A queued message: what it says and why. */
export interface Notice extends NoticePayload {
  kind: NoticeKind;
}

export interface Responsible {
  department: Department;
  role: Role;
  /** Who held the role at the rung's instant; may be empty. */
  people: ResponsiblePerson[];
}

export interface ResponsiblePerson {
  personId: string;
  nameZh: string;
  nameEn: string;
}

export interface RequiredAction {
  command: CommandName;
  /** Departments that have yet to give it. */
  departments: Department[];
}
