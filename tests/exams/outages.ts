import { setTimeout as delay } from 'node:timers/promises';
import type { ExamStage } from './exam-stage.ts';

export interface OutagePlan {
  /** Epoch ms from which the window of `spreadSeconds` runs. */
  firstAt: number;
  spreadSeconds: number;
  faults: number;
  longestDownMs: number;
  random: () => number;
}

/** The faults that landed. */
export interface Outages {
  kills: number;
  /** Epoch ms at which what was killed last was started again. */
  lastEndedAt: number;
  /** How many of these instants lay in a time when something was down. */
  covering(instants: readonly number[]): number;
}

/** Kills worker, engine and both in turn, evenly over a window, and leaves each down for a while. */
export async function strike({ server, workers }: ExamStage, plan: OutagePlan): Promise<Outages> {
  const { firstAt, spreadSeconds, faults, longestDownMs, random } = plan;
  const victims = [[server, ...workers], workers, [server]];
  const downs: { from: number; to: number }[] = [];
  let kills = 0;
  for (let fault = 0; fault < faults; fault += 1) {
    const at = firstAt + ((fault + 0.3 + random() * 0.4) / faults) * spreadSeconds * 1_000;
    await delay(Math.max(0, at - Date.now()));
    const struck = victims[fault % victims.length] ?? [];
    const from = Date.now();
    await Promise.all(struck.map((victim) => victim.kill()));
    kills += struck.length;
    await delay((0.5 + random() / 2) * longestDownMs);
    for (const victim of struck) victim.start();
    downs.push({ from, to: Date.now() });
  }
  return {
    kills,
    lastEndedAt: downs.at(-1)?.to ?? firstAt,
    covering: (instants) =>
      instants.filter((instant) => downs.some(({ from, to }) => from <= instant && instant <= to)).length,
  };
}
