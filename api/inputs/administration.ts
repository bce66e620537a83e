import { z } from 'zod';
import type { KeyScope } from '../../db/schema/api-keys.ts';
import { departmentCodes } from '../../domain/people/departments.ts';
import { roleCodes } from '../../domain/people/roles.ts';
import { limits } from '../limits.ts';
import { instant, line, name } from './fields.ts';

const keyScopes = ['READ', 'COMMAND', 'ADMINISTER'] as const satisfies readonly KeyScope[];

export const personId = z
  .string()
  .max(limits.codeLength)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'must be lower-case letters, digits, dot, underscore and hyphen')
  .meta({ description: 'Id of the person; it stands in every journal.', examples: ['li.wei'] });

/** Fields of a person that are set when one is added, and changed later. */
const person = {
  nameZh: name('Name in Chinese.'),
  nameEn: name('Name in English.'),
  locale: z.enum(['zh', 'en'], 'must be one of zh, en').describe("Language of the person's notices."),
  department: z.enum(departmentCodes, `must be one of ${departmentCodes.join(', ')}`),
  roles: z
    .array(z.enum(roleCodes, `must be one of ${roleCodes.join(', ')}`))
    .min(1)
    .max(roleCodes.length)
    .describe('What the person may do.'),
  regions: z
    .array(name('A region, as the files of customers name it.'))
    .max(limits.regions)
    .describe('Regions whose demand the person deals with; none: every region.'),
};
const email = z.email('must be an e-mail address').max(limits.nameLength);

/** Body of `POST /v1/users`. */
export const newPerson = z
  .strictObject({ personId, ...person, email: email.exactOptional(), regions: person.regions.default([]) })
  .meta({ id: 'NewPerson', description: 'A person to add.' });

/** Body of `PATCH /v1/users/{personId}`. */
export const personChange = z
  .strictObject({
    nameZh: person.nameZh.exactOptional(),
    nameEn: person.nameEn.exactOptional(),
    email: email.nullable().exactOptional().describe('null: none.'),
    locale: person.locale.exactOptional(),
    department: person.department.exactOptional(),
    roles: person.roles.exactOptional(),
    regions: person.regions.exactOptional(),
    active: z.boolean().exactOptional().describe('False: the person can sign in no more.'),
  })
  .meta({ id: 'PersonChange', description: 'What of a person changes; what is absent stays.' });

/** Body of `POST /v1/api-keys`. */
export const newApiKey = z
  .strictObject({
    personId,
    label: name('What the key is for.').exactOptional(),
    scopes: z
      .array(z.enum(keyScopes, `must be one of ${keyScopes.join(', ')}`))
      .min(1)
      .max(keyScopes.length)
      .exactOptional()
      .describe(
        'READ reads, COMMAND also works on orders, ADMINISTER does all; absent: all that the person may do.',
      ),
    expiresAt: instant('When it ends; absent: never.').exactOptional(),
  })
  .meta({ id: 'NewApiKey', description: 'A key to make for a person.' });

/** Body of `POST /v1/api-keys/{keyId}/rotation`. */
export const keyRotation = z
  .strictObject({
    overlapHours: z
      .int()
      .min(0)
      .max(720)
      .default(24)
      .describe('Hours for which the old key still holds; 24 unless given.'),
  })
  .meta({ id: 'KeyRotation', description: 'How a key is replaced by a new one.' });

/** Body of `POST /v1/webhook-endpoints`. */
export const newWebhookEndpoint = z
  .strictObject({
    url: line('Where to send: https, or http inside the own network.').refine(
      isHttpUrl,
      'must be an http or https URL without user and password',
    ),
  })
  .meta({ id: 'NewWebhookEndpoint', description: 'An endpoint to add.' });

/** True for an address that carries no credentials of its own. */
export function isHttpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}
