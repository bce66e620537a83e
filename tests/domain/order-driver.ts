import { epochMs } from '../../domain/instant.ts';
import type { Money } from '../../domain/money/money.ts';
import { balanceOf, orderTotal } from '../../domain/order/amounts.ts';
import { applyFacts, unopened } from '../../domain/order/apply.ts';
import { composeBatch, type Outcome } from '../../domain/order/batch.ts';
import type { Clock, ClockKind } from '../../domain/order/clock.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { Entry } from '../../domain/order/events.ts';
import { combinedFacts, foldEntries } from '../../domain/order/fold.ts';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import type { Lot } from '../../domain/order/lot.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import { nextDueInstant, type OrderState, visibleStage } from '../../domain/order/state.ts';
import { openTasks, type Task } from '../../domain/order/tasks.ts';
import { type Actor, actorId, type PersonActor } from '../../domain/people/actor.ts';
import type { Role } from '../../domain/people/roles.ts';
import { type PolicyValues, withOverrides } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { formatInstant } from '../../domain/working-time/instant-text.ts';

/** Thursday, the first working day after the National Day week; Saturday the 11th is a make-up day. */
export const firstDay = '2025-10-09T10:00:00+08:00';

/** Clocks over several stages. Unless a test is about them they have no rungs, and are not among the clocks shown. */
const promises: readonly ClockKind[] = [
  'confirmationTarget',
  'confirmationOuter',
  'preliminarySchedule',
  'promisedDelivery',
];
const quietPromises = Object.fromEntries(promises.map((kind) => [kind, []]));

/** A role's holder of that name, or a person of another name with that role. */
export type Who = Role | { person: string; role: Role } | PersonActor;

export type Circumstances = Partial<
  Pick<Command, 'lotId' | 'occurredAt' | 'expectedVersion' | 'reason' | 'updateId'>
>;

/** A rung as it was recorded. */
export interface ReachedRung {
  clockId: string;
  rung: string;
  at: string;
}

/** An order on the pure core that people act on, with real due instants on the company's calendar. */
export class OrderDriver {
  readonly policy: PolicyValues;
  readonly journal: Entry[] = [];
  state: OrderState = unopened('ord_1');
  now: string;

  /** Calendars by version, for an order whose calendar is corrected. */
  calendars: CalendarSource = () => companyDefault;

  constructor(now: string = firstDay, policy: Partial<PolicyValues> = {}) {
    this.now = now;
    this.policy = withOverrides({ 'sla.ladders': quietPromises, ...policy });
  }

  /** Go to an instant as an outage would: nothing is recorded until someone acts. */
  at(instant: string): this {
    if (epochMs(instant) < epochMs(this.now)) throw new RangeError(`${instant} lies before ${this.now}`);
    this.now = instant;
    return this;
  }

  /** Let time pass as it does while the system runs: each rung is recorded one millisecond after its instant. */
  passUntil(instant: string): this {
    for (let due = nextDueInstant(this.state); due !== undefined; due = nextDueInstant(this.state)) {
      if (epochMs(due) >= epochMs(instant)) break;
      const moment = formatInstant(Math.max(epochMs(due) + 1, epochMs(this.now)), 8 * 3_600_000);
      this.at(moment).turn([]);
    }
    return this.at(instant);
  }

  /** One turn of the loop: what time has brought, then the commands, committed together. */
  turn(commands: readonly Command[]): Outcome[] {
    const batch = composeBatch(this.state, commands, this.now, this.policy);
    const folded = foldEntries(this.state, batch.entries, this.calendars, 'SO-2025-000001');
    this.state = applyFacts(batch.state, combinedFacts(folded));
    this.journal.push(...batch.entries);
    return batch.outcomes;
  }

  /** Give a command as a change does that a person applied to many orders. */
  change<Name extends CommandName>(name: Name, input: CommandInputs[Name]): void {
    const actor: Actor = { kind: 'policy', rule: 'change/1/admin' };
    const [outcome] = this.turn([{ name, input, actor }]);
    if (outcome?.accepted !== true) throw new Error(`${name} was refused: ${outcome?.refusal.detail}`);
  }

