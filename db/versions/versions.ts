import { and, eq } from 'drizzle-orm';
import type { CalendarRef } from '../../domain/order/clock.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { type PolicyValues, withOverrides } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import type { Database } from '../connect.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { policyVersions } from '../schema/policy-versions.ts';

/** Policies and calendars by version. A version never changes, so each is read once and kept. */
export interface Versions {
  /** Throws a `RangeError` for a version that the database does not have. */
  policy(version: string): Promise<PolicyValues>;
  /** The same object every time. Throws likewise. */
  calendar(calendarId: string, version: number): Promise<Calendar>;
  /** Several at once, to be asked for without waiting. */
  calendars(refs: readonly CalendarRef[]): Promise<CalendarSource>;
}

export function createVersions({ db }: Pick<Database, 'db'>): Versions {
  const policies = keptReads(async (version: string) => {
    const [row] = await db.select().from(policyVersions).where(eq(policyVersions.version, version));
    if (row === undefined) throw new RangeError(`there is no policy version ${version}`);
    // A version written by an older release lacks the figures that came later: they hold with their defaults.
    return withOverrides(row.values);
  });
  const calendars = keptReads(async (name: string) => {
    const { calendarId, version } = JSON.parse(name) as { calendarId: string; version: number };
    const wanted = and(eq(calendarVersions.calendarId, calendarId), eq(calendarVersions.version, version));
    const [row] = await db.select().from(calendarVersions).where(wanted);
    if (row === undefined) throw new RangeError(`there is no version ${version} of calendar ${calendarId}`);
    return row.definition;
  });
  const read = (ref: CalendarRef) =>
    calendars(JSON.stringify({ calendarId: ref.calendarId, version: ref.version }));
  return {
    policy: policies,
    calendar: (calendarId, version) => read({ calendarId, version }),
    async calendars(refs) {
      const found = new Map(
        await Promise.all(refs.map(async (ref) => [nameOf(ref), await read(ref)] as const)),
      );
      return (ref) => {
        const calendar = found.get(nameOf(ref));
        if (calendar === undefined) throw new RangeError(`calendar ${nameOf(ref)} was not read beforehand`);
        return calendar;
      };
    },
  };
}

function nameOf({ calendarId, version }: CalendarRef): string {
  return `${calendarId} ${version}`;
}

/** A read that failed is not kept. */
function keptReads<Value>(read: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const reading = read(name);
    kept.set(name, reading);
    reading.catch(() => kept.delete(name));
    return reading;
  };
}
