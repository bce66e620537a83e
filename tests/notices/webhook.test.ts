import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Delivery } from '../../notices/channels/channel.ts';
import { isPublicAddress } from '../../notices/channels/private-addresses.ts';
import { createTargetGuard } from '../../notices/channels/target-guard.ts';
import { createWebhook } from '../../notices/channels/webhook.ts';
import { createOutbox } from '../../notices/outbox.ts';
import { inwardTargets } from './hostile-targets.ts';
import { allRows, handClock, openOutbox, outboxDeps, queue, webhookSecret } from './outbox-fixture.ts';
import { lateReview, sampleLink } from './sample-notice.ts';
import { webhookReceiver } from './webhook-receiver.ts';

const anyTime = new AbortController().signal;
const allowed = createWebhook({ allowedTargets: ['127.0.0.1', 'localhost'] });
const strict = createWebhook({ allowedTargets: [] });

function delivery(url: string, changes: Partial<Delivery> = {}): Delivery {
  const now = new Date().toISOString();
  return {
    key: 'o-1/L2.inspection#2/0/WEBHOOK/erp',
    notice: lateReview,
    link: sampleLink,
    recipient: { is: 'endpoint', endpointId: 'erp', url, secret: webhookSecret, active: true },
    queuedAt: now,
    attemptAt: now,
    ...changes,
  };
}

describe('what an endpoint gets', () => {
  test('a request that the Standard Webhooks library verifies, with the six contents and both texts [SLA-16]', async () => {
    const { port, requests } = await webhookReceiver();
    await allowed.send(delivery(`http://127.0.0.1:${port}/hooks?x=1`), anyTime);
    const [request] = requests;
    expect(request?.path).toBe('/hooks?x=1');
    const verified = new Webhook(webhookSecret).verify(request?.body ?? '', headersOf(request?.headers));
    expect(verified).toMatchObject({
      type: 'order.escalation',
      timestamp: lateReview.reachedAt,
      data: {
        key: 'o-1/L2.inspection#2/0/WEBHOOK/erp',
        orderNumber: 'SO-2025-000123',
        stage: 'RECEIVED',
        deadline: lateReview.deadline,
        responsible: { department: 'SALES', role: 'SALESPERSON' },
        workingMinutesLate: 480,
        requiredActions: [{ command: 'passInitialReview', departments: ['SALES'] }],
        link: sampleLink,
      },
      messages: {
        'zh-CN': { subject: '【逾期升级】SO-2025-000123 已接收：已逾期 1 个工作日' },
        en: { subject: '[Escalation] SO-2025-000123 Received: 1 working day overdue' },
      },
    });
  });

  test('a body or an id that was changed on the way is not verified', async () => {
    const { port, requests } = await webhookReceiver();
    await allowed.send(delivery(`http://127.0.0.1:${port}/`), anyTime);
    const [request] = requests;
    const library = new Webhook(webhookSecret);
    const headers = headersOf(request?.headers);
    const body = request?.body ?? '';
    expect(() => library.verify(body.replace('480', '481'), headers)).toThrow();
    expect(() => library.verify(body, { ...headers, 'webhook-id': 'other' })).toThrow();
    expect(() => library.verify(body, headers)).not.toThrow();
  });

  test('the same webhook-id at every attempt until it answers with 2xx', async () => {
    const statuses = [500, 204];
    const { port, requests } = await webhookReceiver((response) =>
      response.writeHead(statuses.shift() ?? 0).end(),
    );
    const fixture = await openOutbox(`http://127.0.0.1:${port}/`);
    await queue(fixture, { channel: 'WEBHOOK', endpointId: 'erp', key: 'o-1/initialReview#1/0/WEBHOOK/erp' });
    const clock = handClock();
    const send = createOutbox(outboxDeps(fixture.database, clock, [allowed]));
    expect((await send.runOnce()).RETRY).toBe(1);
    expect((await allRows(fixture))[0]?.lastError).toBe('answered 500');
    clock.forward(10_000);
    expect((await send.runOnce()).SENT).toBe(1);
    expect(requests.map(({ headers }) => headers['webhook-id'])).toEqual([
      'o-1=2FinitialReview=231=2F0=2FWEBHOOK=2Ferp',
      'o-1=2FinitialReview=231=2F0=2FWEBHOOK=2Ferp',
    ]);
    expect(Number(requests[1]?.headers['webhook-timestamp'])).toBe(clock.now().getTime() / 1_000);
    await fixture.drop();
  });
});

