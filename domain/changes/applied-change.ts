import type { CalendarRef } from '../order/clock.ts';
import type { Command } from '../order/decide.ts';
import { calendarsOf } from '../order/order-calendar.ts';
import type { OrderState } from '../order/state.ts';
import { actorId, type PolicyActor } from '../people/actor.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { IncidentChange } from './change.ts';

/** What a change means for orders once it is applied; the versions stand for what it became. */
export type AppliedChange = {
  changeId: string;
  /** Person who applied it. */
  appliedBy: string;
  reason: string;
} & (
  | { kind: 'CALENDAR'; calendar: CalendarRef }
  | { kind: 'POLICY'; version: string; values: PolicyValues }
  | { kind: 'INCIDENT'; incident: IncidentChange }
);

/**
 * The one command by which an order takes a change, previewed and given alike; none for an order that the change
 * does not concern, or that has it.
 */
export function commandOf(change: AppliedChange, state: OrderState): Command | undefined {
  const { reason } = change;
  const given = { actor: actorOf(change), reason };
  switch (change.kind) {
    case 'CALENDAR': {
      const { calendarId, version } = change.calendar;
      const isOld = calendarsOf(state).some((own) => own.calendarId === calendarId && own.version < version);
      if (!isOld) return undefined;
      return command('correctCalendar', { calendarId, version, reason }, given);
    }
    case 'POLICY': {
      const { version, values } = change;
      if (state.policyVersion === version) return undefined;
      return command('migratePolicy', { version, values, reason }, given);
    }
    case 'INCIDENT': {
      const { title: _title, orderIds, ...incident } = change.incident;
      if (orderIds.length > 0 && !orderIds.includes(state.orderId)) return undefined;
      return command('recordIncident', { incidentId: change.changeId, ...incident, reason }, given);
    }
  }
}

/** What the journals of orders name as the actor of a change. */
export function journalActorOf(change: Pick<AppliedChange, 'changeId' | 'appliedBy'>): string {
  return actorId(actorOf(change));
}

/**
 * The same command for the same order has the same id, however often it is tried. Figures name the version that they
 * replace: another change of policy may have come in between.
 */
export function updateIdOf(
  change: AppliedChange,
  { orderId, policyVersion }: Pick<OrderState, 'orderId' | 'policyVersion'>,
): string {
  const id = `change/${change.changeId}`;
  return change.kind === 'POLICY' ? `${id}/${policyVersion}/${orderId}` : `${id}/${orderId}`;
}

function actorOf({ changeId, appliedBy }: Pick<AppliedChange, 'changeId' | 'appliedBy'>): PolicyActor {
  return { kind: 'policy', rule: `change/${changeId}/${appliedBy}` };
}

function command<Name extends Command['name']>(
  name: Name,
  input: Command<Name>['input'],
  given: Pick<Command, 'actor' | 'reason'>,
): Command {
  const made: Command<Name> = { name, input, ...given };
  return made;
}
