import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { eventually } from './eventually.ts';
import { sendLateOrder } from './late-order.ts';
import { type Attack, type Grounds, securityExam } from './security-exam.ts';

interface Received {
  headers: Record<string, string>;
  body: string;
}

const withinMs = 60_000;
const strangers = "a stranger's signature";
const strangersSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** S7: a receiver that follows the Standard Webhooks tells genuine from forged, stale and replayed; secrets rotate. */
export const attackS7: Attack = async (grounds, { log }) => {
  const differences: string[] = [];
  const received: Received[] = [];
  const receiver = createServer(async (request, response) => {
    received.push({ headers: textsOf(request.headers), body: await text(request) });
    // The first answer of every message is lost, so that it comes again.
    const id = request.headers['webhook-id'];
    const times = received.filter(({ headers }) => headers['webhook-id'] === id).length;
    response.writeHead(times === 1 ? 500 : 204).end();
  }).listen(0, '127.0.0.2');
  await once(receiver, 'listening');
  const url = `http://127.0.0.2:${(receiver.address() as AddressInfo).port}/hook`;
  const first = await addEndpoint(grounds, url);
  try {
    await sendLateOrder(grounds);
    if (!(await eventually(() => received.length > 0, withinMs))) differences.push('no webhook came');
    const [genuine] = received;
    if (genuine === undefined) return { figures: {}, differences };
    const hook = new Webhook(first.secret);
    if (!verifies(hook, genuine)) differences.push('a genuine webhook does not verify');
    for (const [name, forged] of Object.entries(forgeries(genuine, first.secret))) {
      if (verifies(hook, forged)) differences.push(`${name} verifies`);
    }
    // The planted defect: a receiver that holds the stranger's secret takes the stranger's message.
    const foreign = forgeries(genuine, first.secret)[strangers];
    if (foreign === undefined || !verifies(new Webhook(strangersSecret), foreign))
      differences.push('a message with a good signature was not verified: the forgeries prove nothing');

    const repeated = await eventually(() => repeats(received) > 0, withinMs, 250);
    if (!repeated) differences.push('what was not taken did not come again under the same id');
    log(`${received.length} webhooks came, ${repeats(received)} of them again`);

    const second = await addEndpoint(grounds, url);
    await endEndpoint(grounds, first.endpointId);
    const known = received.length;
    await sendLateOrder(grounds);
    const next = new Webhook(second.secret);
    const turned = await eventually(
      () => received.slice(known).some((each) => verifies(next, each)),
      withinMs,
    );
    if (!turned) differences.push('no webhook carries the signature of the new secret');
    const stranded = await eventually(
      () =>
        received
          .slice(known)
          .some((each) => newOrder(each, received.slice(0, known)) && verifies(hook, each)),
      1_000,
    );
    if (stranded) differences.push('the old secret still signs for new orders');
    await endEndpoint(grounds, second.endpointId);
    return { figures: { received: received.length, repeats: repeats(received), forgeries: 7 }, differences };
  } finally {
    receiver.closeAllConnections();
    receiver.close();
  }
};

/** What attackers make of a message that they have seen. */
function forgeries({ headers, body }: Received, secret: string): Record<string, Received> {
  const with_ = (changes: Record<string, string>, other = body): Received => ({
    headers: { ...headers, ...changes },
    body: other,
  });
  const id = headers['webhook-id'] ?? '';
  const sent = new Date(Number(headers['webhook-timestamp']) * 1_000);
  const old = new Date(Date.now() - 10 * 60_000);
  const early = new Date(Date.now() + 10 * 60_000);
  const stamp = (at: Date) => String(Math.floor(at.getTime() / 1_000));
  const stranger = new Webhook(strangersSecret);
  const sign = (at: Date) => new Webhook(secret).sign(id, at, body);
  return {
    'a changed body': with_({}, `${body} `),
    'another id': with_({ 'webhook-id': `${id}x` }),
    'a later time under the old signature': with_({
      'webhook-timestamp': stamp(new Date(Date.now() + 60_000)),
    }),
    // Signed for the second that the message names: its secret alone is wrong.
    [strangers]: with_({ 'webhook-signature': stranger.sign(id, sent, body) }),
    'no signature': with_({ 'webhook-signature': '' }),
    'a message of ten minutes ago': with_({
      'webhook-timestamp': stamp(old),
      'webhook-signature': sign(old),
    }),
    'a message of the future': with_({ 'webhook-timestamp': stamp(early), 'webhook-signature': sign(early) }),
  };
}

function verifies(hook: Webhook, { headers, body }: Received): boolean {
  try {
    hook.verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

/** Messages that came under an id that was there already: a receiver that keeps ids takes them once. */
function repeats(received: readonly Received[]): number {
  return received.length - new Set(received.map(({ headers }) => headers['webhook-id'])).size;
}

function newOrder({ headers }: Received, before: readonly Received[]): boolean {
  return !before.some((each) => each.headers['webhook-id'] === headers['webhook-id']);
}

async function addEndpoint(
  { product }: Grounds,
  url: string,
): Promise<{ endpointId: string; secret: string }> {
  const asked = { method: 'POST', body: { url } };
  const answer = await product.send(product.adminKey, '/v1/webhook-endpoints', asked);
  if (answer.status !== 201) throw new Error(`no endpoint: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as { endpointId: string; secret: string };
}

async function endEndpoint({ product }: Grounds, endpointId: string): Promise<void> {
  await product.send(product.adminKey, `/v1/webhook-endpoints/${endpointId}`, { method: 'DELETE' });
}

function textsOf(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

export const runS7 = securityExam('S7', attackS7);
