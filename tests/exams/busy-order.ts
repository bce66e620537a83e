import { localIn } from '../../api/views/local-instants.ts';
import { orderView } from '../../api/views/order-view.ts';
import { unopened } from '../../domain/order/apply.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { ReceiveOrderInput } from '../../domain/order/inputs.ts';
import { isFinal } from '../../domain/order/stage-names.ts';
import { nextDueInstant, type OrderState } from '../../domain/order/state.ts';
import type { Role } from '../../domain/people/roles.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { addWorkingMinutes, workingMinutesBetween } from '../../domain/working-time/working-minutes.ts';
import { type NextAct, nextAct } from '../../scripts/demo/next-act.ts';
import { orderView as orderShape } from '../../scripts/demo/views.ts';
import { type Commit, turnOrder } from '../../scripts/late/turn-order.ts';

const policy = defaultPolicyValues();
const local = localIn(companyDefault.zone);

/** How people work: the share of acts that come after their deadline, and by how much. */
export interface Habits {
  lateShare: number;
  random: () => number;
}

/** An order that people act on in their working time, on the product's rules and its commit, at simulated instants. */
export class BusyOrder {
  state: OrderState;
  private readonly commit: Commit;
  private readonly habits: Habits;
  private next: { act: NextAct; at: number } | undefined;
  private papers = 0;

  constructor(commit: Commit, orderId: string, habits: Habits) {
    this.state = unopened(orderId);
    this.commit = commit;
    this.habits = habits;
  }

  async receive(input: ReceiveOrderInput, at: number): Promise<void> {
    await this.turn([{ name: 'receiveOrder', input, actor: personOf('SALESPERSON') }], at);
  }

  /** Epoch ms of what comes first: a person's act, or what time brings just after its instant. */
  nextAt(): number | undefined {
    if (isFinal(this.state.stage)) return undefined;
    const due = nextDueInstant(this.state);
    const instants = [this.next?.at, due === undefined ? undefined : Date.parse(due) + 1];
    const known = instants.filter((at) => at !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  /** Let it happen. */
  async step(at: number): Promise<void> {
    const { next } = this;
    await this.turn(next !== undefined && next.at <= at ? [commandOf(next.act)] : [], at);
  }

  private async turn(commands: Command[], at: number): Promise<void> {
    const now = new Date(at).toISOString();
    this.state = await turnOrder({ commit: this.commit, policy }, this.state, commands, now);
    if (commands.length > 0 || this.next === undefined) this.plan(at);
  }

  /** The next act, some working time from now: mostly well before its deadline, now and then after it. */
  private plan(at: number): void {
    this.papers += 1;
    const caller = { personId: 'x', roles: [] };
    const view = orderShape.parse(orderView(this.state, { policy, caller, local }));
    const run = this.state.orderId;
    const act = nextAct(view, [], { name: '00-busy', run, papers: this.papers, now: () => new Date(at) });
    this.next = act && { act, at: Date.parse(this.actAt(act, at)) };
  }

  private actAt({ act }: NextAct, at: number): string {
    const { random, lateShare } = this.habits;
    const now = new Date(at).toISOString();
    const task = this.state.clocks.find((clock) => clock.due !== undefined && clock.lotId === act.lotId);
    const left = task?.due === undefined ? 60 : workingMinutesBetween(companyDefault, now, task.due);
    const minutes = random() < lateShare ? left + 60 + random() * 900 : 5 + left * (0.05 + 0.3 * random());
    return addWorkingMinutes(companyDefault, now, Math.round(minutes));
  }
}

function commandOf({ act, roles: [role] }: NextAct): Command {
  const { command: name, input, lotId } = act;
  if (role === undefined) throw new Error(`nobody may give ${name}`);
  return { name, input, actor: personOf(role), ...(lotId === undefined ? {} : { lotId }) } as Command;
}

function personOf(role: Role): Command['actor'] {
  return { kind: 'person', personId: role.toLowerCase(), roles: [role] };
}