  /** Give a command that must be accepted; answers its journal entry. */
  give<Name extends CommandName>(
    name: Name,
    input: CommandInputs[Name],
    by: Who,
    rest?: Circumstances,
  ): Entry {
    const [outcome] = this.turn([commandOf(name, input, by, rest)]);
    if (outcome?.accepted !== true) throw new Error(`${name} was refused: ${outcome?.refusal.detail}`);
    const entry = this.journal.find((each) => each.version === outcome.version);
    if (entry === undefined) throw new Error(`${name} left no entry`);
    return entry;
  }

  /** Give a command that must be refused and change nothing but what time brings; answers `code: detail`. */
  refusal<Name extends CommandName>(
    name: Name,
    input: CommandInputs[Name],
    by: Who,
    rest?: Circumstances,
  ): string {
    this.turn([]);
    const { version } = this.state;
    const [outcome] = this.turn([commandOf(name, input, by, rest)]);
    if (outcome?.accepted !== false) throw new Error(`${name} was accepted`);
    if (this.state.version !== version) throw new Error(`the refused ${name} changed the order`);
    const { code, detail, errors = [] } = outcome.refusal;
    return [`${code}: ${detail}`, ...errors.map((error) => `@${error.path}`)].join(' ');
  }

  /** What people see: the order's stage or its least advanced lot's. */
  get stage(): Stage {
    return visibleStage(this.state);
  }

  get total(): Money {
    return orderTotal(this.state.details);
  }

  get balance(): Money {
    return balanceOf(this.state);
  }

  lot(lotId = 'L1'): Lot {
    const found = this.state.lots.find((lot) => lot.lotId === lotId);
    if (found === undefined) throw new Error(`no lot ${lotId}`);
    return found;
  }

  /** Lots as `L1 IN_QC 1:98`: id, stage, line and quantity. */
  get lots(): string[] {
    return this.state.lots.map(({ lotId, stage, lines }) =>
      [lotId, stage, ...lines.map(({ line, quantity }) => `${line}:${quantity}`)].join(' '),
    );
  }

  /** The open clock of a kind. */
  clock(kind: ClockKind, lotId?: string): Clock {
    const found = this.clocks(kind).find((clock) => clock.lotId === lotId);
    if (found === undefined) throw new Error(`no clock ${kind} runs: ${this.runningClocks.join(', ')}`);
    return found;
  }

  clocks(kind: ClockKind): Clock[] {
    return this.state.clocks.filter((clock) => clock.kind === kind);
  }

  get runningClocks(): string[] {
    return this.state.clocks.filter(({ kind }) => !promises.includes(kind)).map(({ clockId }) => clockId);
  }

  /** Every rung in the journal, in its order. */
  get rungs(): ReachedRung[] {
    return this.journal.flatMap((entry) =>
      entry.events.flatMap((event) =>
        event.type === 'rungReached' ? [{ clockId: event.clockId, rung: event.rung, at: event.at }] : [],
      ),
    );
  }

  get tasks(): Task[] {
    return openTasks(this.state, this.policy).filter(({ command }) => command !== 'acknowledgeOrder');
  }

  /** Open tasks as `department command`, with the lot where there is one. */
  get work(): string[] {
    return this.tasks.map(({ department, command, lotId }) =>
      [department, command, ...(lotId === undefined ? [] : [lotId])].join(' '),
    );
  }

  /** Who did what: `actor command` for each entry after `version`. */
  acts(version = 0): string[] {
    return this.journal
      .filter((entry) => entry.version > version)
      .map((entry) => `${actorId(entry.by)} ${entry.command}`);
  }
}

export function commandOf<Name extends CommandName>(
  name: Name,
  input: CommandInputs[Name],
  by: Who,
  rest: Circumstances = {},
): Command<Name> {
  return { name, input, actor: actorOf(by), ...rest };
}

export function actorOf(who: Who): Actor {
  if (typeof who === 'object' && 'kind' in who) return who;
  return typeof who === 'string'
    ? { kind: 'person', personId: who, roles: [who] }
    : { kind: 'person', personId: who.person, roles: [who.role] };
}
