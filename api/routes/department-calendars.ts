import { z } from 'zod';
import { listDepartmentCalendars, setDepartmentCalendar } from '../../db/calendars/department-calendars.ts';
import { latestCalendar } from '../../db/calendars/latest-calendar.ts';
import { administrators, staff } from '../auth/access.ts';
import type { ApiContext } from '../context.ts';
import { departmentCalendar } from '../inputs/calendars.ts';
import { department } from '../inputs/fields.ts';
import { unfitField } from '../problems/problem.ts';
import { departmentCalendarSchema, departmentCalendarsSchema } from '../views/calendar-schema.ts';
import { type ApiApp, operation, posting } from './operation.ts';

const one = z.strictObject({ department: department('The department.') });

/** Departments that do not work by the company's calendar (ruling 10). */
export function departmentCalendarRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Calendars',
    summary: 'List departments with a calendar of their own',
  });
  app.get(
    '/v1/department-calendars',
    {
      config: list.config,
      schema: { ...list.documentation, response: { 200: departmentCalendarsSchema, ...list.problems } },
    },
    async () => ({ items: await listDepartmentCalendars(context.database) }),
  );

  const put = operation({
    access: administrators,
    tag: 'Calendars',
    summary: 'Let a department work by a calendar',
    description:
      "Orders that come in from a minute later on take it; the company's own calendar ends the exception.",
    codes: [...posting, 'does-not-fit', 'not-found'],
  });
  app.put(
    '/v1/department-calendars/:department',
    {
      config: put.config,
      schema: {
        ...put.documentation,
        params: one,
        body: departmentCalendar,
        response: { 200: departmentCalendarSchema, ...put.problems },
      },
    },
    async (request) => {
      const { calendarId } = request.body;
      const latest = await latestCalendar(context.database.db, calendarId);
      if (latest === undefined) throw unfitField('calendarId', 'is the id of no calendar');
      await setDepartmentCalendar(context.database, request.params.department, calendarId);
      context.reference.forgetCompany();
      return { department: request.params.department, calendarId, version: latest.version };
    },
  );
}
