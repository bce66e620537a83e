import type { Database } from '../../db/connect.ts';
import { calendarVersions } from '../../db/schema/calendar-versions.ts';
import { policyVersions } from '../../db/schema/policy-versions.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { CurrentRules } from '../support/current-rules.ts';
import { budgets, longBudget, type YearOrder } from './year-orders.ts';
import { calendarIdOf, type ZoneYear } from './year-zones.ts';

const plantedCalendarId = 'exam-planted';

type Budgets = Pick<YearOrder, 'budget' | 'reviewBudget'>;

/** The rules by which an order of the year starts. */
export function yearRules(rules: CurrentRules, order: YearOrder): CurrentRules {
  return {
    policy: valuesWith(rules.policy, order),
    policyVersion: versionOf(order),
    calendarId: order.planted ? plantedCalendarId : calendarIdOf(order.zone.zone),
    calendarVersion: 1,
  };
}

/**
 * Puts the calendars and every policy version of the year into the database, and the planted defect: the calendar of
 * New York in a zone that knows no daylight saving.
 */
export async function addYearRules(
  { db }: Database,
  rules: CurrentRules,
  zones: readonly ZoneYear[],
): Promise<void> {
  const by = { reason: 'exam', createdBy: 'admin', createdAt: '2000-01-01T00:00:00Z' };
  const newYork = zones.find(({ zone }) => zone === 'America/New_York')?.calendar;
  if (newYork === undefined) throw new RangeError('New York is missing');
  const planted = { ...newYork, id: plantedCalendarId, zone: 'Etc/GMT+5' };
  const calendars = [...zones.map(({ calendar }) => calendar), planted];
  await db
    .insert(calendarVersions)
    .values(calendars.map((definition) => ({ calendarId: definition.id, version: 1, definition, ...by })));
  const pairs = [...budgets, longBudget].flatMap((budget) =>
    budgets.map((reviewBudget) => ({ budget, reviewBudget })),
  );
  await db.insert(policyVersions).values(
    pairs.map((pair) => ({
      version: versionOf(pair),
      values: valuesWith(rules.policy, pair),
      effectiveAt: '1999-01-01T00:00:00Z',
      ...by,
    })),
  );
}

function versionOf({ budget, reviewBudget }: Budgets): string {
  return `exam-year-${budget}-${reviewBudget}`;
}

function valuesWith(policy: PolicyValues, { budget, reviewBudget }: Budgets): PolicyValues {
  return { ...policy, 'sla.review.initial': budget, 'sla.review.departments': reviewBudget };
}
