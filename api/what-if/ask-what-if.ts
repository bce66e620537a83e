import { setImmediate as othersFirst } from 'node:timers/promises';
import { latestCalendars } from '../../db/calendars/latest-calendars.ts';
import { readAudience } from '../../db/commit/notice-audience.ts';
import { openStates } from '../../db/reads/open-states.ts';
import { patchedPolicy } from '../../domain/changes/patch-policy.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import { policyOf } from '../../domain/order/policy-of.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { supposedCalendars } from '../../domain/what-if/supposed-calendars.ts';
import type { Supposition } from '../../domain/what-if/supposition.ts';
import { createTotals, type Totals } from '../../domain/what-if/totals.ts';
import { type OrderAnswer, type Question, whatIf } from '../../domain/what-if/what-if.ts';
import { dayMs } from '../../domain/working-time/civil-date.ts';
import { dueInstant } from '../../domain/working-time/due.ts';
import { formatLocal } from '../../domain/working-time/working-minutes.ts';
import type { Caller } from '../auth/caller.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import type { WhatIfRequest } from '../inputs/what-if.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { addressing, withoutAbsent } from './addressing.ts';
import { readSuppositions } from './read-suppositions.ts';

/** What a question came to; `names` of everyone who would be told. */
export interface Answered {
  now: Instant;
  until: Instant;
  totals: Totals;
  orders: OrderAnswer[];
  /** Affected orders that are counted and not listed. */
  more: number;
  /** True when there are more open orders than one question looks at. */
  cut: boolean;
  names: ReadonlyMap<string, { zh: string; en: string }>;
}

/**
 * What suppositions would do to open orders of the caller's, by the rules that decide live. Reads alone: nothing is
 * written, sent or asked of the engine. Throws `validation-failed` with what is wrong with the question.
 */
export async function askWhatIf(
  context: ApiContext,
  caller: Caller,
  request: WhatIfRequest,
): Promise<Answered> {
  const { database, reference } = context;
  const now = nowOf(context);
  const [company, policy, latest, scope] = await Promise.all([
    reference.company(),
    reference.currentPolicy(),
    latestCalendars(database),
    scopeOf(context, caller),
  ]);
  const { calendar, zone } = company;
  const until = request.until ?? dueInstant(calendar, now, policy.values['sys.whatIfHorizon']).due;
  const today = formatLocal(calendar, now).slice(0, 10);
  const calendarIds = latest.map(({ calendarId }) => calendarId);
  const read = readSuppositions(request.suppositions, { now, until, today, policy, calendar, calendarIds });
  const problems = [...horizonProblems(now, until), ...read.problems];
  if (problems.length > 0) throw unfit(problems);

  const { suppositions } = read;
  const figures = figuresOf(suppositions, { ...policy, effectiveAt: now });
  const audience = await readAudience(database.sql, { from: now, to: until, now });
  const told = {
    before: addressing(audience),
    after: addressing(withoutAbsent(audience, suppositions, zone)),
  };
  let known: CalendarSource = () => calendar;
  const calendars = supposedCalendars(suppositions, latest, (ref) => known(ref));
  const common = { suppositions, calendars, askedBy: caller.personId, now, until };
  const totals = createTotals(request.limit ?? limits.defaultPageSize);
  const seen = new Set<string>();

  for (let after = ''; ; ) {
    const states = await openStates(database, scope, request.orderIds, after, limits.previewPage);
    known = await reference.calendars(states.flatMap(calendarsOf));
    for (const state of states) {
      const started = await reference.policy(state.policyVersion);
      const own = policyOf(state, started);
      const peopleOf = { before: told.before(own), after: told.after(figures ?? own) };
      const question: Question = { ...common, peopleOf, ...(figures === undefined ? {} : { figures }) };
      totals.add(whatIf(state, started, question));
      seen.add(state.orderId);
      // Other requests are answered meanwhile.
      if (seen.size % 10 === 0) await othersFirst();
    }
    const last = states.at(-1);
    if (last === undefined || states.length < limits.previewPage || seen.size >= limits.whatIfOrders) break;
    after = last.orderId;
  }
  requireAll(request, seen);
  const names = new Map(
    [...audience.people.values()].map(({ personId, nameZh, nameEn }) => [
      personId,
      { zh: nameZh, en: nameEn },
    ]),
  );
  return { now, until, ...totals.result(), cut: seen.size >= limits.whatIfOrders, names };
}

function horizonProblems(now: Instant, until: Instant): FieldProblem[] {
  const ms = epochMs(until) - epochMs(now);
  if (ms <= 0) return [{ path: 'until', reason: `must lie after now, ${now}` }];
  const { whatIfDays } = limits;
  return ms > whatIfDays * dayMs
    ? [{ path: 'until', reason: `must lie at most ${whatIfDays} days ahead` }]
    : [];
}

/** All figures that would hold, several suppositions one after the other. */
function figuresOf(
  suppositions: readonly Supposition[],
  latest: Parameters<typeof patchedPolicy>[0],
): PolicyValues | undefined {
  const values = suppositions.flatMap((each) => (each.kind === 'POLICY' ? [each.values] : []));
  if (values.length === 0) return undefined;
  const change = { values: Object.assign({}, ...values), effectiveAt: latest.effectiveAt, migrate: true };
  return patchedPolicy(latest, change);
}

/** An order that the caller does not read is answered like one that is not there. */
function requireAll({ orderIds = [], suppositions }: WhatIfRequest, seen: ReadonlySet<string>): void {
  const reason = 'there is no open order of this id';
  const errors = [
    ...orderIds.flatMap((id, index) => (seen.has(id) ? [] : [{ path: `orderIds[${index}]`, reason }])),
    ...suppositions.flatMap((each, index) => {
      const id = 'orderId' in each ? each.orderId : undefined;
      return id === undefined || seen.has(id) ? [] : [{ path: `suppositions[${index}].orderId`, reason }];
    }),
  ];
  if (errors.length > 0) throw unfit(errors);
}

function unfit(errors: FieldProblem[]): ProblemError {
  const names = errors.slice(0, 5).map((each) => each.path);
  return new ProblemError('validation-failed', `These fields do not fit: ${names.join(', ')}`, { errors });
}
