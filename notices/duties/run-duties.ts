import type { Database } from '../../db/connect.ts';
import type { PresentClock } from '../deliver.ts';
import type { RulesReader } from '../present-rules.ts';
import { queueDigests } from './queue-digests.ts';
import { queueOverdueSummary } from './queue-overdue-summary.ts';
import { queueReminders } from './queue-reminders.ts';
import { queueReportReminders } from './queue-report-reminders.ts';

export interface DutyDeps {
  database: Database;
  clock: PresentClock;
  rules: RulesReader;
  /** Keys of digests and summaries, and hours of reports, that were looked at already. */
  digestsDone: Set<string>;
}

/** What is due by the calendar alone: reminders of escalations and reports, leadership's digest, last month's summary. Several workers do it once together. */
export async function runDuties({ database, clock, rules, digestsDone }: DutyDeps): Promise<void> {
  const now = clock.now().toISOString();
  const present = await rules.read(now);
  if (present === undefined) return;
  await queueReminders(database, rules, present, now);
  await queueDigests(database, rules, present, now, digestsDone);
  // Days may pass before a report is due, and the question opens every order that is with its department.
  const hour = `reports/${now.slice(0, 'yyyy-mm-ddThh'.length)}`;
  if (!digestsDone.has(hour)) {
    await queueReportReminders(database, present, now);
    digestsDone.add(hour);
  }
  await queueOverdueSummary(database, present, now, digestsDone);
}
