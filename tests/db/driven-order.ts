import { applyFacts, unopened } from '../../domain/order/apply.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import type { CommitInput, CommitResult } from '../../domain/order/commit.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Role } from '../../domain/people/roles.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { newOrderId } from './test-company.ts';

/** An order driven as its workflow drives it, at instants that the test chooses. */
export class DrivenOrder {
  state: OrderState;
  private readonly commit: (input: CommitInput) => Promise<CommitResult>;

  constructor(commit: (input: CommitInput) => Promise<CommitResult>, orderId = newOrderId()) {
    this.commit = commit;
    this.state = unopened(orderId);
  }

  /** Let time pass up to an instant. */
  async wait(until: string): Promise<void> {
    await this.turn([], until);
  }

  /** A person of the role gives a command at an instant. */
  async give<Name extends CommandName>(
    at: string,
    role: Role,
    name: Name,
    input: CommandInputs[Name],
    more: Pick<Command, 'lotId' | 'occurredAt'> = {},
  ): Promise<void> {
    const command: Command<Name> = {
      name,
      input,
      actor: { kind: 'person', personId: role, roles: [role] },
      ...more,
    };
    await this.turn([command], at);
  }

  private async turn(commands: Command[], at: string): Promise<void> {
    const batch = composeBatch(this.state, commands, at, defaultPolicyValues());
    for (const outcome of batch.outcomes) if (!outcome.accepted) throw new Error(outcome.refusal.detail);
    if (batch.entries.length === 0) return;
    const { orderId, version: afterVersion } = this.state;
    const result = await this.commit({ orderId, afterVersion, entries: batch.entries });
    if (!result.committed) throw new Error(result.refusal.detail);
    this.state = applyFacts(batch.state, result.facts);
  }
}
