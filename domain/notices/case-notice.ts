import type { CaseKind, CaseType } from '../cases/case-kinds.ts';
import type { Instant } from '../instant.ts';
import type { Department } from '../people/departments.ts';

/**
 * What of a case people hear of: that it was opened; that one of its deadlines is near or has passed; that leadership
 * has a report of it, or gave an instruction; that a measure is theirs; how it ended; and what was learnt from it.
 */
export const caseOccasions = [
  'OPENED',
  'NEAR',
  'LATE',
  'REPORTED',
  'INSTRUCTED',
  'MEASURE',
  'ENDED',
  'LESSONS',
] as const;
export type CaseOccasion = (typeof caseOccasions)[number];

/** A notice about a case, apart from channel and language. */
export interface CaseNotice {
  kind: 'CASE';
  occasion: CaseOccasion;
  caseId: string;
  caseNumber: string;
  caseKind: CaseKind;
  caseType: CaseType;
  department: Department;
  /** Numbers of the orders that it is about. */
  orders: string[];
  reachedAt: Instant;
  /** IANA zone in which instants are shown. */
  zone: string;
  /** Who did it; absent where time or policy did. */
  by?: { personId: string; nameZh: string; nameEn: string };
  /** What was found, reported, instructed, agreed or learnt, in the words of who said it. */
  message?: string;
  /** Due instant of the clock that it is about. */
  deadline?: Instant;
}
