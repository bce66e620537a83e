import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type ApiDeps, nowOf } from '../deps.ts';
import { limits } from '../limits.ts';
import { keepMail } from './keep-draft.ts';
import { type ReadMail, readMail } from './read-mail.ts';

/** Where mail is taken, for whom and from whom. */
export interface MailDoor {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** Addresses in lower case; mail for any other is refused. */
  recipients: readonly string[];
  /** Domains and addresses in lower case; absent: any. */
  senders?: readonly string[];
}

export interface MailListener {
  port: number;
  close(): Promise<void>;
}

/** What the listener says of what it takes and refuses. */
type Log = Record<'info' | 'warn', (details: object, sentence: string) => void>;

/** Connections at once, and how long one may be silent and the end may take, in milliseconds. */
const bounds = { maxClients: 10, socketTimeout: 60_000, closeTimeout: 5_000 };

/**
 * Takes messages that a mail server forwards, and keeps each as the draft of an order (INTAKE-05). A message is taken only
 * once it is on record; while the database or the store is away the sender is told to come again. Rejects when the port
 * is taken.
 */
export async function startMailListener(
  deps: Pick<ApiDeps, 'database' | 'attachments' | 'clock'>,
  { host, port, recipients, senders }: MailDoor,
  log: Log,
): Promise<MailListener> {
  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await bytesOf(stream);
    if (raw === undefined) throw reply(552, 'This message is larger than what is taken');
    const mail = await readMail(raw);
    const from = mail.from?.address ?? addressOf(session);
    if (senders !== undefined && !isAmong(from, senders)) {
      log.warn({ from }, 'a message was refused: its sender is none of those that orders come from');
      throw reply(550, 'Orders are not taken from this sender');
    }
    await keep(raw, mail);
  }

  async function keep(raw: Buffer, mail: ReadMail): Promise<void> {
    try {
      const { draftId, created } = await keepMail(deps, raw, { receivedAt: nowOf(deps) }, mail);
      log.info({ draftId, created }, 'a message came in');
    } catch (error) {
      log.warn({ err: error }, 'a message could not be kept; its sender will come again');
      throw reply(451, 'This message cannot be kept now; send it again later');
    }
  }

  const server = new SMTPServer({
    ...bounds,
    size: limits.draftBytes,
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    banner: 'Dueline',
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const isKnown = recipients.includes(address.toLowerCase());
      done(isKnown ? null : reply(550, 'No orders are taken at this address'));
    },
    onData: callbackify(take),
  });
  server.on('error', (error) => log.warn({ err: error }, 'a connection of the mail listener failed'));
  const listening = once(server.server, 'listening');
  server.listen(port, host);
  await listening;
  const { port: opened } = server.server.address() as AddressInfo;
  return { port: opened, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The message, read to its end as the protocol wants; undefined when it is larger than what is taken. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limits.draftBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > limits.draftBytes ? undefined : Buffer.concat(chunks);
}

function addressOf({ envelope }: SMTPServerSession): string {
  return envelope.mailFrom === false ? '' : envelope.mailFrom.address.toLowerCase();
}

function isAmong(address: string, senders: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return senders.includes(address) || senders.includes(domain);
}

function reply(responseCode: number, sentence: string): Error {
  return Object.assign(new Error(sentence), { responseCode });
}
