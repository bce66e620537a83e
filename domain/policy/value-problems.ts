import { lotStages, orderStages } from '../order/stage-names.ts';
import { departmentCodes } from '../people/departments.ts';
import { validateCalendar } from '../working-time/validate-calendar.ts';
import { isZone } from '../working-time/zone-offsets.ts';
import { listProblems, mapProblems } from './collection-problems.ts';
import { contents } from './contents.ts';
import type { Parameter, ParameterName } from './parameters.ts';
import {
  amountRule,
  budgetRule,
  decimalPercentRule,
  distanceRule,
  flagRule,
  oneOf,
  type Rule,
  shareRule,
  typed,
  wholeRule,
  written,
} from './rules.ts';
import type { PolicyProblem } from './validate-policy.ts';

const department = oneOf(departmentCodes, 'a department');
const stage = oneOf([...orderStages, ...lotStages], 'a stage');
const timeOfDay = written(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day: write HH:mm');
/** Every month has 28 days. */
const monthTime = written(
  /^(?:[1-9]|1\d|2[0-8]) (?:[01]\d|2[0-3]):[0-5]\d$/,
  'a day of the month and a time: write a day from 1 to 28 and HH:mm, such as 20 15:00',
);
const zone: Rule = (value) =>
  typeof value === 'string' && value.length <= 50 && isZone(value)
    ? undefined
    : `${typed(value)} is not a known time zone`;

/** What does not fit the unit, the choices or the references of one parameter. `name` is where the paths begin. */
export function valueProblems(name: ParameterName, parameter: Parameter, value: unknown): PolicyProblem[] {
  switch (parameter.unit) {
    case 'weekdays':
      return listProblems(name, value, wholeRule(1, 7), 'needed');
    case 'frames':
      return frameProblems(name, value);
    case 'list':
      return listProblems(name, value, itemRule(name, parameter));
    case 'map':
      return mapProblems(name, value, parameter, contents[name] ?? { item: itemRule(name, parameter) });
    default: {
      const reason = plainRule(parameter)(value) ?? (isCountedBack(name) ? distanceRule(value) : undefined);
      return reason === undefined ? [] : [{ path: name, reason }];
    }
  }
}

/** Periods that are counted back from now. */
function isCountedBack(name: ParameterName): boolean {
  return name === 'track.salesPeriod' || name === 'track.departmentPeriod';
}

function plainRule({ unit, default: usual, choices, range }: Parameter): Rule {
  switch (unit) {
    case 'budget':
      return budgetRule;
    case 'CNY':
      return amountRule;
    case 'percent':
      return percentRule(usual, choices ?? [], range ?? [0, 100]);
    case 'count':
      return wholeRule(...(range ?? [0, 1_000_000]));
    case 'days':
      return wholeRule(...(range ?? [1, 3_660]));
    case 'weeks':
      return wholeRule(...(range ?? [1, 53]));
    case 'months':
      return wholeRule(...(range ?? [1, 120]));
    case 'years':
      return wholeRule(...(range ?? [1, 100]));
    case 'flag':
      return flagRule;
    case 'time':
      return timeOfDay;
    case 'monthTime':
      return monthTime;
    case 'zone':
      return zone;
    case 'department':
      return department;
    case 'stage':
      return stage;
    default:
      return oneOf(choices ?? [], 'a choice');
  }
}

/** A percentage is written as its default is: a whole number, a share such as `80%`, or a decimal text. */
function percentRule(usual: unknown, words: readonly string[], range: readonly [number, number]): Rule {
  if (typeof usual === 'number') return wholeRule(...range);
  if (typeof usual === 'string' && usual.endsWith('%')) return shareRule;
  return (value) => (words.some((word) => word === value) ? undefined : decimalPercentRule(value));
}

function itemRule(name: ParameterName, { choices }: Parameter): Rule {
  return contents[name]?.item ?? oneOf(choices ?? [], 'a choice');
}

/** Frames of one working day, as the calendar's own rules take them. */
function frameProblems(name: string, value: unknown): PolicyProblem[] {
  const text = written(/^\d\d:\d\d-\d\d:\d\d$/, 'a working frame: write HH:mm-HH:mm');
  const problems = listProblems(name, value, text, 'needed');
  if (problems.length > 0 || !Array.isArray(value)) return problems;
  const frames = value.map((frame) => ({ start: String(frame).slice(0, 5), end: String(frame).slice(6) }));
  const week = { 1: frames, 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  const day = { id: name, version: 'draft', zone: 'UTC', week, overrides: [], notices: [] };
  return validateCalendar(day).map(({ path, reason }) => ({
    path: path.replace('week.1', name),
    reason: reason.replace('week.1', name),
  }));
}
