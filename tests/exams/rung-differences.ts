import type { Database } from '../../db/connect.ts';
import type { ExpectedRung } from './ladder-oracle.ts';

/** A clock's rungs as the oracle walked them. */
export interface ExpectedClock {
  orderId: string;
  kind: 'initialReview' | 'departmentReview';
  rungs: readonly ExpectedRung[];
}

/** A rung as the product recorded it, epoch ms of the engine's time. */
export interface RecordedRung {
  orderId: string;
  kind: string;
  rung: string;
  reachedAt: number;
  recordedAt: number;
}

/** Rungs that are missing, too many, at another instant than the oracle's, early, or recorded too late after it. */
export function rungDifferences(
  clocks: readonly ExpectedClock[],
  recorded: readonly RecordedRung[],
  driftMs: number,
): string[] {
  return clocks.flatMap(({ orderId, kind, rungs }) => {
    const own = recorded.filter((each) => each.orderId === orderId && each.kind === kind);
    const found = own
      .filter(({ rung }) => !rungs.some(([name]) => name === rung))
      .map(
        ({ rung, reachedAt }) => `${orderId} ${kind} ${rung}: recorded for ${text(reachedAt)}, not expected`,
      );
    for (const [rung, at] of rungs) {
      const name = `${orderId} ${kind} ${rung}`;
      const [row, ...more] = own.filter((each) => each.rung === rung);
      if (row === undefined) {
        found.push(`${name}: missing, expected ${text(at)}`);
        continue;
      }
      const drift = row.recordedAt - at;
      if (more.length > 0) found.push(`${name}: recorded ${own.length} times`);
      if (row.reachedAt !== at) found.push(`${name}: reached ${text(row.reachedAt)}, expected ${text(at)}`);
      if (drift <= 0 || drift > driftMs) found.push(`${name}: recorded ${drift} ms after its instant`);
    }
    return found;
  });
}

export async function recordedRungs({ sql }: Database): Promise<RecordedRung[]> {
  const rows = await sql<
    { orderId: string; kind: string; rung: string; reachedAt: string; recordedAt: string }[]
  >`
    select order_id as "orderId", kind, rung, reached_at as "reachedAt", recorded_at as "recordedAt"
    from dueline.escalations where kind in ('initialReview', 'departmentReview')`;
  return rows.map(({ reachedAt, recordedAt, ...row }) => ({
    ...row,
    reachedAt: Date.parse(reachedAt),
    recordedAt: Date.parse(recordedAt),
  }));
}

function text(ms: number): string {
  return new Date(ms).toISOString();
}
