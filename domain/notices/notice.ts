import type { OverdueSummary } from '../figures/overdue-summary.ts';
import type { Instant } from '../instant.ts';
import type { ClockKind, PauseReason } from '../order/clock.ts';
import type { EscalationLevel } from '../order/escalation.ts';
import type { CommandName } from '../order/inputs.ts';
import type { Stage } from '../order/stage-names.ts';
import type { ReportingDepartment } from '../order/tracking.ts';
import type { Department } from '../people/departments.ts';
import type { Role } from '../people/roles.ts';
import type { CaseNotice } from './case-notice.ts';
import type { NoticeChannel } from './channels.ts';
import type { CustomerMessage } from './customer/customer-message.ts';

/**
 * Why a message is sent. ESCALATION: a rung was reached, a pre-warning included. UNSTAFFED_ROLE: nobody holds a role
 * that a rung is for, which the administrator has to mend (rule 14). REMINDER: nobody has acknowledged an escalation
 * (rule 15). URGE, REASSIGNED, RISK: a person did it. PAUSE_ENDED: its cap ended it (rule 6). INCIDENT: once per
 * department (ruling 8). CASE: something happened in a case.
 * REPORT_DUE: a department has not told sales for long how far an order is (TRACK-03). OVERDUE_SUMMARY: last month's
 * overdue orders (OVERDUE-08).
 * STOP_WORK: an order is being cancelled (CANCEL-03). ORDER_NEWS: an order was registered or confirmed (INTAKE-21). DIGEST: several notices in one message, or leadership's of the day (ruling 7).
 */
