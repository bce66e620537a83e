import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { epochMs } from '../../domain/instant.ts';
import type { Clock } from '../../domain/order/clock.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import { type OrderState, visibleStage } from '../../domain/order/state.ts';
import { openTasks } from '../../domain/order/tasks.ts';
import { nextAct } from '../demo/next-act.ts';
import { type Play, readPlays } from '../demo/scenario.ts';
import { type LateMailbox, openMailbox, type SeenNotice } from './late-mailbox.ts';
import { type LateOrder, registerOrder } from './late-order.ts';
import { type LateParts, startLateParts } from './late-parts.ts';
import { lateActLine, noticeLines, receivedLine, summaryLines, waitingLine } from './late-report.ts';

/** Work that nobody does until its whole ladder has been climbed: the four deadlines of the owner's card. */
const neglected = [
  'passInitialReview',
  'submitPlan',
  'recordInspection',
  'checkPackingList',
] as const satisfies CommandName[];
const example = '01-regular-switchgear';
const examples = join(import.meta.dirname, '../../examples');

/** More looks than a journey has acts: a story that does not end is a defect. */
const looks = 200;

/**
 * The late demo: the real workflow on an engine whose time skips. At four stages nobody acts, their deadlines pass,
 * and each escalation is printed as its reader got it; then somebody acts late and the order goes on. Needs
 * nothing that runs already and leaves nothing behind. Rejects when an escalation fails to arrive.
 */
export async function playLate(
  print: (line: string) => void = console.log,
  left: readonly CommandName[] = neglected,
): Promise<void> {
  print(
    'Dueline starts an engine whose time can be fast-forwarded, and a mail server that keeps what it gets.',
  );
  const play = readPlays(examples).find((each) => each.name === example);
  if (play === undefined) throw new Error(`examples/orders/ lacks ${example}`);
  const parts = await startLateParts(print);
  try {
    await playStory(parts, play, left, print);
  } finally {
    await parts.close();
  }
}

async function playStory(
  parts: LateParts,
  play: Play,
  left: readonly CommandName[],
  print: (line: string) => void,
): Promise<void> {
  const mailbox = openMailbox(parts);
  const order = await registerOrder(parts, play.order, play.scenario.receivedBy);
  const waiting = [...left];
  const seen: SeenNotice[] = [];
  print(receivedLine(await order.state()));
  for (let count = 0; visibleStage(await order.state()) !== 'SHIPPED'; count += 1) {
    if (count === looks) throw new Error('The order does not get to its shipment.');
    const now = await order.time.now();
    const next = nextAct(await order.view(), [], {
      name: play.name,
      run: 'LATE',
      papers: count,
      now: () => now,
    });
    if (next === undefined) throw new Error('Nobody has anything to do, and the order is not shipped.');
    const { command } = next.act;
    if (waiting.includes(command)) {
      waiting.splice(waiting.indexOf(command), 1);
      seen.push(...(await neglect(order, command, mailbox, print)));
      const [role] = next.roles;
      if (role !== undefined) print(lateActLine(command, role, (await order.time.now()).toISOString()));
    }
    await order.act(next);
  }
  const state = await order.state();
  for (const line of summaryLines(seen, state)) print(line);
  await mailbox.close();
}

/** Half a minute of looking every 50 ms. */
const recordLooks = 600;

/** Lets the clock of a task run out, rung by rung, and prints what people get. */
async function neglect(
  order: LateOrder,
  command: CommandName,
  mailbox: LateMailbox,
  print: (line: string) => void,
): Promise<SeenNotice[]> {
  const state = await order.state();
  const clock = clockOf(order, state, command);
  print(waitingLine(command, visibleStage(state), clock.due ?? ''));
  const seen: SeenNotice[] = [];
  for (const { rung, at } of clock.rungs.toSorted((a, b) => epochMs(a.at) - epochMs(b.at))) {
    // A rung is reached just after its instant: done exactly at due is on time.
    await order.time.forwardTo(new Date(epochMs(at) + 1_000).toISOString());
    await recorded(order, clock.clockId, rung);
    const fresh = await mailbox.deliver();
    for (const notice of fresh) for (const line of noticeLines(notice)) print(line);
    seen.push(...fresh);
  }
  return seen;
}

/** The engine's time is there before the order has committed what it brought. */
async function recorded(order: LateOrder, clockId: string, rung: string): Promise<void> {
  for (let count = 0; count < recordLooks; count += 1) {
    const clock = (await order.state()).clocks.find((each) => each.clockId === clockId);
    if (clock?.rungs.some((each) => each.rung === rung && each.reached)) return;
    await delay(50);
  }
  throw new Error(`The rung ${rung} of ${clockId} was not recorded.`);
}

function clockOf({ policy }: LateOrder, state: OrderState, command: CommandName): Clock {
  const task = openTasks(state, policy).find((each) => each.command === command);
  const clock = state.clocks.find((each) => each.clockId === task?.clockId);
  if (clock === undefined) throw new Error(`No clock runs on ${command}.`);
  return clock;
}
