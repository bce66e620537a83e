import type { PolicyValues } from '../policy/policy.ts';
import { hasCreditCodeShape, isCreditCode, normalTaxNumber } from './credit-code.ts';
import type { CustomerDetails } from './details.ts';

/** Forms of tax numbers: the unified social credit code, the three before it, which cannot be checked, and any other country's. */
export const taxNumberFormats = ['CREDIT_CODE', 'OLD_15', 'OLD_17', 'OLD_20', 'FOREIGN'] as const;
export type TaxNumberFormat = (typeof taxNumberFormats)[number];

const forms: Readonly<Record<TaxNumberFormat, (number: string) => boolean>> = {
  CREDIT_CODE: isCreditCode,
  OLD_15: (number) => /^\d{6}[0-9A-Z]{9}$/.test(number),
  OLD_17: (number) => /^\d{15}[0-9A-Z]{2}$/.test(number),
  OLD_20: (number) => /^\d{17}[0-9X][0-9A-Z]{2}$/.test(number),
  FOREIGN: (number) => /^[0-9A-Z]{4,20}$/.test(number) && !hasCreditCodeShape(number),
};

/** True for a customer who has a tax number that is to be verified; one of whom nothing is known is a firm (INTAKE-15). */
export function owesTaxNumber({ customerKind }: CustomerDetails, policy: PolicyValues): boolean {
  switch (policy['intake.taxNumberRequiredFor']) {
    case 'ALL':
      return true;
    case 'BUSINESS':
      return customerKind !== 'PERSON';
    default:
      return false;
  }
}

/** What is wrong with a tax number as it was typed, in one sentence; undefined when nothing is. */
export function taxNumberProblem(typed: string, policy: PolicyValues): string | undefined {
  const number = normalTaxNumber(typed);
  const accepted = policy['intake.taxNumberFormats'];
  if (taxNumberFormats.some((format) => accepted.includes(format) && forms[format](number))) return undefined;
  return hasCreditCodeShape(number)
    ? 'the check character does not fit the other 17: compare it with the business licence'
    : 'is no unified social credit code, nor a tax number that the company accepts';
}
