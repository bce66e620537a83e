import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Webhook } from 'standardwebhooks';
import { systemClock } from '../../config/clock.ts';

/**
 * Pushes an order as a website or a trading platform does: signed by the shop's secret, as the Standard Webhooks say.
 *
 *     node examples/inbound/push-order.ts URL SECRET [FILE]
 *
 * URL and SECRET are what `POST /v1/inbound-platforms` told: its `path` behind the address of the product, and its
 * `secret`. Pushed again, also after a time-out, the order is the same one, with the same answer.
 */
export async function pushOrder(url: string, secret: string, body: string, at: Date): Promise<Response> {
  const id = `msg_${randomUUID()}`;
  return await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
    body,
  });
}

if (import.meta.main) {
  const [url, secret, file = new URL('website-order.json', import.meta.url)] = process.argv.slice(2);
  if (url === undefined || secret === undefined) {
    process.stderr.write('usage: node examples/inbound/push-order.ts URL SECRET [FILE]\n');
    process.exit(2);
  }
  const answer = await pushOrder(url, secret, await readFile(file, 'utf8'), systemClock.now());
  process.stdout.write(`${answer.status} ${await answer.text()}\n`);
  process.exit(answer.ok ? 0 : 1);
}
