import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Channel, CustomerChannel, CustomerDelivery, Delivery } from './channel.ts';
import { customerMail } from './customer-mail.ts';
import { mailMessage } from './mail-message.ts';

export interface MailFolderOptions {
  /** Folder in which each message becomes an `.eml` file that any mail program opens. */
  folder: string;
  /** Sender, `Dueline <dueline@localhost>`. */
  from: string;
}

/** Stands in for e-mail while no mail server is set: every message can be seen, none leaves the machine. */
export function createMailFolder({ folder, from }: MailFolderOptions): Channel {
  const keeper = createKeeper(folder);
  return {
    ...keeper,
    serves: 'EMAIL',
    name: 'FILE',
    send: async (delivery) => keeper.keep(delivery, mailMessage(delivery, from)),
  };
}

/** Likewise for e-mail to customers. */
export function createCustomerMailFolder({ folder, from }: MailFolderOptions): CustomerChannel {
  const keeper = createKeeper(folder);
  return {
    ...keeper,
    serves: 'CUSTOMER_EMAIL',
    name: 'CUSTOMER_FILE',
    send: async (delivery) => keeper.keep(delivery, customerMail(delivery, from)),
  };
}

function createKeeper(folder: string) {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    slots: 4,
    sendWithinMs: 10_000,
    async keep(delivery: Delivery | CustomerDelivery, mail: SendMailOptions): Promise<void> {
      const { message } = await composer.sendMail(mail);
      const path = join(folder, fileName(delivery));
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.new`, message);
      await rename(`${path}.new`, path);
    },
    close: async () => composer.close(),
  };
}

/** In the order in which they were queued; a repeat takes the place of the first. */
function fileName({ queuedAt, key, notice }: Delivery | CustomerDelivery): string {
  const time = new Date(queuedAt).toISOString().replace(/[-:]|\.\d+/g, '');
  const mark = createHash('sha256').update(key).digest('hex').slice(0, 12);
  const about = 'orderNumber' in notice ? notice.orderNumber : notice.kind;
  return `${time}-${about.replace(/[^A-Za-z0-9-]/g, '_')}-${mark}.eml`;
}
