import { WorkingTimeError, type WorkingTimeReason } from './working-time-error.ts';

/**
 * An amount of time as written in a policy: `2wd` working days, `4wh` working hours, `30wm` working minutes,
 * `7d` calendar days, `24h`, `15m`, `30s` elapsed, `eod` the end of the calendar day, `eod+1` of the next.
 */
export type Budget = string;

/** The unit of an amount. The three kinds of unit are never converted into one another. */
export type BudgetUnit = 'wd' | 'wh' | 'wm' | 'd' | 'h' | 'm' | 's' | 'eod';

/** WORKING time runs in working frames only, CALENDAR counts civil dates, ELAPSED is the plain clock. */
export type BudgetKind = 'WORKING' | 'CALENDAR' | 'ELAPSED';

export interface ParsedBudget {
  readonly unit: BudgetUnit;
  readonly kind: BudgetKind;
  /** A whole number of units, at least 1; for `eod` the number of days after today, at least 0. */
  readonly amount: number;
}

const kinds: Record<BudgetUnit, BudgetKind> = {
  wd: 'WORKING',
  wh: 'WORKING',
  wm: 'WORKING',
  d: 'CALENDAR',
  eod: 'CALENDAR',
  h: 'ELAPSED',
  m: 'ELAPSED',
  s: 'ELAPSED',
};

/** About ten years in each unit: more is a typing error, and every search stays bounded. */
const largest: Record<BudgetUnit, number> = {
  wd: 2_600,
  wh: 21_000,
  wm: 1_260_000,
  d: 3_660,
  eod: 3_660,
  h: 87_840,
  m: 5_270_400,
  s: 316_224_000,
};

/** Minutes of the units that have a fixed length; working and elapsed minutes are not the same minutes. */
const minutesEach: Partial<Record<BudgetUnit, number>> = { wh: 60, wm: 1, h: 60, m: 1, s: 1 / 60 };

/** Budgets read before: a policy has a few dozen, and each is read for every order. */
const known = new Map<Budget, ParsedBudget>();
const knownAtMost = 1_000;

/** Read a budget. Throws a `WorkingTimeError` for anything else, and for what is negative, zero or absurd. */
export function parseBudget(text: Budget): ParsedBudget {
  const before = known.get(text);
  if (before) return before;
  const parsed = read(text);
  if (known.size < knownAtMost) known.set(text, parsed);
  return parsed;
}

function read(text: Budget): ParsedBudget {
  const endOfDay = /^eod(?:\+(\d+))?$/.exec(text);
  if (endOfDay) return checked(text, 'eod', Number(endOfDay[1] ?? 0));
  const parts = /^([+-]?)(\d+)([a-z]+)$/.exec(text);
  if (!parts) return refuse('budget-malformed', text, 'write an amount and a unit, such as 2wd, 4wh or 24h');
  const unit = parts[3] ?? '';
  if (parts[1] === '-') return refuse('budget-negative', text, 'a budget cannot be negative');
  if (parts[1] === '+') return refuse('budget-malformed', text, 'a budget has no sign');
  if (unit === 'eod' || !isUnit(unit)) {
    return refuse('budget-unknown-unit', text, 'the units are wd, wh, wm, d, h, m, s, eod and eod+1');
  }
  return checked(text, unit, Number(parts[2]));
}

/** True when the text is a budget. */
export function isBudget(text: string): boolean {
  try {
    parseBudget(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * True when a budget of fixed length has fewer minutes than another, as `30wm` than `1wh`. Days have no fixed
 * length and are never shorter. It answers "is this budget too short for a pre-warning?" and nothing else.
 */
export function isShorter(budget: ParsedBudget, than: ParsedBudget): boolean {
  return nominalMinutes(budget) < nominalMinutes(than);
}

function nominalMinutes(budget: ParsedBudget): number {
  const each = minutesEach[budget.unit];
  return each === undefined ? Number.POSITIVE_INFINITY : budget.amount * each;
}

function isUnit(unit: string): unit is BudgetUnit {
  return Object.hasOwn(kinds, unit);
}

function checked(text: string, unit: BudgetUnit, amount: number): ParsedBudget {
  if (amount === 0 && unit !== 'eod') {
    return refuse('budget-zero', text, 'a budget of nothing is over before anyone can act');
  }
  if (amount > largest[unit])
    return refuse('budget-absurd', text, `at most ${largest[unit]}${unit} is accepted`);
  return { unit, kind: kinds[unit], amount };
}

function refuse(reason: WorkingTimeReason, typed: string, why: string): never {
  throw new WorkingTimeError(reason, `${JSON.stringify(typed)} is not a budget: ${why}`, typed);
}
