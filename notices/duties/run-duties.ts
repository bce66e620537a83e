import type { Database } from '../../db/connect.ts';
import type { PresentClock } from '../deliver.ts';
import type { RulesReader } from '../present-rules.ts';
import { queueDigests } from './queue-digests.ts';
import { queueReminders } from './queue-reminders.ts';

export interface DutyDeps {
  database: Database;
  clock: PresentClock;
  rules: RulesReader;
  /** Keys of digests that were looked at already. */
  digestsDone: Set<string>;
}

/** What is due by the calendar alone: reminders and leadership's digest. Several workers do it once together. */
export async function runDuties({ database, clock, rules, digestsDone }: DutyDeps): Promise<void> {
  const now = clock.now().toISOString();
  const present = await rules.read(now);
  if (present === undefined) return;
  await queueReminders(database, rules, present, now);
  await queueDigests(database, rules, present, now, digestsDone);
}
