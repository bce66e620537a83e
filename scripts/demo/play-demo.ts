import type { OrderPort, OrderView } from './order-port.ts';
import { type Played, playOrder } from './player.ts';
import { closingLine, openingLines, stepLines, summaryTable } from './report.ts';
import type { Play } from './scenario.ts';

/** What a run of the demo needs. */
export interface DemoRun {
  port: OrderPort;
  plays: readonly Play[];
  now(): Date;
  print(line: string): void;
}

/**
 * Play the orders one after the other, printing each step and the table at the end. Throws when the product
 * refuses what it should do, and when an order does not end as its story says.
 */
export async function playDemo({ port, plays, now, print }: DemoRun): Promise<Played[]> {
  const theatre = { port, now, people: await port.people(), run: runOf(now()) };
  const all: Played[] = [];
  for (const [index, play] of plays.entries()) {
    for (const line of openingLines(play, index + 1, plays.length)) print(line);
    const tell = (step: Parameters<typeof stepLines>[0]): void => {
      for (const line of stepLines(step)) print(line);
    };
    const played = await playOrder({ ...theatre, tell }, play);
    print(closingLine(played));
    const { endsIn = 'ARCHIVED' } = play.scenario;
    if (played.order.stage !== endsIn) throw new Error(endedOtherwise(played.order, endsIn));
    all.push(played);
  }
  print('');
  print(summaryTable(all));
  print('');
  print(`${all.length} of ${plays.length} orders are ${endStages(plays).join(' or ')}.`);
  return all;
}

/** Seconds in base 36: no two runs on one product share it, and it fits into a paper's number. */
export function runOf(now: Date): string {
  return Math.floor(now.getTime() / 1000)
    .toString(36)
    .toUpperCase();
}

function endStages(plays: readonly Play[]): string[] {
  return [...new Set(plays.map(({ scenario }) => scenario.endsIn ?? 'ARCHIVED'))];
}

function endedOtherwise(order: OrderView, wanted: string): string {
  return `Order ${order.orderNumber} ended ${order.stage}, not ${wanted}.`;
}
