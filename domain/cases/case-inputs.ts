import type { CivilDate } from '../instant.ts';
import type { Money } from '../money/money.ts';
import type { DepartmentCalendars } from '../order/order-calendar.ts';
import type { Department } from '../people/departments.ts';
import type { CaseKind, CaseType } from './case-kinds.ts';
import type {
  CaseOrder,
  Cause,
  CauseCode,
  CustomerContact,
  MeasureKind,
  PreventiveMeasure,
  Sanction,
  Severity,
} from './case-state.ts';
import type { Found } from './discovery.ts';

/** An order as it comes into a case. */
export type AddedOrder = Omit<CaseOrder, 'addedAt' | 'effect' | 'from'>;

/** The input of each command on a case; `api/inputs` validates exactly these shapes. */
export interface CaseCommandInputs {
  openCase: OpenCaseInput;
  addOrders: { orders: AddedOrder[] };
  joinCase: { into: string };
  recordAnalysis: {
    rootCause: string;
    causes: Cause[];
    participants: string[];
    analysedOn: CivilDate;
    fault?: boolean;
    serious?: boolean;
  };
  agreeMeasure: {
    description: string;
    measure: MeasureKind;
    /** The causes that it is against; absent: all of them. */
    causes?: CauseCode[];
    department?: Department;
    owner?: string;
    due?: CivilDate;
    verification: string;
  };
  agreeMeasures: { comment?: string };
  reportMeasure: { measureId: string; progress: string };
  completeMeasure: { measureId: string; result: string };
  verifyCase: { effective: boolean; comment: string; measureIds?: string[] };
  reportToLeadership: { summary: string; proposedSolution: string };
  instruct: { text: string; resources?: string; owner?: string; due?: CivilDate };
  followInstruction: { instructionId: string; result: string };
  tellCustomer: {
    orderId: string;
    newDate: CivilDate;
    channel: CustomerContact['channel'];
    spokenTo: string;
  };
  decideAccountability: {
    personId?: string;
    department?: Department;
    fault: string;
    decision: string;
    sanction: Sanction;
    amount?: Money;
  };
  approveAccountability: { accountabilityId: string; approved: boolean; comment?: string };
  holdReviewMeeting: { date: CivilDate; participants: string[]; responsible: string; handling: string };
  recordPreventive: {
    kind: PreventiveMeasure['kind'];
    description: string;
    owner: string;
    due: CivilDate;
  };
  recordLessons: { result: string; lessons: string; departments: Department[]; persons?: string[] };
  closeCase: { comment?: string };
  withdrawCase: { reason: string };
  /** What an order answered: given by the workflow alone. */
  recordTelling: {
    tellingId: string;
    orderId: string;
    result: 'TAKEN' | 'CLOSED' | 'FAILED';
    reason?: string;
  };
}

/** A case as it is opened; whoever opens it adds the versions that hold for it. */
export interface OpenCaseInput {
  kind: CaseKind;
  type: CaseType;
  department: Department;
  description: string;
  orders: AddedOrder[];
  serious?: boolean;
  foundBy?: string;
  /** When it was found, and until when it was to be reported. */
  found?: Found;
  source?: string;
  person?: string;
  rule?: string;
  severity?: Severity;
  cost?: Money;
  policyVersion: string;
  calendarId: string;
  calendarVersion: number;
  departmentCalendars?: DepartmentCalendars;
}

export type CaseCommandName = keyof CaseCommandInputs;
