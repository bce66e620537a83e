import { epochMs, type Instant } from '../instant.ts';
import { type CommandDefinition, commandTable } from '../order/commands.ts';
import type { Command } from '../order/decide.ts';
import type { Lot } from '../order/lot.ts';
import { calendarOf } from '../order/order-calendar.ts';
import type { OrderState } from '../order/state.ts';
import type { PolicyActor } from '../people/actor.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { offsetFrom } from '../working-time/shift.ts';
import { endOfWorkingDay } from '../working-time/working-dates.ts';
import { acceptedChange } from './accepted-change.ts';
import type { SupposedAct } from './fork.ts';
import type { SupposedCalendars } from './supposed-calendars.ts';
import type { ChangeAccepted, GivenCommand, SupplierLate, Supposition } from './supposition.ts';

/** What a question is worked out with, the same for every order. */
export interface Circumstances {
  suppositions: readonly Supposition[];
  calendars: SupposedCalendars;
  /** All the figures that would then hold; absent where no figure is supposed. */
  figures?: PolicyValues;
  /** Id of the person who asks: supposed acts are given in that name, by whoever may give them. */
  askedBy: string;
  now: Instant;
}

/** What happens to one order in either future. */
export interface SupposedActs {
  before: SupposedAct[];
  after: SupposedAct[];
}

const supposed: PolicyActor = { kind: 'policy', rule: 'what-if' };
const reason = 'what-if';

/** What the suppositions mean for one order: acts of both futures, of the one that is supposed, or of none. */
export function supposedActs(state: OrderState, circumstances: Circumstances): SupposedActs {
  const { suppositions, calendars, figures, now } = circumstances;
  const rules: Command[] = [];
  if (figures !== undefined) {
    rules.push(given('migratePolicy', { version: 'what-if', values: figures, reason }));
  }
  for (const { calendarId, version } of calendars.corrections(state)) {
    rules.push(given('correctCalendar', { calendarId, version, reason }));
  }
  const acts: SupposedActs = { before: [], after: rules.map((command) => ({ at: now, command })) };
  for (const supposition of suppositions) {
    if (supposition.kind === 'CHANGE_ACCEPTED') acts.after.push(...changeActs(state, supposition, now));
    if (supposition.kind === 'COMMAND') acts.after.push(...commandActs(state, supposition, circumstances));
  }
  for (const [lot, workingDays] of lateLots(state, suppositions)) {
    const [expected, late] = arrivals(state, lot, workingDays, circumstances);
    acts.before.push(arrival(lot, expected));
    acts.after.push(arrival(lot, late));
  }
  return acts;
}

/** Lots that wait for material which is supposed to be late, and by how many working days: the last of it counts. */
export function lateLots(state: OrderState, suppositions: readonly Supposition[]): Map<Lot, number> {
  const late = new Map<Lot, number>();
  for (const lot of state.lots) {
    if (lot.stage !== 'MATERIAL_SHORTAGE') continue;
    const named = suppositions.filter(
      (each): each is SupplierLate =>
        each.kind === 'SUPPLIER_LATE' && lot.shortage?.material.includes(each.material ?? '') === true,
    );
    if (named.length > 0) late.set(lot, Math.max(...named.map(({ workingDays }) => workingDays)));
  }
  return late;
}

/** When material comes as expected, and when it comes late; neither lies before now. */
function arrivals(
  state: OrderState,
  { lotId, shortage }: Lot,
  workingDays: number,
  { calendars, now }: Circumstances,
): [expected: Instant, late: Instant] {
  const calendar = calendars.source(calendarOf(state, 'PROCUREMENT'));
  const clock = state.clocks.find((each) => each.kind === 'materialArrival' && each.lotId === lotId);
  const expected = clock?.due ?? endOfWorkingDay(calendar, shortage?.expectedArrival ?? now.slice(0, 10));
  const late = offsetFrom(calendar, expected, `+${workingDays}wd`).due;
  return [notBefore(now, expected), notBefore(now, late)];
}

function notBefore(now: Instant, at: Instant): Instant {
  return epochMs(at) < epochMs(now) ? now : at;
}

function arrival({ lotId }: Lot, at: Instant): SupposedAct {
  return { at, command: { ...given('confirmMaterial', {}), lotId } };
}

function commandActs(
  state: OrderState,
  { command, at, orderId }: GivenCommand,
  { askedBy, now }: Circumstances,
): SupposedAct[] {
  if (orderId !== undefined && orderId !== state.orderId) return [];
  const definition = commandTable[command.name] as CommandDefinition;
  const roles = [...(definition.rolesFor?.(command.input) ?? definition.roles)];
  return [
    {
      at: at ?? now,
      command: { ...command, actor: { kind: 'person', personId: askedBy, roles } } as Command,
    },
  ];
}

function changeActs(
  state: OrderState,
  { orderId, wanted, lotId }: ChangeAccepted,
  at: Instant,
): SupposedAct[] {
  if (orderId !== state.orderId) return [];
  const wish = wanted && { wanted, ...(lotId === undefined ? {} : { lotId }) };
  return [
    { at, name: 'applyChange', entry: (order, now, policy) => acceptedChange(order, wish, now, policy) },
  ];
}

function given<Name extends Command['name']>(name: Name, input: Command<Name>['input']): Command {
  const made: Command<Name> = { name, input, actor: supposed, reason };
  return made;
}
