import { createCommit } from '../../activities/commit.ts';
import { localIn } from '../../api/views/local-instants.ts';
import { orderView } from '../../api/views/order-view.ts';
import type { Database } from '../../db/connect.ts';
import type { Instant } from '../../domain/instant.ts';
import { unopened } from '../../domain/order/apply.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import { nextDueInstant, type OrderState, visibleStage } from '../../domain/order/state.ts';
import { nextAct } from '../demo/next-act.ts';
import type { OrderBody } from '../demo/order-port.ts';
import { orderView as orderShape } from '../demo/views.ts';
import { personOf, receiptOf } from '../late/late-order.ts';
import { turnOrder } from '../late/turn-order.ts';

/** An order on the product's rules and its commit, at instants that the example chooses: no engine waits for them. */
export interface PlayedOrder {
  state(): OrderState;
  /** People do what is open, all at one instant, until the order shows the stage. */
  bringTo(stage: Stage, at: Instant): Promise<void>;
  /** When time brings something next. */
  nextDue(): Instant | undefined;
  /** Let time bring what lies before an instant. */
  passTo(at: Instant): Promise<void>;
}

/** More acts than a journey has. */
const mostActs = 60;

export async function playOrder(database: Database, body: OrderBody, at: Instant): Promise<PlayedOrder> {
  const commit = createCommit({ database });
  const { policy, input, zone } = await receiptOf({ database }, body, at);
  const caller = { personId: 'example', roles: [] };
  // The same id in every run: it stands in the links of the messages.
  let state = unopened('ord_example');

  async function turn(commands: Command[], now: Instant): Promise<void> {
    state = await turnOrder({ commit, policy }, state, commands, now);
  }

  await turn([{ name: 'receiveOrder', input, actor: personOf(['SALESPERSON']) }], at);
  return {
    state: () => state,
    async bringTo(stage, now) {
      for (let papers = 0; visibleStage(state) !== stage; papers += 1) {
        const view = orderShape.parse(orderView(state, { policy, caller, local: localIn(zone) }));
        const next = nextAct(view, [], { name: '01', run: 'EX', papers, now: () => new Date(now) });
        if (next === undefined || papers > mostActs) throw new Error(`the order does not come to ${stage}`);
        const { command: name, input: given, lotId } = next.act;
        const actor = personOf(next.roles);
        await turn([{ name, input: given, actor, ...(lotId && { lotId }) } as Command], now);
      }
    },
    nextDue: () => nextDueInstant(state),
    passTo: (now) => turn([], now),
  };
}
