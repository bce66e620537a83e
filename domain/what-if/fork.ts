import { type Refusal, RefusalError } from '../errors.ts';
import { epochMs, type Instant } from '../instant.ts';
import type { Clock } from '../order/clock.ts';
import type { Command } from '../order/decide.ts';
import { type Escalation, escalationOf } from '../order/escalation.ts';
import type { Entry } from '../order/events.ts';
import type { FoldedEntry } from '../order/fold.ts';
import type { CommandName } from '../order/inputs.ts';
import { policyOf } from '../order/policy-of.ts';
import { nextDueInstant, type OrderState } from '../order/state.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { formatInstant } from '../working-time/instant-text.ts';
import { type OrderRules, type SupposedTurn, supposedEntry, supposedTurn } from './turn.ts';

/** Something that is supposed to be done at an instant: a command, or what another entry would record. */
export type SupposedAct = { at: Instant } & (
  | { command: Command }
  | { name: CommandName; entry: (state: OrderState, now: Instant, policy: PolicyValues) => Entry }
);

/** A warning that reached people in a future, or would after its horizon. */
export interface Warning extends Escalation {
  /** The clock as it stood when the rung was reached. */
  clock: Clock;
  rung: string;
  at: Instant;
  /** A change of rules made it due, not the department. */
  induced: boolean;
}

/** A clock at the end of a future. */
export interface ForkedClock {
  clock: Clock;
  /** When it ended; absent while it is open. */
  endedAt?: Instant;
}

/** How an order would go on by itself from one instant to another. */
export interface Future {
  /** The order at the horizon. */
  end: OrderState;
  /** The order after the last supposed act, be it beyond the horizon, and when that is: what a forecast starts from. */
  settled: { state: OrderState; at: Instant };
  /** Every clock that was open at some time of it. */
  clocks: ReadonlyMap<string, ForkedClock>;
  /** Those that come within the horizon, in their order. */
  warnings: readonly Warning[];
  /** The policy that holds at the horizon. */
  policy: PolicyValues;
  /** Acts that the rules would refuse. */
  refused: { act: SupposedAct; refusal: Refusal }[];
}

/** More turns than this would be a rule that sets off itself. */
const turnBound = 5_000;

/**
 * Lets an order go on alone on a virtual clock: time brings rungs, policy decides in its instants, and nobody acts but
 * as supposed. Turns come when the order's own timer would ring, one millisecond after the instant. Writes nothing.
 */
export function fork(
  state: OrderState,
  acts: readonly SupposedAct[],
  rules: OrderRules,
  { now, until }: { now: Instant; until: Instant },
): Future {
  const waiting = [...acts].sort((a, b) => epochMs(a.at) - epochMs(b.at));
  const seen = createRecord(state, rules.policy);
  const refused: Future['refused'] = [];
  let current = state;
  let settled = { state, at: now };
  let ms = epochMs(now);

  function turn(record: (entry: FoldedEntry) => void): void {
    const due = waiting.filter((act) => epochMs(act.at) <= ms);
    waiting.splice(0, due.length);
    const at = formatInstant(ms, 0);
    take(supposedTurn(current, [], at, rules));
    for (const act of due) {
      const refusal = perform(act, at);
      if (refusal !== undefined) refused.push({ act, refusal });
    }

    function take({ folded, after }: SupposedTurn): void {
      folded.forEach(record);
      current = after;
    }

    function perform(act: SupposedAct, now: Instant): Refusal | undefined {
      if ('command' in act) {
        const turned = supposedTurn(current, [act.command], now, rules);
        const [outcome] = turned.outcomes;
        take(turned);
        return outcome?.accepted === false ? outcome.refusal : undefined;
      }
      try {
        take(supposedEntry(current, act.entry(current, now, rules.policy), rules));
        return undefined;
      } catch (error) {
        if (error instanceof RefusalError) return error.refusal;
        throw error;
      }
    }
    if (due.length > 0) settled = { state: current, at };
  }

  /** Goes on to an instant; what lies at the instant itself is within it. */
  function goOn(horizonMs: number, record: (entry: FoldedEntry) => void): void {
    for (let turns = 0; ; turns += 1) {
      if (turns > turnBound) throw new RangeError(`order ${state.orderId} never comes to rest`);
      const rings = nextDueInstant(current);
      const rung = rings === undefined ? Number.POSITIVE_INFINITY : epochMs(rings);
      const act = waiting[0] === undefined ? Number.POSITIVE_INFINITY : epochMs(waiting[0].at);
      if (Math.min(rung, act) > horizonMs) return;
      ms = Math.max(ms, Math.min(rung + 1, act));
      turn(record);
    }
  }

  turn(seen.add);
  settled = { state: current, at: now };
  goOn(epochMs(until), seen.add);
  const { clocks, warnings } = seen;
  const end = current;
  const last = waiting.at(-1);
  if (last !== undefined) goOn(epochMs(last.at), () => undefined);
  return { end, settled, clocks, warnings, policy: policyOf(end, rules.policy), refused };
}

/** Keeps what entries say of clocks and rungs. */
function createRecord(state: OrderState, started: PolicyValues) {
  const clocks = new Map<string, ForkedClock>(state.clocks.map((clock) => [clock.clockId, { clock }]));
  const warnings: Warning[] = [];

  return {
    clocks,
    warnings,
    add({ entry, before, after }: FoldedEntry): void {
      for (const event of entry.events) {
        if (event.type !== 'rungReached' && event.type !== 'clockStopped') continue;
        const clock = before.clocks.find((each) => each.clockId === event.clockId);
        if (clock === undefined) continue;
        if (event.type === 'clockStopped') clocks.set(clock.clockId, { clock, endedAt: event.at });
        else warnings.push(warningOf(clock, event, policyOf(before, started)));
      }
      for (const clock of after.clocks) clocks.set(clock.clockId, { clock });
    },
  };
}

/** A rung of a clock as people are told of it. */
export function warningOf(
  clock: Clock,
  { rung, at }: { rung: string; at: Instant },
  policy: PolicyValues,
): Warning {
  const induced = clock.rungs.some((each) => each.rung === rung && each.induced);
  return { ...escalationOf(clock, rung, policy), clock, rung, at, induced };
}
