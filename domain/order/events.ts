import type { Instant } from '../instant.ts';
import type { Actor } from '../people/actor.ts';
import type { Department } from '../people/departments.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { BypassEvent } from './bypass.ts';
import type { CancellationEvent } from './cancellation/events.ts';
import type { ChangeEvent } from './change/change-events.ts';
import type { CalendarRef, Clock, ClockFacts, ClockLimit, PauseReason } from './clock.ts';
import type { ClearableField } from './correction-record.ts';
import type { CreditFacts } from './credit.ts';
import type { Gap, OrderDetails, OrderFacts, Signature } from './details.ts';
import type { Hold, HoldReason } from './hold.ts';
import type { Countersignature, LotLine, LotRecord } from './lot.ts';
import type { DepartmentCalendars } from './order-calendar.ts';
import type { OrderCase, RaisedException } from './order-case.ts';
import type { ReceiptCheckEvent } from './receipt-checks.ts';
import type { QuestionEvent } from './review/records.ts';
import type { Acknowledgement, CustomerPrewarning, Risk } from './risk.ts';
import type { LotStage, OrderStage } from './stage-names.ts';
import type { Instruction, OrderRecord, Payment, Review } from './state.ts';
import type { TrackingEvent } from './tracking.ts';

/** What happened to an order. `apply` folds events; nothing else changes state. */
export type OrderEvent =
  | OrderReceived
  | { type: 'gapsFound'; gaps: Gap[] }
  /** `otherwise`: lines of the same product that are made otherwise now, so that its files say nothing of them. */
  | {
      type: 'detailsChanged';
      before: Partial<OrderDetails>;
      after: Partial<OrderDetails>;
      otherwise?: number[];
      /** Fields that are empty now. */
      cleared?: ClearableField[];
      /** A wrong entry was put right: by whom and why (INTAKE-24). */
      correction?: Signature & { reason: string };
    }
  | { type: 'orderStageEntered'; stage: OrderStage }
  | { type: 'lotStageEntered'; lotId: string; stage: LotStage }
  | { type: 'reviewRecorded'; review: Review }
  /** `departments`: whose reviews are asked for again; without them all, and the decision with them. */
  | { type: 'reviewsReopened'; departments?: Department[] }
  | QuestionEvent
  | { type: 'planConfirmed'; department: Department; signature: Signature }
  | { type: 'paymentRecorded'; payment: Payment }
  | { type: 'orderRecorded'; record: OrderRecord }
  | { type: 'lotOpened'; lotId: string; lines: LotLine[] }
  | { type: 'lotSplit'; lotId: string; newLotId: string; lines: LotLine[] }
  | { type: 'stockReserved'; lotId: string; lines: StockLine[] }
  | { type: 'countersigned'; lotId: string; department: Department; signature: Countersignature }
  | { type: 'countersignaturesCleared'; lotId: string }
  | { type: 'lotRecorded'; lotId: string; record: LotRecord }
  /** Packing list and transport went with a part shipment: the rest needs its own. */
  | { type: 'shippingCleared'; lotId: string }
  | { type: 'clockStarted'; clock: ClockStart }
  | { type: 'clockStopped'; clockId: string; at: Instant }
  | { type: 'clockPaused'; clockId: string; at: Instant; reason: PauseReason; cap?: string }
  /** `capped`: nobody ended the pause, its cap did. */
  | { type: 'clockResumed'; clockId: string; at: Instant; reason: PauseReason; capped?: true }
  | { type: 'rungReached'; clockId: string; rung: string; at: Instant }
  | { type: 'rungsAcknowledged'; clockId: string; rungs: string[] }
  | { type: 'rungsWaived'; clockId: string; rungs: string[]; reason: string }
  | { type: 'clockReassigned'; clockId: string; personId: string }
  | { type: 'clockUrged'; clockId: string; message?: string }
  | { type: 'clockStoodStill'; clockId: string; from: Instant; to: Instant; incidentId: string }
  | { type: 'clockLimitChanged'; clockId: string; limit: ClockLimit; ladder: string[]; at: Instant }
  | { type: 'calendarCorrected'; calendar: CalendarRef; at: Instant }
  | { type: 'policyMigrated'; version: string; values: PolicyValues }
  | { type: 'holdPlaced'; hold: Hold }
  /** `caseId`: what this case held; without it, all that the reason held. */
  | { type: 'holdReleased'; reason: HoldReason; caseId?: string }
  | { type: 'riskReported'; risk: Risk }
  | { type: 'acknowledgedToCustomer'; acknowledgement: Acknowledgement }
  | { type: 'customerPrewarned'; prewarning: CustomerPrewarning }
  | { type: 'exceptionRaised'; exception: RaisedException }
  | { type: 'caseNoted'; case: OrderCase }
  | { type: 'caseEndNoted'; caseId: string; outcome: NonNullable<OrderCase['outcome']>; at: Instant }
  | CancellationEvent
  | BypassEvent
  | TrackingEvent
  | { type: 'instructionRecorded'; instruction: Instruction }
  | ReceiptCheckEvent
  | ChangeEvent;

export interface OrderReceived {
  type: 'orderReceived';
  details: OrderDetails;
  facts: OrderFacts;
  fingerprint: string;
  enteredBy: string;
  /** In whose name, where it was entered by delegation (PRIV-07). */
  enteredFor?: string[];
  receivedAt: Instant;
  policyVersion: string;
  calendarId: string;
  calendarVersion: number;
  /** Departments that work by a calendar of their own (ruling 10). */
  departmentCalendars?: DepartmentCalendars;
  /** Edition of the rules that the order follows; 1 unless given. */
  edition?: number;
}

/** A clock as it starts; its due instant comes back from the commit. */
export type ClockStart = Pick<
  Clock,
  'clockId' | 'kind' | 'lotId' | 'cycle' | 'owner' | 'assignee' | 'anchor' | 'limit' | 'ladder'
>;

/** A quantity taken from stock: the product's code and how much. */
export interface StockLine {
  line: number;
  productCode: string;
  quantity: string;
}

/** One journal entry: who did what, when it happened and when it was typed, and its events (AUDIT-01). */
export interface Entry {
  version: number;
  by: Actor;
  /** Command name, or `rung` for what time itself brought. */
  command: string;
  updateId?: string;
  lotId?: string;
  occurredAt: Instant;
  recordedAt: Instant;
  reason?: string;
  events: OrderEvent[];
}

/** What only the commit can tell: the order number, the due instants of clocks it started, the customer's credit. */
export interface CommitFacts {
  orderNumber?: string;
  clocks: ClockFacts[];
  credit?: CreditFacts;
}
