import type { Entry } from '../../domain/order/events.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import type { OrderView } from '../../scripts/demo/order-port.ts';
import { type Played, playOrder, type Step } from '../../scripts/demo/player.ts';
import { type Play, readPlays } from '../../scripts/demo/scenario.ts';
import { everybody, ReducerPort } from './reducer-port.ts';

/** An example played on the rules alone, with all that came of it. */
export interface Playing {
  played: Played;
  state: OrderState;
  entries: Entry[];
  steps: Step[];
  /** The order as it stood after the nth act of this command, counted from 1. */
  after(command: string, nth?: number): OrderView;
}

/** Play one example, as it is or with its scenario changed, from Monday 2026-11-23 09:00 on. */
export async function playOnRules(
  name: string,
  changed: (play: Play) => Play = (same) => same,
): Promise<Playing> {
  const play = readPlays('examples').find((each) => each.name === name);
  if (play === undefined) throw new Error(`there is no example ${name}`);
  const port = new ReducerPort(defaultPolicyValues(), '2026-11-23T09:00:00+08:00');
  const steps: Step[] = [];
  const theatre = {
    port,
    people: everybody,
    run: 'T1',
    now: () => port.now(),
    tell: (step: Step) => void steps.push(step),
  };
  const played = await playOrder(theatre, changed(play));
  const { orderId } = played.order;
  return {
    played,
    steps,
    state: port.stateOf(orderId),
    entries: port.entriesOf(orderId),
    after(command, nth = 1) {
      const given = steps.filter((step) =>
        step.lines.some((line) => line.kind === 'person' && line.command === command),
      );
      const step = given[nth - 1];
      if (step === undefined) throw new Error(`${command} was given ${given.length} times`);
      return step.after;
    },
  };
}

/** How often each command was given by people and by policy: `{ recordReview: 3 }`. */
export function actsOf(entries: readonly Entry[], kind: Entry['by']['kind']): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of entries) {
    if (entry.by.kind === kind) counts[entry.command] = (counts[entry.command] ?? 0) + 1;
  }
  return counts;
}
