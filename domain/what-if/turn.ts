import type { Instant } from '../instant.ts';
import { composeBatch, type Outcome } from '../order/batch.ts';
import type { CalendarSource } from '../order/clock-facts.ts';
import type { Command } from '../order/decide.ts';
import type { Entry } from '../order/events.ts';
import { type FoldedEntry, foldEntries } from '../order/fold.ts';
import { policyOf } from '../order/policy-of.ts';
import type { OrderState } from '../order/state.ts';
import { type PolicyValues, workingDayMode } from '../policy/policy.ts';

/** What an order runs by. */
export interface OrderRules {
  /** The policy that the order started with. */
  policy: PolicyValues;
  calendars: CalendarSource;
}

/** One turn of the loop that nobody committed: what it would have written, and the order as it would stand then. */
export interface SupposedTurn {
  outcomes: Outcome[];
  folded: FoldedEntry[];
  after: OrderState;
}

/**
 * What the loop would do with some commands at an instant, by the very rules that decide live; without any, what time
 * alone has brought. Writes nothing.
 */
export function supposedTurn(
  state: OrderState,
  commands: readonly Command[],
  now: Instant,
  { policy, calendars }: OrderRules,
): SupposedTurn {
  const { entries, outcomes } = composeBatch(state, commands, now, policy);
  const mode = workingDayMode(policyOf(state, policy));
  const folded = foldEntries(state, entries, calendars, undefined, mode);
  return { outcomes, folded, after: folded.at(-1)?.after ?? state };
}

/** The order after an entry that no command leaves, with what policy then decides. */
export function supposedEntry(state: OrderState, entry: Entry, rules: OrderRules): SupposedTurn {
  const mode = workingDayMode(policyOf(state, rules.policy));
  const folded = foldEntries(state, [entry], rules.calendars, undefined, mode);
  const next = supposedTurn(folded.at(-1)?.after ?? state, [], entry.recordedAt, rules);
  return { ...next, folded: [...folded, ...next.folded] };
}
