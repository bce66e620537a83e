import { randomUUID } from 'node:crypto';
import { eventually } from './eventually.ts';

/** The API of a running product, by HTTP. */
export interface ApiClient {
  ready(): Promise<boolean>;
  /** Answers the body of a success; throws with the problem of anything else. */
  post(path: string, body: unknown, key: string): Promise<Record<string, unknown>>;
}

export function apiClient(port: number): ApiClient {
  const base = `http://127.0.0.1:${port}`;
  return {
    ready: () =>
      eventually(async () => {
        const answer = await fetch(`${base}/readyz`).catch(() => undefined);
        return answer?.ok === true;
      }, 60_000),
    async post(path, body, key) {
      const answer = await fetch(`${base}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`POST ${path} was answered ${answer.status}: ${text}`);
      return JSON.parse(text) as Record<string, unknown>;
    },
  };
}
