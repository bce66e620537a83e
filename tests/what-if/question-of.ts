import { patchedPolicy } from '../../domain/changes/patch-policy.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { fork } from '../../domain/what-if/fork.ts';
import { supposedActs } from '../../domain/what-if/supposed-acts.ts';
import { supposedCalendars } from '../../domain/what-if/supposed-calendars.ts';
import type { Supposition } from '../../domain/what-if/supposition.ts';
import { type OrderAnswer, type Question, whatIf } from '../../domain/what-if/what-if.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import type { OrderDriver } from '../domain/order-driver.ts';

/** A question about an order of the driver at its present instant; roles stand for the people who hold them. */
export function questionOf(order: OrderDriver, suppositions: Supposition[], until: string): Question {
  const latest = [{ calendarId: 'company', version: 1, definition: companyDefault }];
  const known: CalendarSource = (ref) => order.calendars(ref);
  const values = Object.assign(
    {},
    ...suppositions.map((each) => (each.kind === 'POLICY' ? each.values : {})),
  );
  const change = { values, effectiveAt: order.now, migrate: true };
  const current = { version: 'default-1', values: order.policy, effectiveAt: order.now };
  const peopleOf = ({ roles }: { roles: readonly string[] }) => roles;
  return {
    suppositions,
    calendars: supposedCalendars(suppositions, latest, known),
    ...(Object.keys(values).length === 0 ? {} : { figures: patchedPolicy(current, change) }),
    askedBy: 'asker',
    now: order.now,
    until,
    peopleOf: { before: peopleOf, after: peopleOf },
  };
}

export function asked(order: OrderDriver, suppositions: Supposition[], until: string): OrderAnswer {
  return whatIf(order.state, order.policy, questionOf(order, suppositions, until));
}

/** The rungs of the future in which everything is as supposed: `clock rung instant`. */
export function supposedRungs(order: OrderDriver, suppositions: Supposition[], until: string): string[] {
  const question = questionOf(order, suppositions, until);
  const state = question.calendars.prepared(order.state);
  const { after } = supposedActs(state, question);
  const rules = { policy: order.policy, calendars: question.calendars.source };
  const { warnings } = fork(state, after, rules, { now: order.now, until });
  return warnings.map(({ clock, rung, at }) => `${clock.clockId} ${rung} ${at}`);
}

/** The rungs that an order has reached since its journal had so many entries. */
export function rungsSince(order: OrderDriver, entries: number): string[] {
  return order.journal
    .slice(entries)
    .flatMap(({ events }) =>
      events.flatMap((event) =>
        event.type === 'rungReached' ? [`${event.clockId} ${event.rung} ${event.at}`] : [],
      ),
    );
}

/** Changes as `change clock rung: before → after`, instants as dates and times. */
export function warningsIn({ warnings }: OrderAnswer): string[] {
  const when = (at?: string) => at?.slice(5, 16).replace('T', ' ') ?? '-';
  return warnings.map(
    ({ change, clockId, rung, before, after }) =>
      `${change} ${clockId} ${rung}: ${when(before?.at)} → ${when(after?.at)}`,
  );
}
