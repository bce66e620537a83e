import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type MailSink, startMailSink } from '../../scripts/late/mail-sink.ts';
import { type Cable, cableTo } from '../api/cable.ts';

/** What both receivers took: effects by message id, and how often a message came again. */
export interface Taken {
  /** Ids of what took effect: a receiver does nothing more for an id that it knows. */
  effects: Set<string>;
  repeats: number;
}

/** A mail server and a webhook endpoint behind cables that can be cut. */
export interface Receivers {
  mail: Taken;
  webhook: Taken;
  smtpUrl: string;
  webhookUrl: string;
  /** Nothing gets through any more. */
  cut(): void;
  mend(): void;
  /** So many messages of each are taken while their senders are told that they were not. */
  loseNextAnswers(count: number): void;
  close(): Promise<void>;
}

export async function openReceivers(): Promise<Receivers> {
  const mail: Taken = { effects: new Set(), repeats: 0 };
  const webhook: Taken = { effects: new Set(), repeats: 0 };
  const lost = { mail: 0, webhook: 0 };
  const sink: MailSink = await startMailSink({
    beforeAccept(raw) {
      take(mail, /^Message-ID:\s*<([^@>]+)@/im.exec(raw)?.[1] ?? 'none');
      if (lost.mail > 0) {
        lost.mail -= 1;
        throw Object.assign(new Error('the answer is lost'), { responseCode: 451 });
      }
    },
  });
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      take(webhook, String(request.headers['webhook-id']));
      if (lost.webhook === 0) {
        response.writeHead(204).end();
        return;
      }
      lost.webhook -= 1;
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const mailCable = await cableTo('127.0.0.1', Number(new URL(sink.url).port));
  const webhookCable = await cableTo('127.0.0.1', (server.address() as AddressInfo).port);
  const cables: Cable[] = [mailCable, webhookCable];
  return {
    mail,
    webhook,
    smtpUrl: `smtp://127.0.0.1:${mailCable.port}`,
    webhookUrl: `http://127.0.0.1:${webhookCable.port}/hook`,
    cut() {
      for (const cable of cables) cable.cut();
    },
    mend() {
      for (const cable of cables) cable.mend();
    },
    loseNextAnswers(count) {
      lost.mail = count;
      lost.webhook = count;
    },
    async close() {
      await Promise.all(cables.map((cable) => cable.close()));
      server.closeAllConnections();
      server.close();
      await sink.close();
    },
  };
}

function take(taken: Taken, id: string): void {
  if (taken.effects.has(id)) taken.repeats += 1;
  else taken.effects.add(id);
}
