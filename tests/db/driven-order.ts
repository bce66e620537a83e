import { unopened } from '../../domain/order/apply.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Role } from '../../domain/people/roles.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { type Commit, turnOrder } from '../../scripts/late/turn-order.ts';
import { newOrderId } from './test-company.ts';

/** An order driven as its workflow drives it, at instants that the test chooses. */
export class DrivenOrder {
  state: OrderState;
  private readonly commit: Commit;

  constructor(commit: Commit, orderId = newOrderId()) {
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
    this.state = await turnOrder(
      { commit: this.commit, policy: defaultPolicyValues() },
      this.state,
      commands,
      at,
    );
  }
}
