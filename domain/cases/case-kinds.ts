import type { ClockKind } from '../order/clock.ts';
import type { Department } from '../people/departments.ts';
import { headOf, type Role, roleCodes, roles, rolesOf } from '../people/roles.ts';
import type { ParameterName } from '../policy/parameters.ts';

/** The life of a case, whatever its kind; the last three are ends. */
export const caseSteps = [
  'OPENED',
  'ANALYSED',
  'MEASURES_AGREED',
  'EXECUTED',
  'VERIFIED',
  'CLOSED',
  'MERGED',
  'WITHDRAWN',
] as const;
export type CaseStep = (typeof caseSteps)[number];

/** Steps in which something is still to be done. */
export const openCaseSteps = ['OPENED', 'ANALYSED', 'MEASURES_AGREED', 'EXECUTED', 'VERIFIED'] as const;

/** True for a step that no command leaves. */
export function isFinalStep(step: CaseStep): boolean {
  return step === 'CLOSED' || step === 'MERGED' || step === 'WITHDRAWN';
}

/** What went wrong with an order (EXC-01, EXC-02), or any other problem that a department reports (TRACK-04). */
export const exceptionTypes = [
  'INFO_ERROR',
  'FREQUENT_CHANGES',
  'CANCELLATION',
  'STOCK_SHORTAGE',
  'TRANSPORT_DELAY',
  'DAMAGE_OR_LOSS',
  'PROBLEM',
] as const;
export type ExceptionType = (typeof exceptionTypes)[number];

/** What is overdue (OVERDUE-01). */
export const overdueTypes = ['PRODUCTION_OVERDUE', 'DELIVERY_OVERDUE', 'STAGE_OVERDUE'] as const;
export type OverdueType = (typeof overdueTypes)[number];

/** Which rules were broken (PRIV-09, AUDIT-08). */
export const violationTypes = [
  'DEADLINE',
  'PROCEDURE',
  'AUTHORITY',
  'CONFIDENTIALITY',
  'OTHER_RULE',
] as const;
export type ViolationType = (typeof violationTypes)[number];

export const caseKindCodes = ['EXCEPTION', 'OVERDUE', 'VIOLATION'] as const;
export type CaseKind = (typeof caseKindCodes)[number];
export type CaseType = ExceptionType | OverdueType | ViolationType;

/** A part that somebody has in a case. */
export type CasePart =
  | 'OPENS'
  | 'ANALYSES'
  | 'AGREES'
  | 'REPORTS'
  | 'TELLS'
  | 'JUDGES'
  | 'VERIFIES'
  | 'CLOSES';

/** Who has it: a department's people, the head of the case's own department, or everybody of the company. */
export type Place = Department | 'SUPERIOR' | 'HEADS' | 'EVERYBODY';

/** What must stand in a case before it closes. */
export const caseNeeds = [
  'ANALYSIS',
  'MEASURES',
  'VERIFICATION',
  'REPORT',
  'INSTRUCTIONS',
  'CUSTOMER_TOLD',
  'ACCOUNTABILITY',
  'REVIEW_MEETING',
  'LESSONS',
] as const;
export type CaseNeed = (typeof caseNeeds)[number];

/** When a need holds: always, for a serious case, where somebody is at fault, or where a delivery is late. */
export type NeedWhen = 'ALWAYS' | 'SERIOUS' | 'FAULT' | 'DELIVERY_LATE';

export const caseClockKinds = [
  'caseAnalysis',
  'caseMeasures',
  'caseMeasure',
  'caseVerification',
  'caseReport',
  'caseCustomerNotice',
  'caseInstruction',
] as const satisfies readonly ClockKind[];
export type CaseClockKind = (typeof caseClockKinds)[number];

/** A kind of case as data: adding one touches this table and words. */
export interface CaseKindDefinition {
  zh: string;
  en: string;
  /** Case numbers begin with it. */
  numberPrefix: string;
  types: Readonly<Partial<Record<CaseType, { zh: string; en: string }>>>;
  who: Readonly<Record<CasePart, readonly Place[]>>;
  /** Fields that whoever opens the case must fill in. */
  requiredOfOpening: readonly ('orders' | 'person' | 'rule' | 'severity')[];
  /** Fields that the analysis must have. */
  requiredOfAnalysis: readonly ('participants' | 'causes')[];
  needs: Readonly<Partial<Record<CaseNeed, NeedWhen>>>;
  /** The budget of each clock; a clock that is missing does not run. */
  budgets: Readonly<Partial<Record<CaseClockKind, ParameterName>>>;
  /** BY_TYPE: policy says what a type does to its orders; NONE: they are told, and go on. */
  effectOnOrders: 'BY_TYPE' | 'NONE';
}

