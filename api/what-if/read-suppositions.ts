import type { z } from 'zod';
import { policyChangeProblems } from '../../domain/changes/patch-policy.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { kebabName } from '../../domain/order/commands.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { datesBetween } from '../../domain/what-if/supposed-calendars.ts';
import type { Supposition } from '../../domain/what-if/supposition.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { parseCivilDate } from '../../domain/working-time/civil-date.ts';
import { commandInputs } from '../inputs/command-inputs.ts';
import type { TypedSupposition } from '../inputs/what-if.ts';
import { limits } from '../limits.ts';
import { fieldProblems } from '../problems/field-problems.ts';
import { routedCommands } from '../routes/commands.ts';

/** What typed suppositions are judged by. */
export interface Judgement {
  now: Instant;
  until: Instant;
  /** The present date in the company's zone. */
  today: string;
  /** The policy in force, which supposed figures are a patch on. */
  policy: Policy;
  calendar: Calendar;
  calendarIds: readonly string[];
}

type Typed<Kind extends TypedSupposition['kind']> = Extract<TypedSupposition, { kind: Kind }>;

/** Typed suppositions as the rules take them, and what is wrong with them, by path; they hold without problems alone. */
export function readSuppositions(
  typed: readonly TypedSupposition[],
  judgement: Judgement,
): { suppositions: Supposition[]; problems: FieldProblem[] } {
  const read = typed.map((each) => readOne(each, judgement));
  return {
    suppositions: read.flatMap(({ supposition }) => supposition ?? []),
    problems: read.flatMap(({ problems = [] }, index) =>
      problems.map(({ path, reason }) => ({ path: `suppositions[${index}].${path}`, reason })),
    ),
  };
}

interface Read {
  supposition?: Supposition;
  problems?: FieldProblem[];
}

function readOne(typed: TypedSupposition, judgement: Judgement): Read {
  switch (typed.kind) {
    case 'NOTHING':
    case 'SUPPLIER_LATE':
      return { supposition: typed };
    case 'HOLIDAY':
      return readHoliday(typed, judgement);
    case 'DEPARTMENT_AWAY':
      return { supposition: typed, problems: spanProblems(typed.from, typed.until, judgement, 'until') };
    case 'POLICY':
      return readPolicy(typed, judgement);
    case 'CHANGE_ACCEPTED':
      return readChange(typed);
    case 'COMMAND':
      return readCommand(typed, judgement);
  }
}

function readHoliday(typed: Typed<'HOLIDAY'>, judgement: Judgement): Read {
  const { from, until, dates = [], makeUpDays = [], calendarId, note } = typed;
  if ((from === undefined) !== (until === undefined)) {
    return {
      problems: [{ path: from === undefined ? 'from' : 'until', reason: 'is missing: a span has both' }],
    };
  }
  const span = from === undefined || until === undefined ? [] : spanProblems(from, until, judgement, 'from');
  if (span.length > 0) return { problems: span };
  const daysOff = [...dates, ...(from === undefined || until === undefined ? [] : datesBetween(from, until))];
  const problems = [
    ...pastDates('dates', dates, judgement),
    ...pastDates('makeUpDays', makeUpDays, judgement),
    ...(daysOff.length === 0 ? [{ path: 'dates', reason: 'name days off, here or by from and until' }] : []),
    ...makeUpDays.flatMap((date, index) =>
      daysOff.includes(date) ? [{ path: `makeUpDays[${index}]`, reason: 'is a day off already' }] : [],
    ),
    ...(calendarId === undefined || judgement.calendarIds.includes(calendarId)
      ? []
      : [{ path: 'calendarId', reason: `there is no calendar ${calendarId}` }]),
  ];
  const given = {
    ...(calendarId === undefined ? {} : { calendarId }),
    ...(note === undefined ? {} : { note }),
  };
  const worked = makeUpDays.length === 0 ? {} : { makeUpDays };
  return { supposition: { kind: 'HOLIDAY', daysOff, ...worked, ...given }, problems };
}

function pastDates(path: string, dates: readonly string[], { today }: Judgement): FieldProblem[] {
  return dates.flatMap((date, index) =>
    date < today ? [{ path: `${path}[${index}]`, reason: `lies before today, ${today}` }] : [],
  );
}

/** `present`: the end that must not lie in the past. */
function spanProblems(
  from: string,
  until: string,
  { today }: Judgement,
  present: 'from' | 'until',
): FieldProblem[] {
  const days = parseCivilDate(until) - parseCivilDate(from) + 1;
  if (days < 1) return [{ path: 'until', reason: 'must not lie before from' }];
  if (days > limits.whatIfDays) {
    return [{ path: 'until', reason: `must lie at most ${limits.whatIfDays} days after from` }];
  }
  const date = present === 'from' ? from : until;
  return date < today ? [{ path: present, reason: `lies before today, ${today}` }] : [];
}

function readPolicy({ values }: Typed<'POLICY'>, { policy, calendar, now }: Judgement): Read {
  // The figures need not be such by their types: that is what the rules judge.
  const change = { values: values as Extract<Supposition, { kind: 'POLICY' }>['values'], migrate: false };
  const latest = { ...policy, effectiveAt: now };
  const problems = policyChangeProblems(latest, { ...change, effectiveAt: now }, calendar, now);
  return { supposition: { kind: 'POLICY', values: change.values }, problems };
}

function readChange({ onlyLot, ...change }: Typed<'CHANGE_ACCEPTED'>): Read {
  if (onlyLot === undefined) return { supposition: change };
  if (change.wanted === undefined) {
    return { problems: [{ path: 'onlyLot', reason: 'goes with wanted: an open change names its own lot' }] };
  }
  return { supposition: { ...change, lotId: onlyLot } };
}

function readCommand(typed: Typed<'COMMAND'>, { now, until }: Judgement): Read {
  const { command, input = {}, lotId, at, orderId } = typed;
  const name = routedCommands.find((each) => each === command || kebabName(each) === command);
  if (name === undefined) {
    return { problems: [{ path: 'command', reason: 'is no command that a person may give' }] };
  }
  const schema: z.ZodType = commandInputs[name];
  const checked = schema.safeParse(input);
  const problems = checked.success ? [] : fieldProblems(checked.error.issues, 'input');
  if (at !== undefined && epochMs(at) < epochMs(now))
    problems.push({ path: 'at', reason: `lies before now, ${now}` });
  if (at !== undefined && epochMs(at) > epochMs(until)) {
    problems.push({ path: 'at', reason: `lies after until, ${until}` });
  }
  const given = { name, input: checked.data as Command['input'], ...(lotId === undefined ? {} : { lotId }) };
  const when = { ...(at === undefined ? {} : { at }), ...(orderId === undefined ? {} : { orderId }) };
  return { supposition: { kind: 'COMMAND', command: given, ...when }, problems };
}
