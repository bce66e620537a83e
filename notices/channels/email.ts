import { createTransport, type SendMailOptions } from 'nodemailer';
import { type Channel, type CustomerChannel, SendFailure } from './channel.ts';
import { customerMail } from './customer-mail.ts';
import { mailMessage } from './mail-message.ts';

export interface EmailOptions {
  /** `smtp://user:password@host:587` or `smtps://...`. */
  smtpUrl: string;
  /** Sender, `Dueline <orders@example.com>`. */
  from: string;
}

const slots = 4;
const sendWithinMs = 30_000;

/** E-mail through the company's mail server. */
export function createEmail(options: EmailOptions): Channel {
  const sender = createSender(options);
  return {
    ...sender,
    serves: 'EMAIL',
    name: 'SMTP',
    send: async (delivery, signal) => sender.post(mailMessage(delivery, options.from), signal),
  };
}

/** E-mail to customers, through the same server. */
export function createCustomerEmail(options: EmailOptions): CustomerChannel {
  const sender = createSender(options);
  return {
    ...sender,
    serves: 'CUSTOMER_EMAIL',
    name: 'CUSTOMER_SMTP',
    send: async (delivery, signal) => sender.post(customerMail(delivery, options.from), signal),
  };
}

function createSender({ smtpUrl }: EmailOptions) {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: slots,
    // The outbox tries again, later and on record.
    maxRequeues: 0,
    idleTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: sendWithinMs,
  });
  return {
    slots,
    sendWithinMs,
    async post(message: SendMailOptions, signal: AbortSignal): Promise<void> {
      await transport.sendMail({ ...message, signal }).catch((error: unknown) => {
        throw explained(error);
      });
    },
    close: async () => transport.close(),
  };
}

/** An address that the server refuses for good stays refused; anything else, a wrong password too, can be mended. */
function explained(error: unknown): SendFailure {
  const { message, code, responseCode } = error as Error & { code?: string; responseCode?: number };
  const permanent = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
  return new SendFailure(message, { permanent });
}
