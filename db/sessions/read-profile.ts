import { and, count, eq, gt, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { company } from '../schema/company.ts';
import { delegations } from '../schema/delegations.ts';
import { outbox } from '../schema/outbox.ts';
import { people } from '../schema/people.ts';

/** What the page shows of who is signed in. */
export interface Profile {
  names: { zh: string; en: string };
  department: Department;
  locale: 'zh' | 'en';
  regions: string[];
  email: string | null;
  /** Notices on the page that came after the person last looked. */
  unseenNotices: number;
}

/** More need not be counted. */
const mostNotices = 1_000;

/** A person as the own page shows it; undefined for who is not on file, as the bootstrap administrator. */
export async function readProfile({ db }: Database, personId: string): Promise<Profile | undefined> {
  const [person] = await db.select().from(people).where(eq(people.personId, personId));
  if (person === undefined) return undefined;
  const { nameZh: zh, nameEn: en, department, locale, regions, email, noticesSeenAt } = person;
  const unseen = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.personId, personId),
        eq(outbox.channel, 'IN_APP'),
        // What asks for nothing waits until somebody looks.
        ne(outbox.kind, 'ORDER_NEWS'),
        noticesSeenAt === null ? undefined : gt(outbox.createdAt, noticesSeenAt),
      ),
    )
    .limit(mostNotices)
    .as('unseen');
  const [counted] = await db.select({ notices: count() }).from(unseen);
  return { names: { zh, en }, department, locale, regions, email, unseenNotices: counted?.notices ?? 0 };
}

/** What the company is called, and the zone it works in; undefined before a company is set up. */
export async function readCompanyNames({ db }: Database) {
  const [found] = await db
    .select({ zh: company.nameZh, en: company.nameEn, zone: company.zone })
    .from(company);
  return found && { names: { zh: found.zh, en: found.en }, zone: found.zone };
}

/** Someone for whom a person acts, as the page names them. */
export interface Delegator {
  personId: string;
  names: { zh: string; en: string };
  /** First instant at which no delegation of theirs holds any more. */
  untilAt: Instant;
}

/** Who has handed roles to a person, as of now (PRIV-07). */
export async function delegatorsOf({ db }: Database, personId: string, now: Instant): Promise<Delegator[]> {
  const rows = await db
    .select({
      personId: people.personId,
      zh: people.nameZh,
      en: people.nameEn,
      untilAt: sql<string>`max(${delegations.untilAt})`,
    })
    .from(delegations)
    .innerJoin(people, eq(people.personId, delegations.fromPersonId))
    .where(
      and(
        eq(delegations.toPersonId, personId),
        isNull(delegations.revokedAt),
        lte(delegations.fromAt, now),
        gt(delegations.untilAt, now),
      ),
    )
    .groupBy(people.personId, people.nameZh, people.nameEn);
  return rows.map(({ zh, en, untilAt, ...row }) => ({
    ...row,
    names: { zh, en },
    untilAt: new Date(untilAt).toISOString(),
  }));
}

/** Changes the language of a person's page and notices. */
export async function setLocale({ db }: Database, personId: string, locale: 'zh' | 'en'): Promise<void> {
  await db.update(people).set({ locale }).where(eq(people.personId, personId));
}
