import { z } from 'zod';
import { port } from './setting-checks.ts';
import type { SettingEntry } from './setting-entry.ts';

const list = (fits: RegExp, what: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((entry) => entry.trim().toLowerCase()))
    .refine((entries) => entries.every((entry) => fits.test(entry)), `must be ${what}, with commas between`);

/** Settings of the door by which orders come in as mail. */
export const inboundSettings = {
  inboundSmtpPort: {
    name: 'DUELINE_INBOUND_SMTP_PORT',
    check: port,
    purpose:
      "Port at which the API takes mail that the company's mail server forwards, each message a draft of an order; absent: none. Needs the recipients too.",
    example: '2525',
  },
  inboundSmtpHost: {
    name: 'DUELINE_INBOUND_SMTP_HOST',
    check: z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an IP address'),
    fallback: '127.0.0.1',
    purpose:
      'Address on which it takes that mail. It speaks no TLS and asks nobody who they are: let only the mail server reach it.',
    example: '127.0.0.1',
  },
  inboundSmtpRecipients: {
    name: 'DUELINE_INBOUND_SMTP_RECIPIENTS',
    check: list(/^[^@\s,]+@[^@\s,]+$/, 'e-mail addresses'),
    purpose: 'Addresses that orders are sent to; mail for any other is refused.',
    example: 'orders@example.com,bestellung@example.com',
  },
  inboundSmtpSenders: {
    name: 'DUELINE_INBOUND_SMTP_SENDERS',
    check: list(/^([^@\s,]+@)?[a-z0-9.-]+\.[a-z0-9-]+$/, 'domains or e-mail addresses'),
    purpose: 'Domains and addresses that orders may be sent from; absent: any.',
    example: 'customer.example.com,buyer@example.net',
  },
} as const satisfies Record<string, SettingEntry>;
