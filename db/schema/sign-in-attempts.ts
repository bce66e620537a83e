import { index, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** A sign-in that went out to another provider and has not come back. */
export const signInAttempts = dueline.table(
  'sign_in_attempts',
  {
    stateHash: text('state_hash').primaryKey(),
    provider: text('provider').$type<'OIDC' | 'WECOM'>().notNull(),
    /** PKCE verifier and nonce of OpenID Connect. */
    verifier: text('verifier'),
    nonce: text('nonce'),
    /** Page to show afterwards, a path of this product. */
    returnTo: text('return_to').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sign_in_attempts_by_end').on(table.expiresAt)],
);
