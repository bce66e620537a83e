import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A message as a mail server got it, parsed. */
export interface ReceivedMail {
  /** Address that the sender named to the server. */
  to: string;
  mail: Email;
  raw: string;
}

/** A real SMTP server that keeps what it gets. */
export interface MailSink {
  url: string;
  received: ReceivedMail[];
  close(): Promise<void>;
}

export interface MailSinkOptions {
  /** Called before a message is taken; an error with a `responseCode` is answered to the sender. */
  beforeAccept?: (raw: string) => void | Promise<void>;
  /** Called for each recipient; an error refuses it. */
  beforeRecipient?: (address: string) => void;
}

export async function startMailSink(options: MailSinkOptions = {}): Promise<MailSink> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      try {
        options.beforeRecipient?.(address);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    onData: callbackify(async (stream: Readable, session: SMTPServerSession): Promise<void> => {
      const raw = (await buffer(stream)).toString('utf8');
      await options.beforeAccept?.(raw);
      const mail = await PostalMime.parse(raw);
      for (const { address } of session.envelope.rcptTo) received.push({ to: address, mail, raw });
    }),
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
