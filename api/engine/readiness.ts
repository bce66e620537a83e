import { sql } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';
import { within } from '../within.ts';

/** Whether one part does its work, and if not, what is missing. */
export interface PartState {
  ok: boolean;
  missing?: string;
}

/** The parts without which no order moves. */
export interface Readiness {
  database: PartState;
  engine: PartState;
  worker: PartState;
}

/** Workflow tasks, in the engine's numbering. */
const workflowTaskQueue = 1;

/** Asks every part, each within two seconds. */
export async function readinessOf(deps: ApiContext): Promise<Readiness> {
  const [database, pollers] = await Promise.all([
    within(deps.waits.probe, deps.database.db.execute(sql`select 1`), late).then(
      () => ({ ok: true }),
      () => ({ ok: false, missing: 'the database does not answer' }),
    ),
    pollersOf(deps),
  ]);
  if (pollers === undefined) {
    return {
      database,
      engine: { ok: false, missing: 'the workflow engine does not answer' },
      worker: { ok: false, missing: 'unknown while the engine is away' },
    };
  }
  const missing = `no worker polls the task queue ${deps.settings.taskQueue}`;
  return { database, engine: { ok: true }, worker: pollers > 0 ? { ok: true } : { ok: false, missing } };
}

async function pollersOf({ temporal, settings, waits }: ApiContext): Promise<number | undefined> {
  const { workflowService } = temporal.connection;
  const question = {
    namespace: temporal.options.namespace,
    taskQueue: { name: settings.taskQueue },
    taskQueueType: workflowTaskQueue,
  };
  try {
    const { pollers } = await within(waits.probe, workflowService.describeTaskQueue(question), late);
    return pollers?.length ?? 0;
  } catch {
    return undefined;
  }
}

function late(): Error {
  return new Error('no answer in time');
}
