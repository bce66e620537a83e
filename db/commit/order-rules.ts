import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { calendarOf } from '../../domain/order/order-calendar.ts';
import { policyOf } from '../../domain/order/policy-of.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';

/** The policy that an order started with, and the calendars that it may need. */
export interface OrderRules {
  policy: PolicyValues;
  calendars: CalendarSource;
}

/** The rules of an order as it stands: its figures, and the calendar of each department. */
export function rulesAfter(
  state: OrderState,
  { policy, calendars }: OrderRules,
): { policy: PolicyValues; calendarFor(department: Department): Calendar } {
  return {
    policy: policyOf(state, policy),
    calendarFor: (department) => calendars(calendarOf(state, department)),
  };
}
