import { type Budget, type ParsedBudget, parseBudget } from './budget.ts';
import { WorkingTimeError } from './working-time-error.ts';

/** Where a rung lies: `80%` a share of the time, `0` due, `+1wd` after it, `-3wd` before it. */
export type Offset = string;

/** A step of a clock's ladder. Who is told and what is said belongs to the policy that extends it. */
export interface LadderStep {
  /** Names the rung within its clock, such as `head`. */
  readonly rung: string;
  readonly offset: Offset;
}

/** The instant at which a rung is due. `provisional`: computed through a year whose notice is not loaded. */
export interface RungInstant {
  readonly rung: string;
  /** ISO 8601 with the calendar's offset. */
  readonly at: string;
  readonly provisional: boolean;
}

export type ParsedOffset =
  | { readonly kind: 'SHARE'; readonly percent: number }
  | { readonly kind: 'DUE' }
  | { readonly kind: 'AFTER'; readonly budget: ParsedBudget }
  | { readonly kind: 'BEFORE'; readonly budget: ParsedBudget };

/** Read an offset. Throws a `WorkingTimeError` for anything that is not one of the four forms. */
export function parseOffset(text: Offset): ParsedOffset {
  if (text === '0') return { kind: 'DUE' };
  if (text.endsWith('%')) return { kind: 'SHARE', percent: parseShare(text) };
  const sign = text[0];
  if (sign !== '+' && sign !== '-') {
    throw new WorkingTimeError(
      'offset-malformed',
      `${JSON.stringify(text)} is not an offset: write 80%, 0, +1wd or -3wd`,
      text,
    );
  }
  const budget = parseBudget(text.slice(1) as Budget);
  if (budget.unit === 'eod') {
    throw new WorkingTimeError('offset-malformed', `${JSON.stringify(text)}: eod is no distance`, text);
  }
  return { kind: sign === '+' ? 'AFTER' : 'BEFORE', budget };
}

/** Read a share such as `80%`: a whole percentage from 1 to 99. */
export function parseShare(text: string): number {
  const parts = /^(\d{1,2})%$/.exec(text);
  const percent = Number(parts?.[1] ?? 0);
  if (percent < 1) {
    throw new WorkingTimeError(
      'share-out-of-range',
      `${JSON.stringify(text)} is not a share: write a whole percentage from 1% to 99%`,
      text,
    );
  }
  return percent;
}
