import { type CivilDate, earliest, type Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
import type { Department } from '../people/departments.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { OrderAssignment } from './assignment.ts';
import type { Bypass } from './bypass.ts';
import type { Cancellation } from './cancellation/cancellation.ts';
import type { ConfigurationSheet, Modification } from './change/modification.ts';
import type { ChangeRecord, ChangeRequest } from './change/records.ts';
import { type Clock, isOverdue, isTarget, nextMoment } from './clock.ts';
import type { Correction } from './correction-record.ts';
import type { Gap, OrderDetails, OrderFacts, Signature } from './details.ts';
import type { Hold } from './hold.ts';
import type { Lot } from './lot.ts';
import type { DepartmentCalendars } from './order-calendar.ts';
import type { OrderCase } from './order-case.ts';
import type { RecordedOriginal, RequirementsConfirmation } from './receipt-checks.ts';
import type {
  CreditOverride,
  CreditReview,
  ItemResult,
  Preparation,
  ReviewAsks,
  ReviewQuestion,
} from './review/records.ts';
import type { Acknowledgement, CustomerPrewarning, Risk } from './risk.ts';
import { isFinal, type LotStage, lotStages, type OrderStage, type Stage } from './stage-names.ts';
import type { TrackingEntry } from './tracking.ts';
import type { Verification } from './verification.ts';

/** Everything that the rules know of one order. Recreated by folding `apply` over its journal. */
export interface OrderState {
  orderId: string;
  /** Given by the first commit (INTAKE-08). */
  orderNumber?: string;
  /** Number of journal entries so far. */
  version: number;
  /** Version of the last entry that was not a mere rung: what `expectedVersion` is held against. */
  actVersion: number;
  stage: OrderStage;
  details: OrderDetails;
  facts: OrderFacts;
  /** Hash of the request as it came in, to tell a repeat from another order (I7). */
  fingerprint: string;
  receivedAt: Instant;
  enteredBy: string;
  /** In whose name, where it was entered by delegation (PRIV-07). */
  enteredFor?: string[];
  policyVersion: string;
  calendarId: string;
  calendarVersion: number;
  /** Departments that work by a calendar of their own (ruling 10). */
  departmentCalendars?: DepartmentCalendars;
  /** The order's place among its customer's orders, by which they share the credit limit (REVIEW-08). */
  creditPlace?: number;
  /** Edition of the rules that the order follows; 1 unless given (decision 0024). */
  edition?: number;
  /** The figures since the order was migrated; before that those it started with (rule 8). */
  migratedPolicy?: PolicyValues;
  gaps: Gap[];
  reviews: Partial<Record<Department, Review>>;
  /** Reviews that a later one took the place of, or that were asked for again, oldest first (REVIEW-24). */
  supersededReviews?: Review[];
  /** What reviewing departments asked sales, oldest first (REVIEW-11). */
  questions?: ReviewQuestion[];
  creditReview?: CreditReview;
  creditOverride?: CreditOverride;
  /** Who said that the order comes with a contract document of its own (REVIEW-04). */
  contractDocument?: Signature;
  confirmations: Partial<Record<Department, Signature>>;
  payments: Payment[];
  lots: Lot[];
  clocks: Clock[];
  /** Last cycle by clock kind and lot. */
  cycles: Record<string, number>;
  /** When the order (`order`) and each lot, by its id, entered the stage they are in. */
  stageSince: Record<string, Instant>;
  /** Why work stands still, whatever the stage. */
  holds?: Hold[];
  /** The change of the order that is open, and those that have ended, oldest first (CHANGE-13). */
  change?: ChangeRequest;
  changes?: ChangeRecord[];
  /** The order version: 1 until a change is applied. */
  revision?: number;
  /** Lots that a change left nothing of; their numbers are not given again. */
  droppedLots?: string[];
  configurationSheet?: ConfigurationSheet;
  /** Applications to improve a product, oldest first (CHANGE-12). */
  modifications?: Modification[];
  /** What the customer wants cancelled, or had cancelled; requests that were withdrawn, oldest first. */
  cancellation?: Cancellation;
  cancellations?: Cancellation[];
  /** Cases that the order is part of, and those that have ended, oldest first. */
  cases?: OrderCase[];
  /** Approvals that were skipped in an emergency, oldest first (REVIEW-21). */
  bypasses?: Bypass[];
  /** How far the order has come, as each department said last (TRACK-03). */
  tracking?: Partial<Record<Department, TrackingEntry>>;
  /** Whom the order was assigned to (TRACK-05). */
  ownerId?: string;
  acknowledgement?: Acknowledgement;
  /** The last verification of the customer (INTAKE-15). */
  verification?: Verification;
  requirementsConfirmation?: RequirementsConfirmation;
  original?: RecordedOriginal;
  risks?: Risk[];
  /** What leadership said, oldest first (PRIV-08). */
  instructions?: Instruction[];
  customerPrewarning?: CustomerPrewarning;
  decision?: ReviewDecision;
  /** To whom the accepted order goes (INTAKE-22). */
  assignment?: OrderAssignment;
  /** Wrong entries that were put right, oldest first (INTAKE-24). */
  corrections?: Correction[];
  postponement?: Postponement;
  quotation?: Quotation;
  contract?: Contract;
  confirmedAt?: Instant;
  releasedBy?: string;
  invoice?: Invoice;
  openBalance?: OpenBalance;
  followUp?: FollowUp;
  archive?: ArchiveRecord;
  rejection?: Rejection;
}

/** The records of an order that a command sets whole. */
export type OrderRecord = Partial<
  Pick<
    OrderState,
    | 'creditReview'
    | 'creditOverride'
    | 'contractDocument'
    | 'decision'
    | 'assignment'
    | 'postponement'
    | 'quotation'
    | 'contract'
    | 'confirmedAt'
    | 'releasedBy'
    | 'invoice'
    | 'openBalance'
    | 'followUp'
    | 'archive'
    | 'rejection'
  >
>;

/** What leadership said of the order (PRIV-08). */
export interface Instruction extends Signature {
  text: string;
}

/** REVIEW-24: reviewer, time, comment; superseded, never edited. */
export interface Review extends Signature {
  department: Department;
  result: 'PASS' | 'FAIL';
  /** Every item of the department, by the checklist of `policyVersion` (REVIEW-02, REVIEW-23). */
  items?: ItemResult[];
  policyVersion?: string;
  asks?: ReviewAsks;
  preparation?: Preparation;
}

/** REVIEW-09. */
export interface ReviewDecision extends Signature {
  outcome: 'ACCEPT' | 'ACCEPT_WITH_CONDITIONS' | 'REJECT';
  conditions?: string;
}

export interface Postponement {
  proposedDate: CivilDate;
  reason: string;
  by: string;
  customerAgreed?: boolean;
}

export interface Quotation {
  quotationNumber: string;
  total: Money;
  by: string;
  at: Instant;
}

export interface Contract {
  contractNumber: string;
  /** SIGNED by people, or satisfied by price list and frame contract. */
  kind: 'SIGNED' | 'AUTOMATIC';
  by: string;
  at: Instant;
}

export interface Invoice {
  invoiceNumber: string;
  total: Money;
  by: string;
  at: Instant;
}

export interface Payment {
  reference: string;
  total: Money;
  receivedOn: CivilDate;
  by: string;
}

export interface OpenBalance extends Signature {
  reason: string;
}

export interface FollowUp extends Signature {
  satisfied: boolean;
}

/** ARCHIVE-02: record groups that are there, that do not apply, or that were waived with a reason. */
export interface ArchiveRecord extends Signature {
  groups: Record<string, string>;
}

export interface Rejection extends Signature {
  reason: string;
}

/**
 * The stage that people see: the order's own, or its least advanced lot's (ruling 1); while a cancellation is being dealt
 * with that it is, and the order keeps its own, to return to.
 */
export function visibleStage(state: OrderState): Stage {
  if (state.cancellation !== undefined && !isFinal(state.stage)) return 'CANCEL_REQUESTED';
  if (state.stage !== 'IN_FULFILMENT') return state.stage;
  const rank = Math.min(...state.lots.map((lot) => lotStages.indexOf(lot.stage)));
  return lotStages[rank] ?? state.stage;
}

/** Number of lots in each stage. */
export function lotCounts(state: OrderState): Partial<Record<LotStage, number>> {
  const counts: Partial<Record<LotStage, number>> = {};
  for (const lot of state.lots) counts[lot.stage] = (counts[lot.stage] ?? 0) + 1;
  return counts;
}

/** The next instant at which time itself brings something, over all running clocks. */
export function nextDueInstant(state: Pick<OrderState, 'clocks'>): Instant | undefined {
  return earliest(state.clocks.flatMap((clock) => nextMoment(clock)?.at ?? []));
}

/** True when an open clock has passed its due instant; a missed target does not count. */
export function orderOverdue(state: OrderState): boolean {
  return state.clocks.some((clock) => isOverdue(clock) && !isTarget(clock));
}
