import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { identities } from '../schema/identities.ts';
import { people } from '../schema/people.ts';

/** An account of another provider: issuer of OpenID Connect, or `wecom:` and the corporation's id. */
export interface Identity {
  issuer: string;
  subject: string;
}

/** What a provider says of who signs in, beside the account itself. */
export interface Claim {
  kind: 'EMAIL' | 'PERSON_ID';
  value: string;
}

/**
 * The active person whom another provider vouches for: the one that the account is linked to, else the one whom the
 * claim names. An account that is linked to somebody who left is nobody's, whatever its claim; an e-mail that several
 * people share names nobody.
 */
export async function personVouchedFor(
  { db }: Database,
  { issuer, subject }: Identity,
  claim: Claim | undefined,
): Promise<string | undefined> {
  const [linked] = await db
    .select({ personId: people.personId, active: people.active })
    .from(identities)
    .innerJoin(people, eq(people.personId, identities.personId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  if (linked !== undefined) return linked.active ? linked.personId : undefined;
  if (claim === undefined) return undefined;
  const value = claim.value.trim().toLowerCase();
  const named = claim.kind === 'EMAIL' ? eq(sql`lower(${people.email})`, value) : eq(people.personId, value);
  const found = await db
    .select({ personId: people.personId })
    .from(people)
    .where(and(people.active, named))
    .limit(2);
  return found.length === 1 ? found[0]?.personId : undefined;
}

export type IdentityRow = typeof identities.$inferSelect;

/** Links an account to a person; false when it is linked to somebody else. */
export async function linkIdentity({ db }: Database, identity: IdentityRow): Promise<boolean> {
  await db.insert(identities).values(identity).onConflictDoNothing();
  const [row] = await db
    .select({ personId: identities.personId })
    .from(identities)
    .where(and(eq(identities.issuer, identity.issuer), eq(identities.subject, identity.subject)));
  return row?.personId === identity.personId;
}

/** Takes a link back; false when the person has no such link. */
export async function unlinkIdentity(
  { db }: Database,
  personId: string,
  { issuer, subject }: Identity,
): Promise<boolean> {
  const gone = await db
    .delete(identities)
    .where(
      and(eq(identities.personId, personId), eq(identities.issuer, issuer), eq(identities.subject, subject)),
    )
    .returning({ personId: identities.personId });
  return gone.length > 0;
}

/** The accounts that are a person. */
export async function identitiesOf({ db }: Database, personId: string): Promise<IdentityRow[]> {
  return await db
    .select()
    .from(identities)
    .where(eq(identities.personId, personId))
    .orderBy(asc(identities.issuer), asc(identities.subject));
}
