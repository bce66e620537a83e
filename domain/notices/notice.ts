import type { Instant } from '../instant.ts';
import type { EscalationLevel } from '../order/escalation.ts';
import type { CommandName } from '../order/inputs.ts';
import type { Stage } from '../order/stage-names.ts';
import type { Department } from '../people/departments.ts';
import type { Role } from '../people/roles.ts';

/** What an outbox row says, independent of channel and language. Kinds of notice are added to this union. */
export type Notice = ClockNotice;

export type NoticeKind = Notice['kind'];

/** A person's name in both scripts. */
export interface BilingualName {
  zh: string;
  en: string;
}

/** A rung of a clock as people hear of it: the six contents of SLA-16 and what tells the order apart. */
export interface ClockNotice {
  /** A warning before the deadline, or an escalation from the deadline on. */
  kind: 'PREWARNING' | 'ESCALATION';
  level: EscalationLevel;
  orderId: string;
  orderNumber: string;
  customerName?: string;
  lotId?: string;
  stage: Stage;
  clockId: string;
  rung: string;
  /** The deadline; `provisional` when it was computed through a year without an official notice. */
  due: Instant;
  provisional: boolean;
  /** When the rung was reached. */
  at: Instant;
  /** IANA zone in which instants are shown: the calendar's. */
  zone: string;
  responsible: Responsible;
  /** Whole working minutes from `at` to `due`; 0 from the deadline on. */
  workingMinutesLeft: number;
  /** Whole working minutes from `due` to `at`; 0 up to the deadline. */
  workingMinutesLate: number;
  /** Commands that stop the clock; empty when it only measures. */
  actions: RequiredAction[];
}

export interface Responsible {
  department: Department;
  role: Role;
  /** Who holds the role at the rung's instant; may be empty. */
  people: BilingualName[];
}

export interface RequiredAction {
  command: CommandName;
  /** Departments that have yet to give it. */
  departments: Department[];
}
