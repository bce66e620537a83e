import { setTimeout as delay } from 'node:timers/promises';

/** The answer, or the error of `late` when it has not come within the milliseconds. */
export async function within<Value>(
  milliseconds: number,
  answer: PromiseLike<Value>,
  late: () => Error,
): Promise<Value> {
  const stop = new AbortController();
  const timer = delay(milliseconds, undefined, { signal: stop.signal, ref: false }).then(() => {
    throw late();
  });
  // The timer of an answer that came is cut short, and nobody waits for it.
  timer.catch(() => undefined);
  try {
    return await Promise.race([answer, timer]);
  } finally {
    stop.abort();
  }
}