export const noticeKinds = [
  'ESCALATION',
  'UNSTAFFED_ROLE',
  'REMINDER',
  'URGE',
  'REASSIGNED',
  'RISK',
  'PAUSE_ENDED',
  'INCIDENT',
  'DIGEST',
  'CHANNEL_DOWN',
  'WARNING',
  'CHANGE_APPLIED',
  'CASE',
  'STOP_WORK',
  'ORDER_NEWS',
  'REPORT_DUE',
  'OVERDUE_SUMMARY',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What people subscribe to: a pre-warning is an escalation that they may want otherwise than the rest. */
export const subscriptionKinds = ['PREWARNING', ...noticeKinds] as const;
export type SubscriptionKind = (typeof subscriptionKinds)[number];

/** The order that a notice is about, and where it stands. */
export interface OrderFigures {
  orderId: string;
  orderNumber: string;
  customerName?: string;
  stage: Stage;
  lotId?: string;
  /** True instant of what is told; time left and late hold for it. */
  reachedAt: Instant;
  /** IANA zone in which instants are shown: the calendar's. */
  zone: string;
}

/** What a clock asks of whom: the rest of the six contents of SLA-16. */
export interface DeadlineFigures {
  clockId: string;
  clockKind: ClockKind;
  /** Due instant of the clock; `provisional` when it was computed through a year without an official notice. */
  deadline: Instant;
  provisional: boolean;
  /** Whole working minutes up to the deadline; 0 from the deadline on. */
  workingMinutesLeft: number;
  /** Whole working minutes since the deadline; 0 up to the deadline. */
  workingMinutesLate: number;
  responsible: Responsible;
  /** What stops the clock; empty when the clock only measures. */
  requiredActions: RequiredAction[];
}

/** What a notice about a clock says, apart from channel and language (SLA-16). */
export type ClockFigures = OrderFigures & DeadlineFigures;

export type RungNotice = ClockFigures & {
  kind: 'ESCALATION' | 'UNSTAFFED_ROLE' | 'REMINDER';
  rung: string;
  level: EscalationLevel;
  /** The role that nobody holds: the notice went to the next level in its place (rule 14). */
  unstaffedRole?: Role;
  /** Which reminder it is, from 1. */
  reminder?: number;
};

export type UrgeNotice = ClockFigures & { kind: 'URGE'; by: NamedPerson; message?: string };
export type ReassignedNotice = ClockFigures & { kind: 'REASSIGNED'; by: NamedPerson };
export type PauseEndedNotice = ClockFigures & { kind: 'PAUSE_ENDED'; pauseReason: PauseReason };
/** The customer wants the order cancelled: a department stops its work at once and says so (CANCEL-03). */
export type StopWorkNotice = ClockFigures & { kind: 'STOP_WORK'; by: NamedPerson; reason: string };
export type ClockNotice = RungNotice | UrgeNotice | ReassignedNotice | PauseEndedNotice | StopWorkNotice;

/** A department expects the order to be late; `answer` is what sales then owes its customer (SLA-06). */
export type RiskNotice = OrderFigures & {
  kind: 'RISK';
  department: Department;
  description: string;
  by: NamedPerson;
  answer?: DeadlineFigures;
};

/** A change of the order took effect: what is otherwise now, said in full (CHANGE-06). */
export type ChangeAppliedNotice = OrderFigures & {
  kind: 'CHANGE_APPLIED';
  changeId: string;
  revision: number;
  by: NamedPerson;
  message: { zh: string; en: string };
};

/** Something about an order that its reader should know, said in full. */
export type WarningNotice = OrderFigures & { kind: 'WARNING'; message: { zh: string; en: string } };
/** An order is there, or is settled with its customer: its content, for the departments concerned (INTAKE-21). */
export type OrderNewsNotice = OrderFigures & {
  kind: 'ORDER_NEWS';
  occasion: 'REGISTERED' | 'CONFIRMED';
  message: { zh: string; en: string };
};
/** A department has had an order for long without telling sales how far it has come (TRACK-03). */
export type ReportDueNotice = OrderFigures & {
  kind: 'REPORT_DUE';
  department: ReportingDepartment;
  /** Its last report, or when the order came to it. */
  since: Instant;
  /** How many periods have passed since then. */
  period: number;
};
export type OrderNotice =
  | ClockNotice
  | RiskNotice
  | ChangeAppliedNotice
  | WarningNotice
  | OrderNewsNotice
  | ReportDueNotice;

/** Clocks of a department stood still for an incident, all told at once. */
export interface IncidentNotice {
  kind: 'INCIDENT';
  incidentId: string;
  department: Department;
  from: Instant;
  until: Instant;
  reason: string;
  zone: string;
  /** How many orders and clocks moved, and how many escalations were withdrawn. */
  orders: number;
  clocks: number;
  waived: number;
}

/** A way of sending does not work. `target` is empty for e-mail. */
export interface ChannelDownNotice {
  kind: 'CHANNEL_DOWN';
  channel: NoticeChannel;
  target: string;
  failures: number;
  failingSince: Instant;
  lastError: string;
  zone: string;
}

/** How overdue orders went in a month (OVERDUE-08). */
export interface OverdueSummaryNotice extends OverdueSummary {
  kind: 'OVERDUE_SUMMARY';
}

export type SingleNotice =
  | OrderNotice
  | CaseNotice
  | IncidentNotice
  | ChannelDownNotice
  | OverdueSummaryNotice;

/** Several notices in one message, the most urgent first. DAILY: the day's orders with most at risk (ruling 7). */
export interface DigestNotice {
  kind: 'DIGEST';
  occasion: 'FOLDED' | 'DAILY';
  /** What the digest is chosen from. */
  total: number;
  items: SingleNotice[];
}

/** A message to people of the company: what it says and why. */
export type Notice = SingleNotice | DigestNotice;

/** What the outbox sends: to people of the company and to programs, or to a customer. */
export type Outgoing = Notice | CustomerMessage;

type WithoutKind<Each> = Each extends Outgoing ? Omit<Each, 'kind'> : never;
/** A message as the outbox keeps it, beside its kind. */
export type NoticePayload = WithoutKind<Outgoing>;

export interface Responsible {
  department: Department;
  role: Role;
  /** Who the clock was given to, or held the role at the rung's instant; may be empty. */
  people: NamedPerson[];
}

export interface NamedPerson {
  personId: string;
  nameZh: string;
  nameEn: string;
}

export interface RequiredAction {
  command: CommandName;
  /** Departments that have yet to give it. */
  departments: Department[];
}

/** The order that a notice is about, if it is about one. */
export function orderIdOf(notice: Notice): string | undefined {
  return 'orderId' in notice ? notice.orderId : undefined;
}

/** The deadline that a notice is about, if there is one. */
export function deadlineOf(notice: SingleNotice): Instant | undefined {
  if (notice.kind === 'RISK') return notice.answer?.deadline;
  return 'deadline' in notice ? notice.deadline : undefined;
}
