import { z } from 'zod';
import { currencyCodes } from '../../domain/money/money.ts';
import { isQuantity, thousandths } from '../../domain/money/quantity.ts';
import { isMailAddress, longestMailAddress } from '../../domain/notices/mail-address.ts';
import { type Department, departmentCodes } from '../../domain/people/departments.ts';
import { parseCivilDate } from '../../domain/working-time/civil-date.ts';
import { parseInstant } from '../../domain/working-time/instant-text.ts';
import { limits } from '../limits.ts';

/** Text that a person typed: not blank, bounded, and such as Postgres can store. */
export function text(length: number, description: string) {
  return z
    .string()
    .min(1)
    .max(length)
    .regex(/\S/, 'must not be blank')
    .refine(isStorable, 'must not hold NUL characters or halves of surrogate pairs')
    .describe(description);
}

export const code = (description: string) => text(limits.codeLength, description);
export const name = (description: string) => text(limits.nameLength, description);
export const line = (description: string) => text(limits.lineLength, description);
export const words = (description: string) => text(limits.textLength, description);

/** One address to which mail can go: no list, no name beside it, nothing that could be read as a header. */
export const mailAddress = (description: string) =>
  z
    .string()
    .max(longestMailAddress)
    .refine(isMailAddress, 'must be one e-mail address, such as orders@example.com')
    .meta({ description, format: 'email', examples: ['orders@example.com'] });

const years = `from ${limits.firstYear} to ${limits.lastYear}`;

/** An instant with its offset, as the working-time rules read it. */
export const instant = (description: string) =>
  z
    .string()
    .max(40)
    .refine(
      (value) => reads(parseInstant, value),
      `must be an instant ${years} with an offset, such as 2025-10-09T10:00:00+08:00`,
    )
    .meta({ description, format: 'date-time', examples: ['2025-10-09T10:00:00+08:00'] });

/** A date without a time. */
export const civilDate = (description: string) =>
  z
    .string()
    .max(10)
    .refine((value) => reads(parseCivilDate, value), `must be a date ${years}, such as 2025-10-09`)
    .meta({ description, format: 'date', examples: ['2025-10-09'] });

/** A decimal string of at most three places. */
export const quantity = (description: string) =>
  z
    .string()
    .regex(
      /^\d{1,9}(\.\d{1,3})?$/,
      'must be a decimal string with at most three places, such as "98" or "2.5"',
    )
    .meta({ description, examples: ['98', '2.5'] });

export const positiveQuantity = (description: string) =>
  quantity(description).refine((value) => !isQuantity(value) || thousandths(value) > 0, 'must be above zero');

const currency = z
  .enum(currencyCodes, `must be one of ${currencyCodes.join(', ')}`)
  .describe('ISO 4217 code.');

const amount = (digits: number) =>
  z
    .string()
    .regex(
      new RegExp(`^\\d{1,${digits}}\\.\\d{2}$`),
      'must be a decimal string with two places, such as "1234.50"',
    )
    .meta({ description: 'Decimal string with two places.', examples: ['1234.50'] });

/** An amount of money that is not negative. */
export const money = (description: string) =>
  z.strictObject({ amount: amount(15), currency }).describe(description);

/** The price of one unit: fewer digits, so that a line's product still is an amount. */
export const unitPrice = z
  .strictObject({ amount: amount(8), currency })
  .describe('Price of one unit, before tax unless the contract says otherwise.');

export const department = (description: string, among: readonly Department[] = departmentCodes) =>
  z.enum(among, `must be one of ${among.join(', ')}`).describe(description);

export const lineNumber = z.int().min(1).max(limits.orderLines).describe('Number of the order line, from 1.');

/** Quantities by order line. */
export const lotLines = (description: string) =>
  z
    .array(z.strictObject({ line: lineNumber, quantity: quantity('How much of the line.') }))
    .max(limits.orderLines)
    .describe(description);

/** Postgres stores no NUL, and UTF-8 no half of a surrogate pair. */
export function isStorable(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed();
}

/** True when the rules can read it and its year is one that people mean. */
function reads(parse: (value: string) => number, value: string): boolean {
  const year = Number(value.slice(0, 4));
  if (!(year >= limits.firstYear && year <= limits.lastYear)) return false;
  try {
    parse(value);
    return true;
  } catch {
    return false;
  }
}
