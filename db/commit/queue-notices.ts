import type { ISql } from 'postgres';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { outboxNotification } from '../outbox/wake-up.ts';
import { rungSteps } from '../projection/escalation-rows.ts';
import { outbox } from '../schema/outbox.ts';
import type { Recipient } from './notice-recipients.ts';
import { type Audience, noticeRows } from './notice-rows.ts';
import { columnsOf, insertRows, writtenTable } from './statement-parts.ts';

const table = writtenTable(
  outbox,
  columnsOf(outbox).filter((column) => column !== 'id'),
);
const insertNotices = insertRows(table, '$1', 'true', { key: ['key'], action: 'skip' });

/** Queues the notices of the rungs that some entries recorded, in the transaction that records them (rule 16). */
export async function queueNotices(
  sql: Pick<ISql, 'unsafe'>,
  folded: readonly FoldedEntry[],
  policy: PolicyValues,
  calendar: Calendar,
): Promise<void> {
  const steps = rungSteps(folded);
  if (steps.length === 0) return;
  const audience = await readAudience(sql);
  const rows = steps.flatMap((step) => noticeRows(step, policy, calendar, audience));
  if (rows.length === 0) return;
  await sql.unsafe(insertNotices, [table.json(rows)]);
  await sql.unsafe(`select pg_notify($1, '')`, [outboxNotification]);
}

interface HolderRow {
  personId: string;
  nameZh: string;
  nameEn: string;
  hasEmail: boolean;
  role: Role;
}

async function readAudience(sql: Pick<ISql, 'unsafe'>): Promise<Audience> {
  const [holding, endpoints] = await Promise.all([
    sql.unsafe<HolderRow[]>(
      `select p.person_id as "personId", p.name_zh as "nameZh", p.name_en as "nameEn",
              coalesce(p.email, '') <> '' as "hasEmail", r.role
       from dueline.people p join dueline.person_roles r using (person_id)
       where p.active order by p.person_id`,
    ),
    sql.unsafe<{ endpointId: string }[]>(
      `select endpoint_id as "endpointId" from dueline.webhook_endpoints where active order by endpoint_id`,
    ),
  ]);
  const holders = new Map<Role, Recipient[]>();
  for (const { role, ...person } of holding) holders.set(role, [...(holders.get(role) ?? []), person]);
  return { holders, endpoints: endpoints.map((row) => row.endpointId) };
}
