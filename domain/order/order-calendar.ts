import type { Department } from '../people/departments.ts';
import type { CalendarRef } from './clock.ts';
import type { OrderState } from './state.ts';

/** Calendars of departments that do not work by the company's. */
export type DepartmentCalendars = Partial<Record<Department, CalendarRef>>;

/** The part of an order that says which calendar holds for whom. */
export type OrderCalendars = Pick<OrderState, 'calendarId' | 'calendarVersion' | 'departmentCalendars'>;

/** The calendar by which a department works, in the version that the order has now (ruling 10). */
export function calendarOf(order: OrderCalendars, department: Department): CalendarRef {
  return (
    order.departmentCalendars?.[department] ?? {
      calendarId: order.calendarId,
      version: order.calendarVersion,
    }
  );
}

/** Every calendar of the order, each once. */
export function calendarsOf(order: OrderCalendars): CalendarRef[] {
  const company = { calendarId: order.calendarId, version: order.calendarVersion };
  const all = [company, ...Object.values(order.departmentCalendars ?? {})];
  return [...new Map(all.map((ref) => [`${ref.version} ${ref.calendarId}`, ref])).values()];
}

/** The order's calendars with one of them in another version. */
export function withCalendar(order: OrderState, { calendarId, version }: CalendarRef): OrderState {
  const departments = Object.entries(order.departmentCalendars ?? {}).map(([department, ref]) => [
    department,
    ref.calendarId === calendarId ? { calendarId, version } : ref,
  ]);
  return {
    ...order,
    ...(order.calendarId === calendarId ? { calendarVersion: version } : {}),
    ...(departments.length === 0 ? {} : { departmentCalendars: Object.fromEntries(departments) }),
  };
}
