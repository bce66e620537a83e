import fc from 'fast-check';
import type { CommitInput, CommitResult } from '../../domain/order/commit.ts';
import type { Entry } from '../../domain/order/events.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { live, steps } from '../domain/order-simulation.ts';

/** The batches of one order's random life, each as the workflow would commit it. */
export type Life = Entry[][];

/** Random lives from the simulation of the domain's own tests; the same seed gives the same lives. */
export function randomLives(count: number, seed: number): Life[] {
  return fc.sample(steps, { numRuns: count, seed }).map((life) => {
    const batches: Life = [];
    live(life, defaultPolicyValues(), (turn) => {
      // What travels to an activity is JSON.
      batches.push(JSON.parse(JSON.stringify(turn.batch.entries)) as Entry[]);
    });
    return batches.filter((batch) => batch.length > 0);
  });
}

/** Commit a life batch by batch. Answers the inputs with their results. */
export async function commitLife(
  commit: (input: CommitInput) => Promise<CommitResult>,
  orderId: string,
  life: Life,
): Promise<{ input: CommitInput; result: CommitResult }[]> {
  const done: { input: CommitInput; result: CommitResult }[] = [];
  for (const entries of life) {
    const input = { orderId, afterVersion: (entries[0]?.version ?? 1) - 1, entries };
    done.push({ input, result: await commit(input) });
  }
  return done;
}
