import { and, asc, eq } from 'drizzle-orm';
import { outbox } from '../../db/schema/outbox.ts';
import type { NoticeChannel } from '../../domain/notices/channels.ts';
import type { NoticeKind } from '../../domain/notices/notice.ts';
import { runDuties } from '../../notices/duties/run-duties.ts';
import { createRulesReader } from '../../notices/present-rules.ts';
import type { TestCompany } from '../db/test-company.ts';
import { handClock } from './outbox-fixture.ts';

/** A worker of its own that looks for what the calendar makes due when it is told to. */
export function dutyWorker({ database }: TestCompany): (...instants: string[]) => Promise<void> {
  const clock = handClock();
  const deps = { database, clock, rules: createRulesReader(database), digestsDone: new Set<string>() };
  return async (...instants) => {
    for (const instant of instants) {
      clock.set(instant);
      await runDuties(deps);
    }
  };
}

export type QueuedNotice = typeof outbox.$inferSelect;

/** What was queued of a kind for a channel, by its key. */
export async function queuedOf(
  { database }: TestCompany,
  kind: NoticeKind,
  channel: NoticeChannel = 'EMAIL',
): Promise<QueuedNotice[]> {
  const wanted = and(eq(outbox.kind, kind), eq(outbox.channel, channel));
  return await database.db.select().from(outbox).where(wanted).orderBy(asc(outbox.key));
}
