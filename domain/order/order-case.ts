import type { CaseKind, CaseType, ExceptionType } from '../cases/case-kinds.ts';
import type { Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
import type { Department } from '../people/departments.ts';
import type { LotStage } from './stage-names.ts';

/** What of an order may be wrong (EXC-01); policy says from which stage of a lot on it is used (ruling 13). */
export const wrongFields = ['CONTACT', 'ADDRESS', 'SPECIFICATION', 'QUANTITY', 'PRICE'] as const;
export type WrongField = (typeof wrongFields)[number];

/** What a case does to an order: work stands still, people are warned, or it runs on (EXC-10). */
export const caseEffects = ['BLOCK', 'WARN', 'NONE'] as const;
export type CaseEffect = (typeof caseEffects)[number];

/** What people report of an order; the other types follow from changes and cancellations. */
export const reportedTypes = [
  'INFO_ERROR',
  'STOCK_SHORTAGE',
  'TRANSPORT_DELAY',
  'DAMAGE_OR_LOSS',
  'PROBLEM',
] as const satisfies readonly ExceptionType[];
export type ReportedType = (typeof reportedTypes)[number];

/** What went wrong with an order: a case is opened for it in the commit that says so (EXC-03). */
export interface RaisedException {
  type: ExceptionType;
  description: string;
  /** The department whose head deals with it. */
  department: Department;
  lotId?: string;
  wrongField?: WrongField;
  cost?: Money;
  /** When it was found, where that was before it was reported. */
  foundAt?: Instant;
}

/** A case that the order is part of, as the case told it. */
export interface OrderCase {
  caseId: string;
  caseNumber: string;
  kind: CaseKind;
  type: CaseType;
  effect: CaseEffect;
  lotId?: string;
  /** BLOCK: lots go on until they come to this operation; absent: nothing goes on. */
  from?: LotStage;
  at: Instant;
  closedAt?: Instant;
  outcome?: 'CLOSED' | 'MERGED' | 'WITHDRAWN';
}
