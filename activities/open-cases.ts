import {
  ApplicationFailure,
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { askForCases, pendingOpenings, settleOpening } from '../db/cases/case-openings.ts';
import { findLateClocks } from '../db/cases/find-late-clocks.ts';
import { type CaseOpeningRow, pendingOpening } from '../db/cases/opening-rows.ts';
import type { Database } from '../db/connect.ts';
import { derivedId } from '../db/journal/opaque-id.ts';
import { calendarsTaken, readCompanyRules, readCurrentPolicy } from '../db/reads/read-rules.ts';
import type { Versions } from '../db/versions/versions.ts';
import type { CaseCommand } from '../domain/cases/decide-case.ts';
import { overdueOpening } from '../domain/cases/overdue-opening.ts';
import { foundIn } from '../domain/cases/report-due.ts';
import type { Instant } from '../domain/instant.ts';
import { calendarsOf } from '../domain/order/order-calendar.ts';
import { type CaseAnswer, caseUpdate, caseWorkflowId, caseWorkflowType } from '../workflows/case-messages.ts';
import { refusalFailureType } from '../workflows/messages.ts';

/** What the opening of cases works with. */
export interface CaseOpener {
  database: Database;
  versions: Versions;
  client: Client;
  taskQueue: string;
}

/** Of one look: openings taken up, and late clocks asked about. */
const atMost = 100;
/** A case that answers later than this is asked again in the next look. */
const waitMs = 20_000;

/** Asks for a case for each clock that is late enough and has none (ruling 14). */
export async function askForOverdueCases(opener: CaseOpener, now: Instant): Promise<void> {
  const { database, versions } = opener;
  const late = await findLateClocks(database, versions, now, atMost);
  const rows = late.flatMap((clock) => {
    const key = `${clock.orderId}/${clock.clockId}`;
    const content = overdueOpening(clock, key);
    return content === undefined ? [] : [pendingOpening(key, clock.orderId, content, now)];
  });
  await askForCases(database, rows);
}

/**
 * Opens the cases that were asked for, by the rules in force. Each once, however often it is tried and by however
 * many workers: its id follows from what asked for it. Answers how many were left for the next look.
 */
export async function openCases(
  opener: CaseOpener,
  now: Instant,
  failed: (error: unknown) => void,
): Promise<number> {
  let left = 0;
  for (const row of await pendingOpenings(opener.database, atMost)) {
    try {
      await settleOpening(opener.database, row.key, now, await open(opener, row, now));
    } catch (error) {
      left += 1;
      failed(error);
    }
  }
  return left;
}

async function open(
  { database, versions, client, taskQueue }: CaseOpener,
  { key, content }: CaseOpeningRow,
  now: Instant,
): Promise<{ caseId: string } | { problem: string }> {
  const [policy, company] = await Promise.all([readCurrentPolicy(database, now), readCompanyRules(database)]);
  if (policy === undefined || company === undefined) throw new RangeError('the company is not set up');
  const caseId = derivedId('case', ['opening', key]);
  const { foundAt: _found, reportedAt: _reported, ...opening } = content;
  const versionsTaken = calendarsTaken(company);
  const calendars = await versions.calendars(calendarsOf(versionsTaken));
  const command: CaseCommand<'openCase'> = {
    name: 'openCase',
    input: {
      ...opening,
      ...foundIn(content, { policy: policy.values, versions: versionsTaken, calendars }),
      policyVersion: policy.version,
      ...versionsTaken,
    },
    actor: { kind: 'policy', rule: 'case.open' },
  };
  const startWorkflowOperation = new WithStartWorkflowOperation(caseWorkflowType, {
    workflowId: caseWorkflowId(caseId),
    taskQueue,
    args: [{ caseId, policy: policy.values }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    staticSummary: 'case',
  });
  const options = { args: [command] as [CaseCommand], updateId: 'open', startWorkflowOperation };
  try {
    const answer = await client.withAbortSignal(AbortSignal.timeout(waitMs), () =>
      client.workflow.executeUpdateWithStart(caseUpdate, options),
    );
    return outcomeOf(answer, caseId);
  } catch (error) {
    // It was opened by an earlier look, and is at its end already.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { caseId };
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    if (!(cause instanceof ApplicationFailure) || cause.type !== refusalFailureType) throw error;
    return { problem: cause.message };
  }
}

function outcomeOf(answer: CaseAnswer, caseId: string): { caseId: string } | { problem: string } {
  return answer.accepted ? { caseId } : { problem: answer.refusal.detail };
}
