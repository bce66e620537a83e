import { z } from 'zod';
import type { OrderMessage } from '../../db/notices/order-messages.ts';
import { noticeChannels } from '../../domain/notices/channels.ts';
import { customerOccasions } from '../../domain/notices/customer/customer-message.ts';
import { maskedAddress } from '../../domain/notices/mail-address.ts';
import { noticeKinds } from '../../domain/notices/notice.ts';
import { present } from './row-views.ts';
import { instant, names, pageSchema } from './shared-schema.ts';

const text = z.string().exactOptional();
const states = { PENDING: 'WAITING', SENT: 'SENT', DEAD: 'FAILED', WITHDRAWN: 'WITHDRAWN' } as const;

const message = z
  .strictObject({
    messageId: z.string(),
    kind: z.enum([...noticeKinds, 'CUSTOMER_MESSAGE']),
    occasion: z
      .enum([...customerOccasions, 'REGISTERED'])
      .exactOptional()
      .describe('What the customer was written about, or the departments shown.'),
    channel: z.enum(noticeChannels),
    to: z
      .strictObject({ personId: text, names: names.exactOptional(), address: text, program: text })
      .describe('One of: a person; an address of the customer, masked; a program or group.'),
    state: z
      .enum(['WAITING', 'SENT', 'FAILED', 'WITHDRAWN'])
      .describe('FAILED: given up. WITHDRAWN: its reason was gone before it was sent.'),
    attempts: z.int(),
    problem: text.describe('Why the last attempt failed; addresses are masked.'),
    queuedAt: instant,
    sentAt: instant.exactOptional().describe('When the receiver took it; on the page, when it was there.'),
    seenAt: instant.exactOptional().describe('When its reader looked at it on the page.'),
  })
  .meta({ id: 'OrderMessage', description: 'A message about an order, with its receipt (INTAKE-21).' });

export const messagePage = pageSchema(message, 'OrderMessagePage');

/** A message as it may be shown: a customer's address stays with the outbox. */
export function messageView(row: OrderMessage): z.output<typeof message> {
  const { id, kind, channel, personId, endpointId, address, payload, state, attempts, lastError } = row;
  const { createdAt, sentAt, seenAt, nameZh, nameEn } = row;
  const occasion = 'occasion' in payload && isShown(payload.occasion) ? payload.occasion : null;
  return {
    messageId: id,
    kind,
    ...present({ occasion }),
    channel,
    to: {
      ...present({ personId }),
      ...(nameZh === null || nameEn === null ? {} : { names: { zh: nameZh, en: nameEn } }),
      ...(address === null ? {} : { address: maskedAddress(address) }),
      ...(endpointId === null ? {} : { program: endpointId }),
    },
    state: states[state],
    attempts,
    ...(lastError === null ? {} : { problem: withoutAddresses(lastError) }),
    queuedAt: createdAt,
    ...present({ sentAt, seenAt }),
  };
}

type Shown = NonNullable<z.output<typeof message>['occasion']>;

function isShown(occasion: string): occasion is Shown {
  return occasion === 'REGISTERED' || customerOccasions.some((each) => each === occasion);
}

/** A mail server repeats the address that it refuses. */
function withoutAddresses(error: string): string {
  return error.replace(/[^\s<>"'@]+@[^\s<>"'@]+/g, maskedAddress);
}
