import type { Instant } from '../instant.ts';
import type { OpenCaseInput } from './case-inputs.ts';

/** A case that is to be opened, before it is known by which rules: those in force when it is. */
export interface CaseOpening
  extends Omit<
    OpenCaseInput,
    'found' | 'policyVersion' | 'calendarId' | 'calendarVersion' | 'departmentCalendars'
  > {
  /** When it was found; absent: when it was reported. */
  foundAt?: Instant;
  /** When it was reported; absent: by the opening itself. */
  reportedAt?: Instant;
}
