import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTrap } from 'node:net';
import { createTargetGuard } from '../../notices/channels/target-guard.ts';
import { inwardTargets } from '../notices/hostile-targets.ts';
import { sendLateOrder, triedRows } from './late-order.ts';
import { type Attack, type Grounds, securityExam } from './security-exam.ts';

/** Targets that no webhook may have, though the exam's product may call 127.0.0.2. */
const hostileTargets = [
  ...inwardTargets,
  'http://127.0.0.1:PORT/',
  'http://127.0.0.2.nip.invalid:PORT/',
  'https://user:password@127.0.0.2:PORT/',
  'file:///etc/passwd',
] as const;

/** S5: no webhook reaches this machine or its networks, whatever its address is called, sends on to or resolves to. */
export const attackS5: Attack = async (grounds, { log }) => {
  const differences: string[] = [];
  let trapped = 0;
  const trap = createTrap((socket) => {
    trapped += 1;
    socket.destroy();
  }).listen(0, '::');
  await once(trap, 'listening');
  const { port } = trap.address() as AddressInfo;
  let redirected = 0;
  const redirector = createServer((_request, response) => {
    redirected += 1;
    response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
  }).listen(0, '127.0.0.2');
  await once(redirector, 'listening');
  const open = (redirector.address() as AddressInfo).port;

  try {
    const targets = hostileTargets.map((target) => target.replace('PORT', String(port)));
    const refused = await refusedAtEntry(grounds, targets);
    // What the API would not even take is put there by hand: the guard stands at the connection itself.
    await plant(grounds, [...targets, `http://127.0.0.2:${open}/`]);
    const rows = await triedRows(grounds, 'WEBHOOK', await sendLateOrder(grounds));
    log(`${rows.length} webhooks were tried`);
    const sent = rows.filter(({ endpointId, state }) => endpointId?.startsWith('s5_') && state === 'SENT');
    differences.push(...sent.map(({ endpointId }) => `${endpointId} was sent`));
    const tried = new Set(rows.map(({ endpointId }) => endpointId));
    const idle = targets.filter((_target, index) => !tried.has(`s5_${index}`));
    differences.push(...idle.map((target) => `${target} was never tried`));
    if (redirected === 0)
      differences.push('the redirecting endpoint was not called: nothing proves that webhooks go out');
    if (trapped > 0) differences.push(`this machine was called ${trapped} times`);
    differences.push(...(await rebinding()));
    const before = trapped;
    await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (trapped === before) differences.push('a call of this machine was not seen: the trap proves nothing');
    const figures = {
      targets: targets.length,
      refusedAtEntry: refused,
      tried: rows.length,
      redirects: redirected,
    };
    return { figures, differences };
  } finally {
    await grounds.stage.database.sql`
      update dueline.webhook_endpoints set active = false where endpoint_id like 's5\\_%'`;
    trap.close();
    redirector.closeAllConnections();
    redirector.close();
  }
};

async function refusedAtEntry({ product }: Grounds, targets: readonly string[]): Promise<number> {
  let refused = 0;
  for (const url of targets) {
    const asked = { method: 'POST', body: { url } };
    const { status, text } = await product.send(product.adminKey, '/v1/webhook-endpoints', asked);
    if (status === 422) refused += 1;
    else if (status === 201) {
      const { endpointId } = JSON.parse(text) as { endpointId: string };
      await product.send(product.adminKey, `/v1/webhook-endpoints/${endpointId}`, { method: 'DELETE' });
    }
  }
  return refused;
}

async function plant({ stage }: Grounds, urls: readonly string[]): Promise<void> {
  const secret = `whsec_${Buffer.from('a secret of the exam, 32 bytes long').toString('base64')}`;
  for (const [index, url] of urls.entries()) {
    await stage.database.sql`
      insert into dueline.webhook_endpoints (endpoint_id, url, secret, active, created_at, created_by)
      values (${`s5_${index}`}, ${url}, ${secret}, true, ${new Date().toISOString()}, 'exam')`;
  }
}

/** A name that is public when it is looked at and private when it is called: the address that was checked is the one called. */
async function rebinding(): Promise<string[]> {
  const answers = ['93.184.216.34', '127.0.0.1'];
  let asked = 0;
  const guard = createTargetGuard([], async () => {
    const address = answers[Math.min(asked, answers.length - 1)] ?? '';
    asked += 1;
    return [{ address, family: 4 }];
  });
  const look = () =>
    new Promise<string>((resolve) => {
      guard.lookup('rebind.example.com', {}, (error, address) =>
        resolve(error === null ? String(address) : 'refused'),
      );
    });
  const [first, second] = [await look(), await look()];
  if (first !== '93.184.216.34' || asked !== 2)
    return [`a public name was answered ${first} after ${asked} looks`];
  return second === 'refused' ? [] : [`a name that became private was answered ${second}`];
}

export const runS5 = securityExam('S5', attackS5);
