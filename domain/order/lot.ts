import { type CivilDate, epochMs, type Instant } from '../instant.ts';
import type { Quantity } from '../money/quantity.ts';
import type { Department } from '../people/departments.ts';
import type { Signature } from './details.ts';
import type { LotStage } from './stage-names.ts';

/** Part of one order line inside a lot. */
export interface LotLine {
  line: number;
  quantity: Quantity;
}

/** A set of (line, quantity) that moves together from release to acceptance (ruling 1). */
export interface Lot {
  /** `L1`, `L2`, ... in the order in which they came to be. */
  lotId: string;
  stage: LotStage;
  lines: LotLine[];
  /** Lot that this one was split from. */
  splitFrom?: string;
  source?: 'STOCK' | 'PRODUCTION';
  preliminarySchedule?: PreliminarySchedule;
  plan?: ProductionPlan;
  planVersion: number;
  countersignatures: Partial<Record<Department, Countersignature>>;
  /** Departments whose countersignature of the plan was skipped in an emergency (REVIEW-21). */
  skipped?: Department[];
  shortage?: MaterialShortage;
  progress?: Progress;
  delay?: DelayReport;
  completion?: Signature;
  inspection?: Inspection;
  reworkRounds: number;
  rectification?: Rectification;
  packingList?: PackingListCheck;
  transport?: TransportArrangement;
  shipment?: Shipment;
  deliveryException?: DeliveryException;
  delivery?: Delivery;
  acceptance?: Signature;
}

/** The records of a lot that a command sets whole. */
export type LotRecord = Partial<
  Omit<Lot, 'lotId' | 'stage' | 'lines' | 'splitFrom' | 'countersignatures' | 'skipped'>
>;

/** PLAN-02: a first timetable, before material and resources are agreed. */
export interface PreliminarySchedule extends Signature {
  start: CivilDate;
  finish: CivilDate;
}

/** PLAN-05: timetable, quantities (the lot's), route and resources. */
export interface ProductionPlan {
  start: CivilDate;
  finish: CivilDate;
  route?: string;
  resources?: string;
  materialAgreed: boolean;
  by: string;
  at: Instant;
  reason?: string;
}

/** PLAN-12: a countersignature keeps its medium and evidence. */
export interface Countersignature extends Signature {
  medium: 'SYSTEM' | 'PAPER' | 'CHAT';
  evidence?: string;
}

export interface MaterialShortage {
  material: string;
  expectedArrival: CivilDate;
  by: string;
  at: Instant;
}

export interface Progress {
  percent: number;
  expectedFinish?: CivilDate;
  by: string;
  at: Instant;
}

/** PROD-05. */
export const delayTypes = ['MATERIAL_DELAY', 'ABSENCE', 'EQUIPMENT_FAILURE', 'OTHER'] as const;
export type DelayType = (typeof delayTypes)[number];

export interface DelayReport {
  type: DelayType;
  reason: string;
  proposal?: string;
  newFinish?: CivilDate;
  by: string;
  at: Instant;
}

export interface Inspection extends Signature {
  passed: LotLine[];
  failed: LotLine[];
  /** Version of the quality standard inspected against (QC-07). */
  standardVersion: string;
}

/** QC-02, QC-05. */
export interface Rectification {
  cause: string;
  measure: string;
  owner: Department;
  due: CivilDate;
  by: string;
  at: Instant;
}

export interface PackingListCheck {
  matches: boolean;
  differences: { line: number; ordered: Quantity; packed: Quantity }[];
  by: string;
  at: Instant;
}

/** SHIP-08 with ruling 12. */
export const transportModes = ['EXPRESS', 'FREIGHT', 'DEDICATED_VEHICLE', 'SELF_PICKUP'] as const;
export type TransportMode = (typeof transportModes)[number];

export interface TransportArrangement {
  mode: TransportMode;
  carrier: string;
  pickUpAt: Instant;
  expectedArrival: CivilDate;
  by: string;
  at: Instant;
}

export interface Shipment {
  shippingNoteNumber: string;
  warehouseSignedBy: string;
  carrierSignedBy: string;
  trackingNumber?: string;
  at: Instant;
}

/** DELIV-02. */
export const deliveryExceptionTypes = ['DELAY', 'LOSS', 'DAMAGE'] as const;
export type DeliveryExceptionType = (typeof deliveryExceptionTypes)[number];

export interface DeliveryException {
  type: DeliveryExceptionType;
  description: string;
  solution?: string;
  by: string;
  at: Instant;
}

/** DELIV-05, DELIV-06: both sign. */
export interface Delivery {
  signedBy: string;
  deliveredBy: string;
  clean: boolean;
  remarks?: string;
  at: Instant;
}

/** True when quality has proposed how to rectify what the latest inspection failed (QC-02). */
export function isRectificationProposed(lot: Lot): boolean {
  const { rectification, inspection } = lot;
  if (rectification === undefined || inspection === undefined) return false;
  return epochMs(rectification.at) >= epochMs(inspection.at);
}
