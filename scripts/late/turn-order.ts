import type { Instant } from '../../domain/instant.ts';
import { applyFacts } from '../../domain/order/apply.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import type { CommitInput, CommitResult } from '../../domain/order/commit.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';

export type Commit = (input: CommitInput) => Promise<CommitResult>;

/**
 * One turn of the order's loop at an instant that the caller chooses, with no engine: what time has brought, then the
 * commands, committed. Throws when a command is refused.
 */
export async function turnOrder(
  { commit, policy }: { commit: Commit; policy: PolicyValues },
  state: OrderState,
  commands: readonly Command[],
  at: Instant,
): Promise<OrderState> {
  const batch = composeBatch(state, commands, at, policy);
  for (const outcome of batch.outcomes) if (!outcome.accepted) throw new Error(outcome.refusal.detail);
  if (batch.entries.length === 0) return state;
  const { orderId, version: afterVersion } = state;
  const result = await commit({ orderId, afterVersion, entries: batch.entries });
  if (!result.committed) throw new Error(result.refusal.detail);
  return applyFacts(batch.state, result.facts);
}
