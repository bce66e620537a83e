import { epochMs, type Instant } from '../../domain/instant.ts';
import type { PersonalChannel, RobotChannel } from '../../domain/notices/channels.ts';
import type { NamedPerson, SubscriptionKind } from '../../domain/notices/notice.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import { defaultPolicyValues, type PolicyValues } from '../../domain/policy/policy.ts';
import type { SqlRunner } from './statement-parts.ts';

/** A person who can be told. */
export interface Recipient extends NamedPerson {
  hasEmail: boolean;
  department: Department;
  roles: readonly Role[];
}

interface Absence {
  personId: string;
  fromAt: Instant;
  untilAt: Instant;
  substituteId: string | null;
}

interface Subscription {
  personId: string | null;
  role: Role | null;
  kind: SubscriptionKind;
  channel: PersonalChannel;
  wanted: boolean;
}

interface Robot {
  robotId: string;
  channel: RobotChannel;
  departments: readonly Department[];
}

const figureNames = [
  'notice.channels',
  'notice.digestRoles',
  'notice.readingTime',
  'notice.reminderEvery',
  'notice.reminderMax',
  'notice.digestOrders',
  'notice.pushesPerDay',
  'notice.downAfter',
  'sla.notifyGrace',
  'track.departmentPeriod',
  'overdue.summaryRoles',
  'overdue.summaryCauses',
  'overdue.repeatThreshold',
  'overdue.repeatPeriod',
] as const;

/** Figures of messages: those of the policy in force, whatever the order keeps. */
export type NoticeFigures = Pick<PolicyValues, (typeof figureNames)[number]>;

/** Who and what can be told, and how, as the company's files say now. */
export interface Audience {
  people: ReadonlyMap<string, Recipient>;
  absences: readonly Absence[];
  subscriptions: readonly Subscription[];
  robots: readonly Robot[];
  /** Ids of the active webhook endpoints. */
  endpoints: readonly string[];
  figures: NoticeFigures;
}

interface AudienceRow extends Omit<Audience, 'people' | 'figures'> {
  people: Recipient[];
  figures: Partial<NoticeFigures> | null;
}

const figures = figureNames.map((name) => `'${name}', "values"->'${name}'`).join(', ');

/** One round trip: a second with a thousand rungs has no time for more. */
const readAll = `
  select
    (select coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'nameZh', p.name_zh, 'nameEn', p.name_en,
       'hasEmail', coalesce(p.email, '') <> '', 'department', p.department, 'roles',
       (select coalesce(jsonb_agg(r.role order by r.role), '[]') from dueline.person_roles r
        where r.person_id = p.person_id)) order by p.person_id), '[]')
     from dueline.people p where p.active) as people,
    (select coalesce(jsonb_agg(jsonb_build_object('personId', person_id, 'fromAt', from_at, 'untilAt', until_at,
       'substituteId', substitute_id)), '[]')
     from dueline.absences where until_at > $1::text::timestamptz and from_at <= $2::text::timestamptz) as absences,
    (select coalesce(jsonb_agg(jsonb_build_object('personId', person_id, 'role', role, 'kind', kind,
       'channel', channel, 'wanted', wanted)), '[]') from dueline.subscriptions) as subscriptions,
    (select coalesce(jsonb_agg(jsonb_build_object('robotId', robot_id, 'channel', channel,
       'departments', departments) order by robot_id), '[]') from dueline.robots where active) as robots,
    (select coalesce(jsonb_agg(endpoint_id order by endpoint_id), '[]')
     from dueline.webhook_endpoints where active) as endpoints,
    (select jsonb_strip_nulls(jsonb_build_object(${figures})) from dueline.policy_versions
     where effective_at <= $3::text::timestamptz order by effective_at desc, created_at desc limit 1) as figures`;

/** The audience now, with everyone's absences between two instants. */
export async function readAudience(
  sql: SqlRunner,
  { from, to, now }: { from: Instant; to: Instant; now: Instant },
): Promise<Audience> {
  const [row] = await sql.unsafe<AudienceRow[]>(readAll, [from, to, now], { prepare: true });
  if (row === undefined) throw new RangeError('a select without from gives one row');
  return {
    ...row,
    people: new Map(row.people.map((person) => [person.personId, person])),
    figures: { ...defaultPolicyValues(), ...row.figures },
  };
}

/**
 * The person, or who stands in at that instant: the substitute, or the substitute's own. Undefined when nobody of
 * them is there (rule 14).
 */
export function standInOf(audience: Audience, person: Recipient, at: Instant): Recipient | undefined {
  const asked = new Set<string>();
  let current: Recipient | undefined = person;
  while (current !== undefined && !asked.has(current.personId)) {
    const { personId } = current;
    const away = audience.absences.filter((absence) => absence.personId === personId && covers(absence, at));
    if (away.length === 0) return current;
    asked.add(personId);
    current = audience.people.get(away.find((absence) => absence.substituteId)?.substituteId ?? '');
  }
  return undefined;
}

/** Those who hold a role at an instant, or stand in for its holders. */
export function presentHolders(audience: Audience, role: Role, at: Instant): Recipient[] {
  const holders = [...audience.people.values()].filter((person) => person.roles.includes(role));
  const present = holders.flatMap((person) => standInOf(audience, person, at) ?? []);
  return [...new Map(present.map((person) => [person.personId, person])).values()];
}

function covers({ fromAt, untilAt }: Absence, at: Instant): boolean {
  return epochMs(fromAt) <= epochMs(at) && epochMs(at) < epochMs(untilAt);
}
