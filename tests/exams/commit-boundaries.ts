import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Command } from '../../domain/order/decide.ts';
import { orderWorkflowId } from '../../workflows/messages.ts';
import { eventually } from './eventually.ts';
import type { ExamStage } from './exam-stage.ts';
import type { GatedWorker } from './gated-worker.ts';
import { giveOrder, startOrder } from './give.ts';
import { type Ledger, openLine } from './ledger.ts';
import type { SentStatement } from './postgres-wire.ts';
import type { HeldSide } from './wire-gate.ts';

const { EventType } = proto.temporal.api.enums.v1;

/** What of a commit has happened when its worker dies: its rows are in the database, the engine has its answer. */
interface Reached {
  written: boolean;
  heard: boolean;
}

interface CommitBoundary extends Reached {
  gate: 'database' | 'engine';
  side: HeldSide;
}

/** The places between which the effects of one commit lie. */
export const commitBoundaries = {
  beforeCommit: { gate: 'database', side: 'REQUEST', written: false, heard: false },
  afterCommit: { gate: 'database', side: 'ANSWER', written: true, heard: false },
  beforeAcknowledgement: { gate: 'engine', side: 'REQUEST', written: true, heard: false },
  afterAcknowledgement: { gate: 'engine', side: 'ANSWER', written: true, heard: true },
} as const satisfies Record<string, CommitBoundary>;

export type CommitBoundaryName = keyof typeof commitBoundaries;

const caughtWithinMs = 60_000;

/** Takes one order through its life; at one of its commands the worker dies at just that boundary of the commit. */
export async function liveThroughKill(
  stage: ExamStage,
  worker: GatedWorker,
  name: CommitBoundaryName,
  life: { orderId: string; commands: readonly Command[]; struck: number; ledger: Ledger },
): Promise<string[]> {
  const { orderId, commands, struck, ledger } = life;
  const engine = { client: stage.client, taskQueue: worker.taskQueue };
  const line = openLine(ledger, orderId);
  const found: string[] = [];
  for (const [index, command] of commands.entries()) {
    const updateId = `${orderId}/${index}`;
    const give = () =>
      index === 0
        ? startOrder(engine, orderId, stage.rules.policy, command, updateId)
        : giveOrder(engine, orderId, command, updateId);
    const answering =
      index === struck
        ? strike(stage, worker, name, orderId, give).then((struckAnswer) => {
            found.push(...struckAnswer.found);
            return struckAnswer.answer;
          })
        : give();
    const answer = await answering;
    if (answer.accepted) line.accepted.push(command.name);
    else {
      line.failed = `${command.name} refused: ${answer.refusal.detail}`;
      return found;
    }
  }
  return found;
}

/** Gives a command, kills the worker at the boundary, starts it again, and waits for the answer. */
async function strike<Answer>(
  stage: ExamStage,
  worker: GatedWorker,
  name: CommitBoundaryName,
  orderId: string,
  give: () => Promise<Answer>,
): Promise<{ answer: Answer; found: string[] }> {
  const { side, gate, written, heard } = commitBoundaries[name];
  const before = await reachedCounts(stage, orderId);
  const caught =
    gate === 'database'
      ? worker.database.catch({ side, fits: lastWordOfCommit(orderId) })
      : worker.engine.catch({ side, fits: (message) => message.includes('"committed":true') });
  const answering = give();
  const sprung = await Promise.race([caught.then(() => true), eventually(() => false, caughtWithinMs)]);
  const isThere = async (): Promise<boolean> => {
    const now = await reachedCounts(stage, orderId);
    return now.entries > before.entries === written && now.answers > before.answers === heard;
  };
  const landed = sprung && (await eventually(isThere, 10_000));
  await worker.kill();
  // Only now is it certain that nothing more gets through.
  const stayed = landed && (await isThere());
  worker.start();
  const answer = await answering;
  return { answer, found: stayed ? [] : [`${orderId}: the kill ${name} did not land there`] };
}

/** The statement with which a commit of this order becomes final: the one that writes it, or the end of its transaction. */
function lastWordOfCommit(orderId: string): (statement: SentStatement) => boolean {
  const inTransaction = new Set<number>();
  const written = new Set<number>();
  return ({ connection, text, values }) => {
    if (/^begin/i.test(text)) inTransaction.add(connection);
    if (/^(commit|rollback)/i.test(text)) {
      inTransaction.delete(connection);
      return written.delete(connection) && /^commit/i.test(text);
    }
    const writes = text.includes('pg_notify') && values.includes(orderId);
    if (writes && inTransaction.has(connection)) written.add(connection);
    return writes && !inTransaction.has(connection);
  };
}

async function reachedCounts(
  { client, database }: ExamStage,
  orderId: string,
): Promise<{ entries: number; answers: number }> {
  const [row] = await database.sql<{ count: number }[]>`
    select count(*)::int as count from dueline.journal where order_id = ${orderId}`;
  return { entries: row?.count ?? 0, answers: await completedCommits(client, orderId) };
}

async function completedCommits(client: Client, orderId: string): Promise<number> {
  const history = await client.workflow
    .getHandle(orderWorkflowId(orderId))
    .fetchHistory()
    .catch(() => undefined);
  const completed = EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED;
  return (history?.events ?? []).filter((event) => event.eventType === completed).length;
}
