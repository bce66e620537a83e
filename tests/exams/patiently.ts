import { setTimeout as delay } from 'node:timers/promises';

/** How often a busy product is asked again. */
const patience = 3;

interface Answer {
  status: number;
  headers: Headers;
}

/** Asks again as a client does: 503 with Retry-After is a promise that the same request is answered later. */
export async function patiently<Given extends Answer>(ask: () => Promise<Given>): Promise<Given> {
  for (let again = 0; ; again += 1) {
    const answer = await ask();
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
    if (answer.status !== 503 || Number.isNaN(seconds) || again === patience) return answer;
    await delay(seconds * 1_000);
  }
}
