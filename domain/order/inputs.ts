import type { CivilDate, Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
import type { Department } from '../people/departments.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { BypassStep } from './bypass.ts';
import type { ConfirmationChannel, DepositTreatment, DispositionItem } from './cancellation/cancellation.ts';
import type { ModificationSigner } from './change/modification.ts';
import type { ChangeParty, ChangeWish } from './change/records.ts';
import type { ClockKind, PauseReason } from './clock.ts';
import type { CorrectionInput } from './correction.ts';
import type { CustomerDetails, OrderDetails, OrderFacts, OrderLine, TakenCall } from './details.ts';
import type { DelayType, DeliveryExceptionType, LotLine, TransportMode } from './lot.ts';
import type { DepartmentCalendars } from './order-calendar.ts';
import type { OrderCase, ReportedType, WrongField } from './order-case.ts';
import type { Project } from './project.ts';
import type { ConfirmationWay } from './receipt-checks.ts';
import type { ReviewAsks } from './review/records.ts';
import type { Acknowledgement } from './risk.ts';
import type { LotStage } from './stage-names.ts';
import type { TrackingDepartment } from './tracking.ts';
import type { Verification } from './verification.ts';

/** What a person may fill in or correct while the order waits for information. */
export interface Supplement {
  customer?: CustomerDetails;
  /** Lines by number; the fields given are laid over the line's own. */
  lines?: OrderLine[];
  /** What the customer of a telephone order dictated. */
  taken?: Pick<TakenCall, 'dictated'>;
  paymentMethod?: NonNullable<OrderDetails['paymentMethod']>;
  deliveryDate?: CivilDate;
  deliveryAddress?: string;
  consignee?: string;
  remarks?: string;
}

/** The input of each command: what its form asks. `api/inputs` validates exactly these shapes. */
export interface CommandInputs {
  receiveOrder: ReceiveOrderInput;
  supplementInformation: { supplement: Supplement; source: string };
  requestInformation: { gaps: { path: string; reason: string; whose: 'CUSTOMER' | 'OURS' }[] };
  passInitialReview: { comment?: string; contractDocument?: boolean };
  rejectOrder: { reason: string };
  verifyCustomer: {
    result: Verification['result'];
    registeredName: string;
    taxNumber?: string;
    how: string;
    whose?: 'CUSTOMER' | 'OURS';
    comment?: string;
  };
  confirmRequirements: {
    confirmedWith: string;
    channel: ConfirmationWay;
    technical: string;
    quality: string;
    comment?: string;
  };
  recordOriginal: { attachmentIds?: string[]; where?: string; comment?: string };
  recordReview: {
    department: Department;
    result: 'PASS' | 'FAIL';
    comment?: string;
    /** Items of the department's checklist; one that is not named has passed with a review that passes. */
    items?: { item: string; result: 'PASS' | 'FAIL'; comment?: string }[];
    asks?: ReviewAsks;
  };
  askSales: { department: Department; question: string; item?: string };
  answerQuestion: { questionId: string; answer: string; supplement?: Supplement };
  reviewCredit: { result: 'PASS' | 'FAIL'; comment?: string };
  overrideCredit: { reason: string };
  decideReview: {
    outcome: 'ACCEPT' | 'ACCEPT_WITH_CONDITIONS' | 'REJECT';
    conditions?: string;
    reason?: string;
    /** Set by the API: one of several that are decided in one act. */
    inBatch?: boolean;
  };
  proposePostponement: { deliveryDate: CivilDate; reason: string };
  recordCustomerDecision: { agreed: boolean; saidBy: string };
  decideRefusedPostponement: { decline: boolean; reason: string };
  issueQuotation: { quotationNumber: string; total: Money };
  signContract: { contractNumber: string; customerSignedBy: string };
  satisfyContract: { basis: string };
  confirmPlan: { department: Department; comment?: string };
  releaseOrder: { comment?: string };
  checkStock: { fromStock: LotLine[] };
  submitPlan: {
    start: CivilDate;
    finish: CivilDate;
    route?: string;
    resources?: string;
    materialAgreed: boolean;
    reason?: string;
  };
  reportMaterialShortage: { material: string; expectedArrival: CivilDate };
  confirmMaterial: { comment?: string };
  countersign: { department: Department; medium: 'SYSTEM' | 'PAPER' | 'CHAT'; evidence?: string };
  reportProgress: { percent: number; expectedFinish?: CivilDate };
  reportDelay: { delay: DelayType; reason: string; proposal?: string; newFinish?: CivilDate };
  proposeRemedy: { proposal: string; newFinish?: CivilDate };
  completeProduction: { finished?: LotLine[]; comment?: string };
  recordInspection: { passed: LotLine[]; failed: LotLine[]; standardVersion: string; comment?: string };
  proposeRectification: { cause: string; measure: string; owner: Department; due: CivilDate };
  completeRework: { comment?: string };
  releaseGoods: { location?: string };
  checkPackingList: { packed: LotLine[] };
  arrangeTransport: {
    mode: TransportMode;
    carrier: string;
    pickUpAt: Instant;
    expectedArrival: CivilDate;
  };
  dispatchShipment: {
    shippingNoteNumber: string;
    warehouseSignedBy: string;
    carrierSignedBy: string;
    trackingNumber?: string;
    /** Part of the lot; the rest stays ready to ship. Absent: all of it. */
    shipped?: LotLine[];
  };
  reportDeliveryException: { exception: DeliveryExceptionType; description: string };
  resolveDeliveryException: { solution: string };
  recordDelivery: { signedBy: string; deliveredBy: string; clean: boolean; remarks?: string };
  acceptDelivery: { acceptedBy: string };
  issueInvoice: { invoiceNumber: string; total: Money };
  recordPayment: { reference: string; total: Money; receivedOn: CivilDate };
  leaveBalanceOpen: { reason: string };
  acknowledgeOrder: {
    channel: Acknowledgement['channel'];
    result: Acknowledgement['result'];
    spokenTo?: string;
  };
  reportRisk: { department: Department; description: string };
  prewarnCustomer: { told: boolean; message: string };
  recordInstruction: { text: string };
  recordPreliminarySchedule: { start: CivilDate; finish: CivilDate };
  acknowledgeEscalation: { clockId: string };
  reassignTask: { clockId: string; personId: string; reason?: string };
  waiveEscalation: { clockId: string; rungs?: string[]; reason: string };
  urgeTask: { clockId: string; message?: string };
  holdOrder: { reason: string };
  resumeOrder: { comment?: string };
  pauseClock: { clockId: string; reason: PauseReason; comment: string };
  resumeClock: { clockId: string; reason: PauseReason; comment?: string };
  correctCalendar: { calendarId: string; version: number; reason: string };
  migratePolicy: { version: string; values: PolicyValues; reason: string };
  recordIncident: {
    incidentId: string;
    from: Instant;
    until: Instant;
    /** Empty: every department, every kind. */
    departments: Department[];
    clockKinds: ClockKind[];
    reason: string;
  };
  requestCancellation: {
    requestedBy: string;
    /** One of the form's number or place, and its file. */
    formReference?: string;
    formAttachmentId?: string;
    reason: string;
  };
  acknowledgeStop: { department: Department; comment?: string };
  recordDisposition: { items: DispositionItem[]; reason?: string };
  confirmCancellation: { confirmedWith: string; channel: ConfirmationChannel; comment?: string };
  settleCancellation: { fee: Money; refund: Money; depositTreatment: DepositTreatment; basis: string };
  approveForfeit: { comment?: string };
  approveCancellationSettlement: { comment?: string };
  withdrawCancellation: { reason: string };
  completeCancellation: Record<string, never>;
  reportProblem: {
    type: ReportedType;
    description: string;
    /** Whose head deals with it; absent: the department that such a problem falls to. */
    department?: Department;
    wrongField?: WrongField;
    /** When it was found; absent: when it is reported. */
    foundAt?: Instant;
  };
  noteCase: Omit<OrderCase, 'at' | 'closedAt' | 'outcome'>;
  noteCaseClosed: { caseId: string; outcome: NonNullable<OrderCase['outcome']> };
  correctEntry: CorrectionInput;
  acceptAssignment: { department: Department; comment?: string };
  recordProject: Project;
  recordTracking: { department: TrackingDepartment; progress: string; expectedFinish?: CivilDate };
  assignOrder: { personId: string; reason: string };
  bypassApproval: { step: BypassStep; department: Department; lotId?: string; reason: string };
  makeUpApproval: {
    step: BypassStep;
    department: Department;
    lotId?: string;
    result: 'PASS' | 'FAIL';
    comment?: string;
  };
  requestChange: {
    requestedBy: string;
    formReference: string;
    reason: string;
    wanted: ChangeWish;
    /** The one lot that it concerns. */
    onlyLot?: string;
  };
  answerChange: { workGoesOn: boolean; holdFrom?: LotStage; comment?: string };
  evaluateChange: {
    department: Department;
    feasible: boolean;
    extraCost?: Money;
    delayDays?: number;
    materialEffect: string;
    comment?: string;
  };
  offerAlternative: { wanted: ChangeWish; explanation: string };
  chooseAlternative: { alternativeId?: string; saidBy: string };
  decideChange: { approved: boolean; assessment: string; extraCost?: Money };
  confirmChange: { party: ChangeParty; saidBy: string; evidence?: string };
  signChangeAgreement: { agreementNumber: string; customerSignedBy: string };
  withdrawChange: { reason: string };
  applyChange: Record<string, never>;
  tellCustomerOfChange: { message: string; saidTo: string };
  confirmConfiguration: { sheetNumber: string; comment?: string };
  applyForModification: { line: number; description: string };
  signModification: { as: ModificationSigner; comment?: string };
  scheduleModification: { completionDate: CivilDate; comment?: string };
  completeModification: { comment?: string };
  closeOrder: Record<string, never>;
  recordFollowUp: { satisfied: boolean; comment?: string };
  archiveOrder: { waivers?: { group: string; reason: string }[] };
}

/** An order as it came in, with what the company's own files say of it. */
export interface ReceiveOrderInput {
  details: OrderDetails;
  facts: OrderFacts;
  fingerprint: string;
  policyVersion: string;
  calendarId: string;
  calendarVersion: number;
  departmentCalendars?: DepartmentCalendars;
  /** Edition of the rules; 1 unless given. */
  edition?: number;
}

export type CommandName = keyof CommandInputs;
