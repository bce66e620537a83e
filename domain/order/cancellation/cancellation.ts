import type { Instant } from '../../instant.ts';
import type { Money } from '../../money/money.ts';
import type { Quantity } from '../../money/quantity.ts';
import type { Department } from '../../people/departments.ts';
import type { Signature } from '../details.ts';

/** What becomes of goods that were made, begun or bought (CANCEL-04). */
export const treatments = [
  'STOCK',
  'REWORK',
  'SCRAP',
  'RETURN_TO_SUPPLIER',
  'DELIVER_TO_CUSTOMER',
  'OTHER',
] as const;
export type Treatment = (typeof treatments)[number];

/** What was paid goes back less the fee, is kept against the fee, or is kept whole (CANCEL-06). */
export const depositTreatments = ['REFUND', 'OFFSET', 'FORFEIT'] as const;
export type DepositTreatment = (typeof depositTreatments)[number];

/** Ways in which a cancellation is confirmed with the customer. */
export const confirmationChannels = ['PHONE', 'EMAIL', 'FAX', 'LETTER', 'VISIT', 'OTHER'] as const;
export type ConfirmationChannel = (typeof confirmationChannels)[number];

/** What is undone when an order is cancelled, the latest work first where instants do not tell (CANCEL-09). */
export const compensationKinds = [
  'TRANSPORT_CANCELLED',
  'UNPACKED',
  'WORK_ORDER_WITHDRAWN',
  'PLAN_WITHDRAWN',
  'PURCHASE_CANCELLED',
  'RESERVATION_RELEASED',
] as const;
export type CompensationKind = (typeof compensationKinds)[number];

/** Something that was really done for the order and is undone, once. */
export interface Compensation {
  kind: CompensationKind;
  lotId: string;
  /** What it is about: carrier, version of the plan, material, products and quantities. */
  reference: string;
  /** When that was done which is undone. */
  doneAt: Instant;
  at: Instant;
}

export interface DispositionItem {
  /** The product, semi-finished product or material. */
  what: string;
  quantity: Quantity;
  treatment: Treatment;
  /** What is lost by it. */
  loss: Money;
  /** Departments that agreed to it, two at least. */
  agreedWith: Department[];
}

export interface Disposition extends Signature {
  /** Empty when there is nothing; `reason` then says why. */
  items: DispositionItem[];
  reason?: string;
  loss: Money;
  /** The fee that policy allows (`cancel.feePolicy`). */
  proposedFee: Money;
}

/** Fee, refund and deposit as finance computed them. */
export interface CancellationSettlement extends Signature {
  fee: Money;
  refund: Money;
  depositTreatment: DepositTreatment;
  basis: string;
}

/** A customer's request to cancel the order, and what came of it. */
export interface Cancellation extends Signature {
  /** The customer's person who signed the form. */
  requestedBy: string;
  /** Number of the order cancellation request form, or where it is kept; one of this and its file is there (CANCEL-01). */
  formReference?: string;
  /** The file of the order that is the form. */
  formAttachmentId?: string;
  reason: string;
  /** Departments told to stop, and those that have (CANCEL-03). */
  told: Department[];
  stopped: Partial<Record<Department, Signature>>;
  disposition?: Disposition;
  confirmation?: Signature & { confirmedWith: string; channel: ConfirmationChannel };
  settlement?: CancellationSettlement;
  /** The general manager lets the whole deposit be kept. */
  forfeitApproval?: Signature;
  settlementApproval?: Signature;
  compensations: Compensation[];
  withdrawal?: Signature & { reason: string };
  completedAt?: Instant;
}
