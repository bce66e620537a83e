import type { z } from 'zod';
import type { FieldProblem } from '../../domain/errors.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { validateNotice, withOfficialNotice } from '../../domain/working-time/official-notice.ts';
import { validateCalendar } from '../../domain/working-time/validate-calendar.ts';
import type { newCalendar } from '../inputs/calendars.ts';
import { ProblemError } from '../problems/problem.ts';

/** The first version of a calendar as it was asked for. Throws a problem that names every field that does not fit. */
export function composeCalendar(asked: z.output<typeof newCalendar>): Calendar {
  const { calendarId: id, zone, week, overrides = [], notices = [] } = asked;
  const errors = notices.flatMap((notice, index) =>
    validateNotice(notice).map(({ path, reason }) => ({ path: `notices[${index}].${path}`, reason })),
  );
  if (errors.length > 0) throw unfit(errors);
  const plain: Calendar = { id, version: '1', zone, week, overrides, notices: [] };
  const calendar = notices.reduce((before, notice) => withOfficialNotice(before, notice, '1'), plain);
  const problems = validateCalendar(calendar);
  if (problems.length > 0) throw unfit(problems.map(({ path, reason }) => ({ path, reason })));
  return calendar;
}

function unfit(errors: FieldProblem[]): ProblemError {
  const names = errors.slice(0, 5).map((each) => each.path);
  return new ProblemError('validation-failed', `The calendar does not hold together: ${names.join(', ')}`, {
    errors,
  });
}
