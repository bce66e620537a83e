import type { CivilDate, Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
import type { Quantity } from '../money/quantity.ts';
import type { Project } from './project.ts';

/** Where orders come from: the union of all sources (INTAKE-01). */
export const channels = [
  'WEBSITE',
  'PLATFORM',
  'PHONE',
  'EMAIL',
  'FAX',
  'LETTER',
  'VISIT',
  'SALESPERSON',
  'OTHER',
] as const;
export type Channel = (typeof channels)[number];

/** SETTLE-07. */
export const paymentMethods = ['PREPAYMENT', 'CASH_ON_DELIVERY', 'MONTHLY'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/**
 * A non-regular order departs from the catalogue; a special one is made for one customer, who picks it up within the
 * days of the regulation; a project order belongs to a project.
 */
export const orderTypes = ['REGULAR', 'NON_REGULAR', 'SPECIAL', 'PROJECT'] as const;
export type OrderType = (typeof orderTypes)[number];

/** What is ordered: goods or a service; overdue control tells purchase and production orders apart too (INTAKE-23). */
export const orderKinds = ['PRODUCT', 'SERVICE', 'PURCHASE', 'PRODUCTION'] as const;
export type OrderKind = (typeof orderKinds)[number];

/** Languages in which the system writes to customers. */
export const customerLanguages = ['zh-CN', 'en'] as const;
export type CustomerLanguage = (typeof customerLanguages)[number];

/** A firm has a tax number; a private person has none (INTAKE-15). */
export const customerKinds = ['BUSINESS', 'PERSON'] as const;
export type CustomerKind = (typeof customerKinds)[number];

export interface CustomerDetails {
  /** Id in the customer file, when the customer is known. */
  customerId?: string;
  name?: string;
  /** A firm unless said otherwise. */
  customerKind?: CustomerKind;
  taxNumber?: string;
  /** A person or number to reach: name and phone or e-mail. */
  contact?: string;
  /** Where the system itself writes to the customer (INTAKE-26). */
  email?: string;
  /** Language of what it writes; both in one message unless given. */
  language?: CustomerLanguage;
}

/** One line of an order. `line` numbers from 1 and never changes. */
export interface OrderLine {
  line: number;
  productCode?: string;
  productName?: string;
  specification?: string;
  model?: string;
  quantity?: Quantity;
  /** Unit of measure, such as `台` or `pcs`. */
  unit?: string;
  unitPrice?: Money;
  /** Technical and quality requirements in the customer's words. */
  requirements?: string;
  fragile?: boolean;
}

/** A telephone order as it was taken down (INTAKE-04). */
export interface TakenCall {
  /** Name of the agent who took it. */
  by?: string;
  at?: Instant;
  /** What the customer dictated, in the customer's words. */
  dictated?: string;
}

/** A file that the order came in as: a file of the order, kept under its checksum (INTAKE-05). */
export interface OriginalFile {
  attachmentId: string;
  fileName: string;
  sha256: string;
}

/** What the customer ordered. A missing field is a gap, not an error (INTAKE-06). */
export interface OrderDetails {
  channel: Channel;
  /** A regular order unless said otherwise. */
  orderType?: OrderType;
  /** A product order unless said otherwise (INTAKE-23). */
  orderKind?: OrderKind;
  externalNumber?: string;
  /** The shop that pushed it; its numbers are its own (INTAKE-03). */
  platformId?: string;
  /** How a telephone order was taken down. */
  taken?: TakenCall;
  /** The message or paper that it was entered from. */
  originals?: OriginalFile[];
  customer: CustomerDetails;
  lines: OrderLine[];
  paymentMethod?: PaymentMethod;
  deliveryDate?: CivilDate;
  deliveryAddress?: string;
  consignee?: string;
  remarks?: string;
  /** Of an order of type PROJECT: its entry in the register (INTAKE-28). */
  project?: Project;
}

/** What the company's own files said of customer and products when the order came in; frozen with the order. */
export interface OrderFacts {
  vip: boolean;
  customerVerified: boolean;
  /** The customer's id is one of the company's own file, not only what a sender wrote. */
  customerOnFile?: boolean;
  /** A frame contract or repeat order: quotation and contract are there already (CONTRACT-01). */
  frameContract: boolean;
  /** Credit limit less open receivables and open orders; absent when nobody set a limit. */
  creditFree?: Money;
  /** Delivery date that planning's figures allow (CONTRACT-04); absent when unknown. */
  earliestPromise?: CivilDate;
  /** Region of a customer on file (INTAKE-22). */
  region?: string;
  lines: LineFacts[];
}

export interface LineFacts {
  line: number;
  inCatalogue: boolean;
  bomReleased: boolean;
  listPrice?: Money;
  /** Product category, as the catalogue says (INTAKE-22). */
  category?: string;
}

/** A field that the order lacks, and whose it is to fill (ruling 6). */
export interface Gap {
  path: string;
  whose: 'CUSTOMER' | 'OURS';
  reason: string;
  /** Somebody asked for it, so that it stays until it is answered. */
  asked?: true;
}

/** A person's or policy's mark on something, bound to who and when (PRIV-07). */
export interface Signature {
  by: string;
  /** In whose name, where it was given by delegation (PRIV-07). */
  onBehalfOf?: string[];
  at: Instant;
  comment?: string;
}