export const caseKinds: Readonly<Record<CaseKind, CaseKindDefinition>> = {
  EXCEPTION: {
    zh: '异常',
    en: 'Exception',
    numberPrefix: 'CE',
    types: {
      INFO_ERROR: { zh: '订单信息错误', en: 'Wrong information' },
      FREQUENT_CHANGES: { zh: '频繁变更', en: 'Frequent changes' },
      CANCELLATION: { zh: '突然取消', en: 'Sudden cancellation' },
      STOCK_SHORTAGE: { zh: '库存不足', en: 'Shortage of stock' },
      TRANSPORT_DELAY: { zh: '运输延误', en: 'Delay in transport' },
      DAMAGE_OR_LOSS: { zh: '货物损坏或丢失', en: 'Damage or loss' },
      PROBLEM: { zh: '其他问题', en: 'Other problem' },
    },
    who: {
      OPENS: ['EVERYBODY'],
      ANALYSES: ['SUPERIOR', 'LEADERSHIP'],
      AGREES: ['SUPERIOR', 'LEADERSHIP'],
      REPORTS: ['SUPERIOR', 'SALES'],
      TELLS: ['SALES', 'CUSTOMER_SERVICE'],
      JUDGES: ['SUPERIOR', 'QUALITY', 'LEADERSHIP'],
      VERIFIES: ['SUPERIOR', 'LEADERSHIP'],
      CLOSES: ['SUPERIOR', 'LEADERSHIP'],
    },
    requiredOfOpening: ['orders'],
    requiredOfAnalysis: ['participants', 'causes'],
    needs: {
      ANALYSIS: 'ALWAYS',
      MEASURES: 'ALWAYS',
      VERIFICATION: 'ALWAYS',
      REPORT: 'SERIOUS',
      INSTRUCTIONS: 'ALWAYS',
      REVIEW_MEETING: 'SERIOUS',
      LESSONS: 'ALWAYS',
    },
    budgets: {
      caseAnalysis: 'exc.analysisDue',
      caseMeasures: 'exc.measuresDue',
      caseVerification: 'exc.verificationDue',
      caseReport: 'qual.timely',
      caseInstruction: 'case.instructionDue',
    },
    effectOnOrders: 'BY_TYPE',
  },
  OVERDUE: {
    zh: '超期',
    en: 'Overdue',
    numberPrefix: 'CO',
    types: {
      PRODUCTION_OVERDUE: { zh: '生产超期', en: 'Production overdue' },
      DELIVERY_OVERDUE: { zh: '交付超期', en: 'Delivery overdue' },
      STAGE_OVERDUE: { zh: '环节超期', en: 'Stage overdue' },
    },
    who: {
      OPENS: ['SALES', 'CONTRACT_ORDER', 'QUALITY', 'ADMINISTRATION', 'LEADERSHIP'],
      ANALYSES: ['SALES'],
      AGREES: ['SALES', 'SUPERIOR'],
      REPORTS: ['ADMINISTRATION', 'SALES'],
      TELLS: ['SALES', 'CUSTOMER_SERVICE'],
      JUDGES: ['QUALITY', 'LEADERSHIP'],
      VERIFIES: ['QUALITY'],
      CLOSES: ['QUALITY', 'SALES'],
    },
    requiredOfOpening: ['orders'],
    requiredOfAnalysis: ['participants', 'causes'],
    needs: {
      ANALYSIS: 'ALWAYS',
      MEASURES: 'ALWAYS',
      VERIFICATION: 'ALWAYS',
      REPORT: 'ALWAYS',
      INSTRUCTIONS: 'ALWAYS',
      CUSTOMER_TOLD: 'DELIVERY_LATE',
      ACCOUNTABILITY: 'FAULT',
      REVIEW_MEETING: 'SERIOUS',
    },
    budgets: {
      caseAnalysis: 'overdue.analysisDue',
      caseMeasures: 'overdue.rectificationDue',
      caseVerification: 'overdue.verificationDue',
      caseReport: 'overdue.reportDue',
      caseCustomerNotice: 'qual.immediately',
      caseInstruction: 'case.instructionDue',
    },
    effectOnOrders: 'NONE',
  },
  VIOLATION: {
    zh: '违规',
    en: 'Violation',
    numberPrefix: 'CV',
    types: {
      DEADLINE: { zh: '违反时限规定', en: 'Deadlines' },
      PROCEDURE: { zh: '违反流程规定', en: 'Procedure' },
      AUTHORITY: { zh: '越权', en: 'Authority' },
      CONFIDENTIALITY: { zh: '违反保密规定', en: 'Confidentiality' },
      OTHER_RULE: { zh: '违反其他规定', en: 'Other rules' },
    },
    who: {
      OPENS: ['HEADS', 'QUALITY', 'INTERNAL_AUDIT', 'LEADERSHIP'],
      ANALYSES: ['SUPERIOR', 'QUALITY', 'LEADERSHIP'],
      AGREES: ['SUPERIOR', 'QUALITY', 'LEADERSHIP'],
      REPORTS: ['SUPERIOR', 'QUALITY', 'ADMINISTRATION'],
      TELLS: ['SALES', 'CUSTOMER_SERVICE'],
      JUDGES: ['SUPERIOR', 'QUALITY', 'LEADERSHIP'],
      VERIFIES: ['QUALITY', 'LEADERSHIP'],
      CLOSES: ['QUALITY', 'LEADERSHIP'],
    },
    requiredOfOpening: ['person', 'rule', 'severity'],
    requiredOfAnalysis: ['participants'],
    needs: {
      ANALYSIS: 'ALWAYS',
      VERIFICATION: 'ALWAYS',
      REPORT: 'SERIOUS',
      INSTRUCTIONS: 'ALWAYS',
      ACCOUNTABILITY: 'ALWAYS',
      REVIEW_MEETING: 'SERIOUS',
    },
    budgets: {
      caseAnalysis: 'violation.analysisDue',
      caseMeasures: 'violation.decisionDue',
      caseVerification: 'overdue.verificationDue',
      caseReport: 'qual.timely',
      caseInstruction: 'case.instructionDue',
    },
    effectOnOrders: 'NONE',
  },
};

/** The roles that have a part in a case of a kind that a department runs. */
export function rolesWith(kind: CaseKind, part: CasePart, department: Department): Role[] {
  return [...new Set(caseKinds[kind].who[part].flatMap((place) => rolesAt(place, department)))];
}

function rolesAt(place: Place, department: Department): readonly Role[] {
  switch (place) {
    case 'SUPERIOR':
      return [headOf(department)];
    case 'HEADS':
      return heads;
    case 'EVERYBODY':
      return roleCodes;
    default:
      return rolesOf(place);
  }
}

const heads = roleCodes.filter((role) => roles[role].head);
