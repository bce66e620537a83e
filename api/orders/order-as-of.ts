import { replayJournal } from '../../db/journal/replay-journal.ts';
import { journalAsOf } from '../../db/reads/as-of.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import type { Instant } from '../../domain/instant.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import { policyOf } from '../../domain/order/policy-of.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import type { OrderAsOfView } from '../views/as-of-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { orderView } from '../views/order-view.ts';
import { timelineEntry } from '../views/row-views.ts';

/**
 * An order as its journal stood at an instant, with the figures and calendars that it ran by then: the fold of what
 * was on record, by the same code as the present. Throws `not-found` before it existed.
 */
export async function orderAsOf(
  context: ApiContext,
  caller: Caller,
  orderId: string,
  at: Instant,
): Promise<OrderAsOfView> {
  const { database, reference } = context;
  const [journal, present] = await Promise.all([
    journalAsOf(database, orderId, at),
    readOrder(database, orderId),
  ]);
  const state = replayJournal(orderId, journal).at(-1)?.after;
  if (state === undefined || present === undefined) throw new ProblemError('not-found');
  const [policy, calendars, local] = await Promise.all([
    reference.policy(state.policyVersion),
    reference.calendars(calendarsOf(state)),
    reference.local(),
  ]);
  const entries = journal.slice(-limits.pageSize);
  const view: OrderAsOfView = {
    at,
    order: { ...orderView(state, { policy, caller, local }), availableCommands: [] },
    presentVersion: present.version,
    policy: { version: state.policyVersion, values: policyOf(state, policy) },
    calendars: calendarsOf(state).map(({ calendarId, version }) => ({
      calendarId,
      version,
      definition: { ...calendars({ calendarId, version }) },
      departments: departmentsBy(state, calendarId),
    })),
    entries: entries.map(timelineEntry),
    earlierEntries: journal.length - entries.length,
  };
  return withLocalInstants(view, local);
}

function departmentsBy({ departmentCalendars = {} }: OrderState, calendarId: string): Department[] {
  const own = Object.entries(departmentCalendars) as [Department, { calendarId: string }][];
  return own.filter(([, ref]) => ref.calendarId === calendarId).map(([department]) => department);
}
