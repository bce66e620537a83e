import { z } from 'zod';
import { department, instant, names, role } from './shared-schema.ts';

export const sessionSchema = z
  .strictObject({
    person: z.strictObject({
      personId: z.string(),
      names,
      department,
      locale: z.enum(['zh', 'en']),
      regions: z.array(z.string()).describe('None: every region.'),
      email: z.string().exactOptional(),
    }),
    roles: z.array(role).describe('The own roles, and those that hold by a delegation now.'),
    actingFor: z.array(
      z.strictObject({ personId: z.string(), names, roles: z.array(role), untilAt: instant }),
    ),
    csrfToken: z.string().describe('Sent as x-csrf-token with every change; empty for an API key.'),
    expiresAt: instant.nullable().describe('When the session ends if it is not used; null for an API key.'),
    company: z.strictObject({ names, zone: z.string() }),
    temporalUi: z.string().nullable().describe("Address of the engine's Web UI, if there is one."),
    unseenNotices: z.int(),
    serverNow: instant,
  })
  .meta({ id: 'Session', description: 'Who is signed in, and what the page needs to know of it.' });

export const signInWaysSchema = z
  .strictObject({
    local: z.boolean().describe('Some people sign in with a password of this product.'),
    oidc: z.strictObject({ title: z.string() }).nullable(),
    wecom: z.boolean(),
    samplePeople: z.array(z.strictObject({ personId: z.string(), names, roles: z.array(role) })),
  })
  .meta({ id: 'SignInWays', description: 'How people sign in here.' });

export const identityPage = z
  .strictObject({
    items: z.array(
      z.strictObject({ issuer: z.string(), subject: z.string(), linkedAt: instant, linkedBy: z.string() }),
    ),
  })
  .meta({ id: 'Identities', description: 'Accounts of other providers that are one person.' });

export type SessionView = z.output<typeof sessionSchema>;
