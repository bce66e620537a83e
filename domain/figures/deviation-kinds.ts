import type { ViolationType } from '../cases/case-kinds.ts';
import type { Names } from '../names/names.ts';

/** What quality looks at when it supervises that orders are carried out and rules followed (OVERDUE-11). */
export const deviationKindCodes = [
  'DEADLINE_BREACHED',
  'BYPASS_NOT_MADE_UP',
  'ENTERED_LATE',
  'ENTRY_CORRECTED',
  'CREDIT_OVERRIDDEN',
  'MEASURE_LATE',
  'VERIFICATION_FAILED_ONCE',
  'NOT_VERIFIED_IN_TIME',
  'VIOLATION_MINOR',
  'VIOLATION_MAJOR',
  'VIOLATION_CRITICAL',
  'ESCALATION_NOT_ACKNOWLEDGED',
] as const;
export type DeviationKind = (typeof deviationKindCodes)[number];

/** A kind of deviation as data: a new one is a row here and what finds it (`db/reads/supervision.ts`). */
export interface DeviationKindDefinition extends Names {
  /** The rules that it may have broken: what a violation case that is opened about it is filled in with. */
  violation: ViolationType;
}

export const deviationKinds: Readonly<Record<DeviationKind, DeviationKindDefinition>> = {
  DEADLINE_BREACHED: { zh: '超过时限', en: 'Deadline breached', violation: 'DEADLINE' },
  BYPASS_NOT_MADE_UP: {
    zh: '跳过的审批未按时补办',
    en: 'Skipped approval not made up for in time',
    violation: 'PROCEDURE',
  },
  ENTERED_LATE: { zh: '事后补录', en: 'Entered long after it happened', violation: 'PROCEDURE' },
  ENTRY_CORRECTED: { zh: '更正录入', en: 'Entry corrected', violation: 'PROCEDURE' },
  CREDIT_OVERRIDDEN: { zh: '批准超信用额度', en: 'Credit overridden', violation: 'AUTHORITY' },
  MEASURE_LATE: { zh: '整改措施逾期', en: 'Measure late', violation: 'DEADLINE' },
  VERIFICATION_FAILED_ONCE: {
    zh: '验证未通过、再次整改后结案',
    en: 'Closed after its verification had failed',
    violation: 'PROCEDURE',
  },
  NOT_VERIFIED_IN_TIME: { zh: '逾期未验证', en: 'Not verified in time', violation: 'DEADLINE' },
  VIOLATION_MINOR: { zh: '轻微违规', en: 'Minor violation', violation: 'OTHER_RULE' },
  VIOLATION_MAJOR: { zh: '较重违规', en: 'Major violation', violation: 'OTHER_RULE' },
  VIOLATION_CRITICAL: { zh: '严重违规', en: 'Critical violation', violation: 'OTHER_RULE' },
  ESCALATION_NOT_ACKNOWLEDGED: {
    zh: '升级无人确认',
    en: 'Escalation nobody acknowledged',
    violation: 'PROCEDURE',
  },
};