describe('what is not delivered', () => {
  test.each([
    [301, { permanent: false, message: 'answered 301: redirects are not followed' }],
    [410, { permanent: true }],
    [404, { permanent: false }],
    [503, { permanent: false, retryAfterMs: 120_000 }],
  ])('an answer of %i is a failure', async (status, failure) => {
    const { port, requests } = await webhookReceiver((response) =>
      response.writeHead(status, { location: '/elsewhere', 'retry-after': '120' }).end(),
    );
    await expect(allowed.send(delivery(`http://127.0.0.1:${port}/`), anyTime)).rejects.toMatchObject(failure);
    expect(requests.map((request) => request.path)).toEqual(['/']);
  });

  test('an endpoint that never answers is left after the time allowed', async () => {
    const { port } = await webhookReceiver(() => undefined);
    await expect(
      allowed.send(delivery(`http://127.0.0.1:${port}/`), AbortSignal.timeout(200)),
    ).rejects.toThrow();
  });

  test('an endpoint that was switched off is given up', async () => {
    const off = {
      is: 'endpoint',
      endpointId: 'erp',
      url: 'https://x',
      secret: webhookSecret,
      active: false,
    } as const;
    await expect(allowed.send(delivery('', { recipient: off }), anyTime)).rejects.toMatchObject({
      permanent: true,
    });
  });
});

describe('hostile targets', () => {
  let trap: Server;
  let port = 0;
  let connections = 0;
  beforeAll(async () => {
    trap = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '::');
    await once(trap, 'listening');
    const address = trap.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterAll(() => {
    trap.close();
  });

  test.each([
    ...inwardTargets,
    'http://example.com/',
    'http://93.184.216.34/',
    'https://user:password@example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
  ])('%s is refused for good, and nothing is called', async (url) => {
    const target = delivery(url.replace('PORT', String(port)));
    await expect(strict.send(target, anyTime)).rejects.toMatchObject({
      name: 'SendFailure',
      permanent: true,
      message: expect.stringMatching(/^refused to call: /),
    });
    expect(connections).toBe(0);
  });

  test('a name with one private address among public ones is refused, and the checked address is the one called', async () => {
    const answers = [['93.184.216.34', '10.0.0.1'], ['93.184.216.34'], ['127.0.0.1']];
    let asked = 0;
    const guard = createTargetGuard([], async () => {
      const addresses = answers[asked] ?? [];
      asked += 1;
      return addresses.map((address) => ({ address, family: 4 }));
    });
    expect(await lookedUp(guard)).toMatch(/^refused to call: .*\(10\.0\.0\.1\) lies in a private network/);
    expect(await lookedUp(guard)).toBe('93.184.216.34');
    expect(asked).toBe(2);
    expect(await lookedUp(guard)).toMatch(/^refused/);
  });

  test('only what the company allows is called in its own networks: by name, address or network', () => {
    const guard = createTargetGuard(['erp.internal', '10.1.0.0/16', '::1']);
    const verdict = (url: string) => {
      try {
        guard.requireAllowed(new URL(url));
        return 'allowed';
      } catch {
        return 'refused';
      }
    };
    expect(
      ['http://erp.internal/', 'http://10.1.2.3/', 'http://[::1]/', 'https://example.com/'].map(verdict),
    ).toEqual(Array(4).fill('allowed'));
    expect(
      ['http://10.2.0.1/', 'https://10.2.0.1/', 'http://erp.internal.evil.com/', 'http://127.0.0.1/'].map(
        verdict,
      ),
    ).toEqual(Array(4).fill('refused'));
  });

  test.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['172.15.255.255', true],
    ['172.32.0.0', true],
    ['100.128.0.0', true],
    ['172.16.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['2002:7f00:1::', false],
    ['2001::1', false],
    ['ff02::1', false],
    ['not an address', false],
  ])('%s is public: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });
});

function headersOf(headers: Record<string, unknown> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
}

function lookedUp(guard: ReturnType<typeof createTargetGuard>): Promise<string> {
  return new Promise((resolve) => {
    guard.lookup('example.com', {}, (error, address) =>
      resolve(error === null ? String(address) : error.message),
    );
  });
}
