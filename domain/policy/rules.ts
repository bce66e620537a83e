import { isAmount } from '../money/money.ts';
import { parseBudget } from '../working-time/budget.ts';
import { parseOffset, parseShare } from '../working-time/ladder.ts';
import { WorkingTimeError } from '../working-time/working-time-error.ts';

/** Why a value, or a piece of one, cannot stand; undefined when it can. */
export type Rule = (value: unknown) => string | undefined;

/** Longer texts are no figure of any kind, and are not repeated to whoever typed them. */
const longestText = 100;

/** A budget such as `2wd`. */
export const budgetRule: Rule = (value) => readable(value, parseBudget, 'a budget such as 2wd, 4wh or eod');

/** A budget that can be counted back from an instant: the end of a day is no distance. */
export const distanceRule: Rule = (value) =>
  readable(`-${String(value)}`, parseOffset, 'a budget such as 2wd or 4wh');

/** A share such as `80%`. */
export const shareRule: Rule = (value) => readable(value, parseShare, 'a share such as 80%');

/** Where a rung lies: `80%`, `0`, `+1wd`, `-3wd`. */
export const offsetRule: Rule = (value) => readable(value, parseOffset, 'an offset such as 80%, 0 or +1wd');

/** An amount that is not negative, with two decimals. */
export const amountRule: Rule = (value) =>
  isText(value) && isAmount(value) && !value.startsWith('-')
    ? undefined
    : `${typed(value)} is not an amount in CNY: write two decimals, such as 500000.00`;

/** A percentage with at most two decimals, as text. */
export const decimalPercentRule: Rule = (value) =>
  isText(value) && /^(?:100|\d{1,2}(?:\.\d{1,2})?)$/.test(value)
    ? undefined
    : `${typed(value)} is not a percentage: write a decimal from 0 to 100, such as '0.5'`;

export const flagRule: Rule = (value) =>
  typeof value === 'boolean' ? undefined : `${typed(value)} is not a flag: write true or false`;

/** A whole number from `lowest` to `highest`, both included. */
export function wholeRule(lowest: number, highest: number): Rule {
  return (value) =>
    Number.isInteger(value) && Number(value) >= lowest && Number(value) <= highest
      ? undefined
      : `${typed(value)} is not a whole number from ${lowest} to ${highest}`;
}

/** One of a closed list of words; a short list is told to whoever typed another. */
export function oneOf(words: readonly string[], what: string): Rule {
  const advice = words.length > 20 ? '' : `: write ${words.join(', ')}`;
  return (value) =>
    isText(value) && words.includes(value) ? undefined : `${typed(value)} is not ${what}${advice}`;
}

/** Text of a form of its own. */
export function written(pattern: RegExp, what: string): Rule {
  return (value) => (isText(value) && pattern.test(value) ? undefined : `${typed(value)} is not ${what}`);
}

/** Text that `read` accepts; what it says of other text is the reason. */
export function readable(value: unknown, read: (text: string) => unknown, what: string): string | undefined {
  if (!isText(value)) return `${typed(value)} is not ${what}`;
  try {
    read(value);
    return undefined;
  } catch (error) {
    if (error instanceof WorkingTimeError) return error.message;
    throw error;
  }
}

/** A value as it was typed, short enough for a message. */
export function typed(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length <= longestText ? value : `${value.slice(0, 20)}...`);
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : 'nothing';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText;
}
