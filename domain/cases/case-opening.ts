import type { OpenCaseInput } from './case-inputs.ts';

/** A case that is to be opened, before it is known by which rules: those in force when it is. */
export type CaseOpening = Omit<
  OpenCaseInput,
  'policyVersion' | 'calendarId' | 'calendarVersion' | 'departmentCalendars'
>;
