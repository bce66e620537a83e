import type { Refusal } from '../errors.ts';
import type { Instant } from '../instant.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { advance } from './advance.ts';
import { applyEntry } from './apply.ts';
import { type Command, decide } from './decide.ts';
import type { Entry } from './events.ts';
import type { OrderState } from './state.ts';

/** What became of one command of a batch: the version that holds its effect, or why it was refused. */
export type Outcome = { accepted: true; version: number } | { accepted: false; refusal: Refusal };

/** Entries to commit together, the state after them, and an outcome for each command, in order. */
export interface Batch {
  entries: Entry[];
  state: OrderState;
  outcomes: Outcome[];
}

/**
 * One turn of the loop, pure: first what time has brought by `now`, then each command on the state that the
 * one before left, with the policy decisions that follow from it. `lost` holds refusals of commands that lost
 * a race at commit, by their place in `commands`.
 */
export function composeBatch(
  state: OrderState,
  commands: readonly Command[],
  now: Instant,
  policy: PolicyValues,
  lost: ReadonlyMap<number, Refusal> = new Map(),
): Batch {
  const entries: Entry[] = [];
  let current = state;
  const take = (entry: Entry): void => {
    entries.push(entry);
    current = applyEntry(current, entry);
  };
  if (current.version > 0) advance(current, now, policy).forEach(take);
  const outcomes = commands.map((command, index): Outcome => {
    const refusal = lost.get(index) ?? repeatRefusal(current, command);
    if (refusal !== undefined) return { accepted: false, refusal };
    if (isRepeat(current, command)) return { accepted: true, version: current.version };
    const decision = decide(current, command, now, policy);
    if (!decision.accepted) return decision;
    take(decision.entry);
    const { version, occurredAt } = decision.entry;
    advance(current, now, policy, occurredAt).forEach(take);
    return { accepted: true, version };
  });
  return { entries, state: current, outcomes };
}

/** The same order sent again: nothing happens twice (I7). */
function isRepeat(state: OrderState, command: Command): boolean {
  return command.name === 'receiveOrder' && state.version > 0;
}

function repeatRefusal(state: OrderState, command: Command): Refusal | undefined {
  if (command.name !== 'receiveOrder') {
    return state.version > 0 ? undefined : { code: 'not-found', detail: 'This order was never received.' };
  }
  const input = command.input as Command<'receiveOrder'>['input'];
  if (state.version === 0 || input.fingerprint === state.fingerprint) return undefined;
  return {
    code: 'order-differs',
    detail: `Order ${state.orderNumber ?? state.orderId} came in differently.`,
  };
}
