import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { epochMs, type Instant } from '../domain/instant.ts';

/** The order's one timer. It is armed anew only when the instant changes. */
export interface Alarm {
  /** Ring at `at`; the summary is what operators read in the Web UI. Undefined disarms. */
  set(at: Instant | undefined, summary: string): void;
  /** True once after each ring. */
  rang(): boolean;
}

export function createAlarm(now: () => number): Alarm {
  let armed: { at: Instant; scope: CancellationScope } | undefined;
  let rung = false;

  async function ring(at: Instant, summary: string): Promise<void> {
    try {
      // Half-open: an act at the due instant itself is on time, so time is up one millisecond after it.
      await sleep(Math.max(1, epochMs(at) + 1 - now()), { summary });
      armed = undefined;
      rung = true;
    } catch (error) {
      if (!isCancellation(error)) throw error;
    }
  }

  return {
    set(at, summary) {
      if (at === armed?.at) return;
      armed?.scope.cancel();
      armed = undefined;
      if (at === undefined) return;
      const scope = new CancellationScope();
      armed = { at, scope };
      void scope.run(() => ring(at, summary));
    },
    rang() {
      const answer = rung;
      rung = false;
      return answer;
    },
  };
}
