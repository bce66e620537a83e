import type { FieldProblem } from '../errors.ts';
import type { Calendar, Override } from '../working-time/calendar.ts';
import { validateNotice, withOfficialNotice } from '../working-time/official-notice.ts';
import { overrideProblems, validateCalendar } from '../working-time/validate-calendar.ts';
import type { CalendarChange } from './change.ts';

/** A calendar with a correction laid over it, under a new version. Throws for a notice with problems (rule 7). */
export function patchedCalendar(latest: Calendar, change: CalendarChange, version: string): Calendar {
  const { notice, set = [], remove = [], week, zone } = change;
  const base = notice === undefined ? { ...latest, version } : withOfficialNotice(latest, notice, version);
  const replaced = new Set([...set.map(nameOf), ...remove.map((date) => `COMPANY ${date}`)]);
  return {
    ...base,
    ...(week === undefined ? {} : { week }),
    ...(zone === undefined ? {} : { zone }),
    overrides: [...base.overrides.filter((override) => !replaced.has(nameOf(override))), ...set],
  };
}

/**
 * What is wrong with a correction: in itself, and of the calendar that it would make of the latest version. Paths
 * are those of the change: `set[1].date`, `notice.holidays[0].daysOff[2]`, `week.1[0]`.
 */
export function calendarChangeProblems(latest: Calendar, change: CalendarChange): FieldProblem[] {
  const { notice, set = [], remove = [] } = change;
  const problems = [
    ...(notice === undefined ? [] : validateNotice(notice)).map((each) => under('notice.', each)),
    ...overrideProblems(set).map((each) => ({ ...each, path: each.path.replace('overrides', 'set') })),
    ...remove.flatMap((date, index) => removalProblems(latest, date, index)),
  ];
  if (problems.length > 0) return problems;
  const patched = patchedCalendar(latest, change, latest.version);
  if (JSON.stringify(patched) === JSON.stringify(latest))
    return [{ path: 'body', reason: 'changes nothing' }];
  const own = patched.overrides.length - set.length;
  return validateCalendar(patched).map(({ path, reason }) => ({ path: ownPath(path, own), reason }));
}

function removalProblems(latest: Calendar, date: string, index: number): FieldProblem[] {
  const known = latest.overrides.some((override) => nameOf(override) === `COMPANY ${date}`);
  return known ? [] : [{ path: `remove[${index}]`, reason: `there is no company override of ${date}` }];
}

/** Overrides that the change sets stand behind those that were there. */
function ownPath(path: string, own: number): string {
  return path.replace(/^overrides\[(\d+)\]/, (whole, place) =>
    Number(place) >= own ? `set[${Number(place) - own}]` : whole,
  );
}

function under(prefix: string, { path, reason }: FieldProblem): FieldProblem {
  return { path: `${prefix}${path}`, reason };
}

function nameOf({ source, date }: Override): string {
  return `${source} ${date}`;
}
