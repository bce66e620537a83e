import { z } from 'zod';
import { draftStates } from '../../db/schema/order-drafts.ts';
import { channels } from '../../domain/order/details.ts';
import { pageQuery } from '../routes/queries.ts';
import { code, words } from './fields.ts';
import { orderRequest } from './order-request.ts';

export const draftId = z.string().regex(/^drf_[0-9a-f]{1,40}$/);

/** Channels by which papers and messages come. */
const paperChannels = ['EMAIL', 'FAX', 'LETTER', 'VISIT', 'OTHER'] as const;

export const draftQuery = z.strictObject({
  ...pageQuery,
  state: z
    .enum(draftStates, `must be one of ${draftStates.join(', ')}`)
    .exactOptional()
    .describe('OPEN and TAKEN unless given.'),
  channel: z.enum(channels, `must be one of ${channels.join(', ')}`).exactOptional(),
});

/** What is said of files that are sent up as a draft. */
export const draftFields = z.strictObject({
  channel: z.enum(paperChannels, `must be one of ${paperChannels.join(', ')}`).describe('How it came.'),
  customerId: code('Whose it is, when that is known.').exactOptional(),
  note: words('What whoever enters it should know.').exactOptional(),
});

/** Body of `POST /v1/order-drafts/{draftId}/register`: an order; its channel is the draft's. */
export const draftedOrder = z
  .strictObject({ ...orderRequest.shape, channel: orderRequest.shape.channel.exactOptional() })
  .meta({ id: 'DraftedOrder', description: 'The order that a draft is entered as.' });

/** Body of `POST /v1/order-drafts/{draftId}/discard`. */
export const draftDiscard = z
  .strictObject({ reason: words('Why it is no order.') })
  .meta({ id: 'OrderDraftDiscard' });

/** Body of what says all by its path. */
export const nothing = z.strictObject({}).meta({ id: 'Nothing' });
