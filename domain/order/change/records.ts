import type { CivilDate } from '../../instant.ts';
import type { Money } from '../../money/money.ts';
import type { Department } from '../../people/departments.ts';
import type { OrderDetails, OrderLine, Signature } from '../details.ts';
import type { LotLine } from '../lot.ts';
import type { LotStage } from '../stage-names.ts';

/** What a change of an order touches that departments evaluate before it is approved (CHANGE-04). */
export const changeSubjects = ['SPECIFICATION', 'QUANTITY', 'PRICE', 'DELIVERY_DATE'] as const;
export type ChangeSubject = (typeof changeSubjects)[number];

/** Both must confirm a change before it takes effect (CHANGE-02). */
export const changeParties = ['COMPANY', 'CUSTOMER'] as const;
export type ChangeParty = (typeof changeParties)[number];

export const changeOutcomes = ['APPLIED', 'REJECTED', 'WITHDRAWN'] as const;
export type ChangeOutcome = (typeof changeOutcomes)[number];

/** What the customer wants otherwise, as a patch of the order's details. */
export interface ChangeWish {
  /** Fields laid over the lines of these numbers; a number that is not there adds a line. */
  lines?: OrderLine[];
  /** Lines that fall away; their numbers stay taken, with the quantity 0. */
  removedLines?: number[];
  deliveryDate?: CivilDate;
  deliveryAddress?: string;
  consignee?: string;
  paymentMethod?: NonNullable<OrderDetails['paymentMethod']>;
  remarks?: string;
}

/** A change request as it was submitted, and what has become of it so far (CHANGE-01). Its signature: who entered it. */
export interface ChangeRequest extends Signature {
  /** `C1`, `C2`, ... in the order in which they were requested. */
  changeId: string;
  /** The customer's person who asks for it. */
  requestedBy: string;
  /** Number of the form, or where it is kept. */
  formReference: string;
  reason: string;
  /** The one lot that it concerns; absent: the whole order. */
  lotId?: string;
  wanted: ChangeWish;
  /** Whether work goes on meanwhile (ruling 16). */
  answer?: ChangeAnswer;
  evaluations: Partial<Record<Department, ChangeEvaluation>>;
  alternatives?: ChangeAlternative[];
  decision?: ChangeDecision;
  confirmations: Partial<Record<ChangeParty, ChangeConfirmation>>;
  agreement?: ChangeAgreement;
}

/** What of an open change a command puts on record. */
export type ChangeProgress = Partial<
  Pick<ChangeRequest, 'wanted' | 'answer' | 'evaluations' | 'alternatives' | 'decision' | 'agreement'>
>;

export interface ChangeAnswer extends Signature {
  workGoesOn: boolean;
  /** The operation from which work stands still; absent with `workGoesOn` false: at once. */
  holdFrom?: LotStage;
}

/** What a department says of a change: effect on cost, schedule and material (CHANGE-04). */
export interface ChangeEvaluation extends Signature {
  department: Department;
  feasible: boolean;
  extraCost?: Money;
  /** Working days by which the order would be later. */
  delayDays?: number;
  materialEffect: string;
}

/** What the customer was offered in place of what was wanted (CHANGE-05). */
export interface ChangeAlternative extends Signature {
  /** `A1`, `A2`, ... */
  alternativeId: string;
  wanted: ChangeWish;
  explanation: string;
  /** What the customer said to it; absent while we wait. */
  chosen?: boolean;
}

export interface ChangeDecision extends Signature {
  approved: boolean;
  /** How reasonable and feasible the business department finds it (CHANGE-03). */
  assessment: string;
  /** What the change costs beside the lines (CHANGE-07). */
  extraCost: Money;
  /** It costs more or is later, so that an agreement must be signed (CHANGE-08). */
  needsAgreement: boolean;
}

export interface ChangeConfirmation extends Signature {
  party: ChangeParty;
  /** Who said so for the party. */
  saidBy: string;
  /** Where the written confirmation is kept. */
  evidence?: string;
}

export interface ChangeAgreement extends Signature {
  agreementNumber: string;
  customerSignedBy: string;
}

/** What a change meant for a lot. */
export const lotEffects = [
  'PLANNED_ANEW',
  'STOCK_ANEW',
  'SHIPPED_ANEW',
  'QUANTITY',
  'DROPPED',
  'NEW',
] as const;
export interface LotEffect {
  lotId: string;
  effect: (typeof lotEffects)[number];
  /** What of the lot is left over: made, or taken from stock, for what is wanted no more. */
  surplus?: LotLine[];
}

/** A change that has ended, with the order as it was before (CHANGE-13). */
export interface ChangeRecord extends ChangeRequest {
  outcome: ChangeOutcome;
  ended: Signature;
  /** The order version that it made; the one before it was one lower. */
  revision?: number;
  before?: Partial<OrderDetails>;
  after?: Partial<OrderDetails>;
  effects?: LotEffect[];
  /** The lines' total before and after, and the extra cost beside it (CHANGE-07). */
  cost?: { before: Money; after: Money; extra: Money };
  /** How the customer heard of a rejection (CHANGE-14). */
  customerTold?: CustomerTold;
}

export interface CustomerTold extends Signature {
  message: string;
  saidTo: string;
}
