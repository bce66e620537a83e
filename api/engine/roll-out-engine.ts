import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import {
  beginUpdate,
  type ChangeBegun,
  type RollOutStart,
  rollOutWorkflowId,
  rollOutWorkflowType,
} from '../../workflows/messages.ts';
import { ProblemError } from '../problems/problem.ts';
import { within } from '../within.ts';
import { engineAnswer } from './engine-error.ts';

/**
 * Starts the one run that applies a change, or joins it, and answers once the change holds or is refused. Throws a
 * problem when the engine does not answer; the run then goes on all the same.
 */
export async function beginRollOut(
  client: Client,
  taskQueue: string,
  start: RollOutStart,
  waitMs: number,
): Promise<ChangeBegun> {
  const startWorkflowOperation = new WithStartWorkflowOperation(rollOutWorkflowType, {
    workflowId: rollOutWorkflowId(start.changeId),
    taskQueue,
    args: [start],
    workflowIdConflictPolicy: 'USE_EXISTING',
    // A draft that was refused can be corrected and applied again; one that holds is known by its row.
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    staticSummary: 'change for all open orders',
  });
  const options = { args: [] as [], updateId: 'begin', startWorkflowOperation };
  try {
    const asked = client.withAbortSignal(AbortSignal.timeout(waitMs), () =>
      client.workflow.executeUpdateWithStart(beginUpdate, options),
    );
    return await within(waitMs, asked, () => new ProblemError('engine-away'));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const answer = engineAnswer(error);
    throw answer.kind === 'problem' ? Object.assign(answer.problem, { cause: error }) : error;
  }
}
