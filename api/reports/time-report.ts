import { readMetTargets, readOpenTargets, readTimePerformance } from '../../db/reads/time-performance.ts';
import { medianOf, percentOf } from '../../domain/figures/share.ts';
import type { Span } from '../../domain/figures/span.ts';
import { minutesRun } from '../../domain/figures/target-time.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Department, departments as names } from '../../domain/people/departments.ts';
import type { ApiContext } from '../context.ts';
import type { TimeReport } from '../views/report-schema.ts';

/** How departments keep their deadlines; of all where `departments` is absent. */
export async function composeTimeReport(
  context: ApiContext,
  span: Span,
  departments: Department[] | undefined,
  now: Instant,
): Promise<TimeReport> {
  const rows = await readTimePerformance(context.database, span, now, departments);
  const seesSales = departments === undefined || departments.includes('SALES');
  return {
    ...span,
    departments: rows.map((row) => ({
      ...row,
      name: { ...names[row.department] },
      onTimePercent: percentOf(row.closedOnTime, row.closedOnTime + row.closedLate),
    })),
    ...(seesSales ? { acknowledgement: await acknowledgement(context, span, now) } : {}),
  };
}

async function acknowledgement(
  { database, reference }: ApiContext,
  span: Span,
  now: Instant,
): Promise<NonNullable<TimeReport['acknowledgement']>> {
  const met = await readMetTargets(database, span);
  const waiting = await readOpenTargets(database, now);
  const minutes: number[] = [];
  for (const target of met) {
    minutes.push(minutesRun(target, await reference.calendar(target.calendarId, target.calendarVersion)));
  }
  const missed = met.filter((target) => target.late).length;
  return {
    acknowledged: met.length,
    withinTarget: met.length - missed,
    missed,
    withinPercent: percentOf(met.length - missed, met.length),
    medianMinutes: medianOf(minutes),
    open: waiting.open,
    openMissed: waiting.missed,
  };
}
