import { z } from 'zod';
import { customerLanguages } from '../../domain/order/details.ts';
import { department, instant, money, pageSchema, role } from './shared-schema.ts';

const text = z.string().exactOptional();

export const personSchema = z
  .strictObject({
    personId: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    email: text,
    locale: z.enum(['zh', 'en']),
    department,
    active: z.boolean(),
    regions: z.array(z.string()).describe('Regions whose demand the person deals with; none: every region.'),
    roles: z.array(role),
    createdAt: instant,
  })
  .meta({ id: 'Person', description: 'A person of the company, or an integration that acts as one.' });

const apiKey = z
  .strictObject({
    keyId: z.string(),
    personId: z.string(),
    label: text,
    scopes: z
      .array(z.enum(['READ', 'COMMAND', 'ADMINISTER']))
      .exactOptional()
      .describe('Absent: all that the person may do.'),
    createdAt: instant,
    createdBy: z.string(),
    expiresAt: instant.exactOptional(),
    revokedAt: instant.exactOptional(),
    replacedBy: text.describe('Key that takes its place.'),
  })
  .meta({ id: 'ApiKey', description: 'A key as it may be shown.' });

export const madeKeySchema = z
  .strictObject({
    keyId: z.string(),
    personId: z.string(),
    key: z.string().nullable().describe('Told this once; null when the request is repeated.'),
    expiresAt: instant.exactOptional(),
  })
  .meta({ id: 'MadeApiKey', description: 'A new key.' });

export const rotatedKeySchema = madeKeySchema
  .extend({ oldExpiresAt: instant.describe('When the old key ends.') })
  .meta({ id: 'RotatedApiKey', description: 'A new key in place of another.' });

const webhookEndpoint = z
  .strictObject({
    endpointId: z.string(),
    url: z.string(),
    active: z.boolean(),
    createdAt: instant,
    createdBy: z.string(),
  })
  .meta({ id: 'WebhookEndpoint', description: 'Where signed webhooks go.' });

export const madeEndpointSchema = z
  .strictObject({
    endpointId: z.string(),
    url: z.string(),
    secret: z.string().nullable().describe('Signs every delivery. Told this once; null when repeated.'),
  })
  .meta({ id: 'MadeWebhookEndpoint', description: 'A new endpoint.' });

export const customerSchema = z
  .strictObject({
    customerId: z.string(),
    name: z.string(),
    taxNumber: text,
    contact: text,
    email: text.describe('Where the system writes to the customer.'),
    language: z.enum(customerLanguages).exactOptional().describe('Absent: both languages in one message.'),
    region: text,
    salespersonId: text.describe('Who looks after the customer.'),
    vip: z.boolean(),
    verifiedOn: z.string().exactOptional(),
    frameContract: z.boolean(),
    creditLimit: money.exactOptional(),
    ownership: z.enum(['OWN', 'MIRROR']),
  })
  .meta({ id: 'Customer' });

const product = z
  .strictObject({
    productCode: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    specification: text,
    model: text,
    unit: z.string(),
    category: text.describe('By which approved orders are assigned (INTAKE-22).'),
    listPrice: money.exactOptional(),
    bomReleased: z.boolean(),
    leadTimeDays: z.int(),
    stock: z.strictObject({ onHand: z.string(), reserved: z.string(), free: z.string() }),
  })
  .meta({ id: 'Product' });

const recordedAccess = z
  .strictObject({
    sequence: z.int(),
    occurredAt: instant,
    personId: text,
    method: z.string(),
    path: z.string(),
    orderId: text,
    command: text,
    status: z.int(),
    code: z.string().describe('Code of the problem, or changed.'),
    change: z
      .strictObject({
        of: z.string().describe('users/ or customers/ with the id.'),
        before: z.record(z.string(), z.unknown()),
        after: z.record(z.string(), z.unknown()),
      })
      .exactOptional()
      .describe('What of the rights was changed; fields that stayed are left out.'),
  })
  .meta({ id: 'RecordedAccess', description: 'An attempt that was refused, or a change of rights.' });

export const personPage = pageSchema(personSchema, 'PersonPage');
export const apiKeyPage = pageSchema(apiKey, 'ApiKeyPage');
export const webhookEndpointPage = pageSchema(webhookEndpoint, 'WebhookEndpointPage');
export const customerPage = pageSchema(customerSchema, 'CustomerPage');
export const productPage = pageSchema(product, 'ProductPage');
export const accessPage = pageSchema(recordedAccess, 'AccessPage');

export type CustomerView = z.output<typeof customerSchema>;
export type ProductView = z.output<typeof product>;
