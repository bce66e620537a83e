import type { CalendarVersionRow } from '../../db/reads/list-files.ts';
import type { Instant } from '../../domain/instant.ts';

/** Years that are looked at beyond this one. */
const yearsAhead = 2;

/** A calendar as people read it, from all its versions, the latest first; undefined without any. */
export function calendarView(rows: readonly CalendarVersionRow[], now: Instant) {
  const [latest] = rows;
  if (latest === undefined) return undefined;
  const { calendarId, version, definition } = latest;
  const official = new Set(definition.notices.map((notice) => notice.year));
  const thisYear = Number(now.slice(0, 4));
  const first = Math.min(thisYear, ...official);
  const last = Math.max(thisYear + yearsAhead, ...official);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    calendarId,
    version,
    definition: { ...definition },
    versions: rows.map(({ definition: _definition, calendarId: _id, ...made }) => made),
    years: years.map((year) => ({ year, provisional: !official.has(year) })),
  };
}
