import { budget, type ClockDefinition } from '../order/clock-definition.ts';
import type { CaseClockKind } from './case-kinds.ts';

/**
 * The clocks of a case as they usually are. Whose a clock is follows from the case's department or the measure's, and
 * its budget from the kind of case; a measure with its own date ends on that date.
 */
export const caseClocks = {
  caseAnalysis: {
    kind: 'caseAnalysis',
    owner: 'SALES',
    assignee: 'SALES_MANAGER',
    limit: budget('overdue.analysisDue'),
  },
  caseMeasures: {
    kind: 'caseMeasures',
    owner: 'SALES',
    assignee: 'SALES_MANAGER',
    limit: budget('overdue.rectificationDue'),
  },
  caseMeasure: {
    kind: 'caseMeasure',
    owner: 'PRODUCTION',
    assignee: 'PRODUCTION_MANAGER',
    limit: budget('overdue.rectificationDue'),
  },
  caseVerification: {
    kind: 'caseVerification',
    owner: 'QUALITY',
    assignee: 'QUALITY_MANAGER',
    limit: budget('overdue.verificationDue'),
  },
  caseReport: {
    kind: 'caseReport',
    owner: 'ADMINISTRATION',
    assignee: 'ADMINISTRATOR',
    limit: budget('overdue.reportDue'),
  },
  caseCustomerNotice: {
    kind: 'caseCustomerNotice',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    limit: budget('qual.immediately'),
  },
  caseInstruction: {
    kind: 'caseInstruction',
    owner: 'ADMINISTRATION',
    assignee: 'ADMINISTRATOR',
    limit: budget('case.instructionDue'),
  },
} as const satisfies Readonly<Record<CaseClockKind, ClockDefinition>>;
