import { z } from 'zod';
import type { PlatformRow } from '../../db/inbound/platforms.ts';
import type { Local } from './local-instants.ts';
import { present } from './row-views.ts';
import { instant, pageSchema } from './shared-schema.ts';

export const platformSchema = z
  .strictObject({
    platformId: z.string(),
    name: z.string(),
    channel: z.enum(['PLATFORM', 'WEBSITE']),
    personId: z.string().describe('As whom its orders come in.'),
    active: z.boolean(),
    previousUntil: instant.exactOptional().describe('Until then the secret before holds too.'),
    createdAt: instant,
    createdBy: z.string(),
  })
  .meta({ id: 'InboundPlatform', description: 'A shop that pushes its orders.' });

export const platformPage = pageSchema(platformSchema, 'InboundPlatformPage');

const secret = z.string().nullable().describe('Signs every push. Told this once; null when repeated.');

export const madePlatformSchema = z
  .strictObject({
    platformId: z.string(),
    name: z.string(),
    path: z.string().describe('Where it pushes its orders to.'),
    secret,
  })
  .meta({ id: 'MadeInboundPlatform', description: 'A new shop.' });

export const rotatedPlatformSchema = z
  .strictObject({ platformId: z.string(), previousUntil: instant, secret })
  .meta({ id: 'RotatedInboundPlatform', description: 'A new secret of a shop, beside the one before.' });

export const pushReceipt = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    externalNumber: z.string().describe("The shop's own number."),
    receivedAt: instant,
  })
  .meta({ id: 'PushReceipt', description: 'That an order came in; the same for every repeat.' });

export function platformView(row: PlatformRow, local: Local): z.output<typeof platformSchema> {
  const { previousUntil, createdAt, ...rest } = row;
  return {
    ...rest,
    createdAt: local(createdAt),
    ...present({ previousUntil: previousUntil === null ? null : local(previousUntil) }),
  };
}

export const pushPath = (platformId: string) => `/v1/inbound/platforms/${platformId}/orders`;
