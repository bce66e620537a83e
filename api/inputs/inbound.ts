import { z } from 'zod';
import { limits } from '../limits.ts';
import { personId } from './administration.ts';
import { code, name } from './fields.ts';
import { orderRequest } from './order-request.ts';

export const platformId = z.string().regex(/^plt_[0-9a-f]{1,40}$/);

const platform = {
  name: name('What the shop is called.'),
  personId: personId.describe('As whom its orders come in: an active person with the role INTEGRATION.'),
};

/** Body of `POST /v1/inbound-platforms`. */
export const newPlatform = z
  .strictObject({
    ...platform,
    channel: z
      .enum(['PLATFORM', 'WEBSITE'], 'must be one of PLATFORM, WEBSITE')
      .describe("A trading platform, or the company's own website."),
  })
  .meta({ id: 'NewInboundPlatform', description: 'A shop that is to push its orders.' });

/** Body of `PATCH /v1/inbound-platforms/{platformId}`. */
export const platformChange = z
  .strictObject({
    name: platform.name.exactOptional(),
    personId: platform.personId.exactOptional(),
    active: z.boolean().exactOptional().describe('False: its pushes are refused.'),
  })
  .refine((given) => Object.keys(given).length > 0, 'must change something')
  .meta({ id: 'InboundPlatformChange', description: 'What of a shop changes; what is absent stays.' });

const { channel: _itsOwn, taken: _noCall, externalNumber: _needed, ...fields } = orderRequest.shape;

/** Body that a shop pushes: an order request with the shop's number, and without a channel, which is the shop's own. */
export const pushedOrder = z
  .strictObject({
    externalNumber: code('Number of the order at the shop: the same number is the same order (INTAKE-03).'),
    ...fields,
  })
  .meta({ id: 'PushedOrder', description: 'An order as a shop pushes it.' });

/** Headers that sign a push (Standard Webhooks), for the document. */
export const signatureHeaders = z.looseObject({
  'webhook-id': z.string().max(limits.lineLength).exactOptional().describe('Id of this delivery.'),
  'webhook-timestamp': z.string().exactOptional().describe('When it is sent, in seconds since 1970.'),
  'webhook-signature': z.string().exactOptional().describe('`v1,` and the base64 of the HMAC-SHA256.'),
});
