import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { CaseCommand } from '../../domain/cases/decide-case.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import {
  type CaseAnswer,
  caseUpdate,
  caseWorkflowId,
  caseWorkflowType,
} from '../../workflows/case-messages.ts';
import { createAsk, type Reply } from './ask-engine.ts';

/** What the API asks of the engine about cases. A call never takes longer than it was built to. */
export interface CaseEngine {
  /** Gives a command to a running case. Throws a problem when the engine does not answer. */
  give(caseId: string, command: CaseCommand, updateId: string): Promise<Reply<CaseAnswer>>;
  /** Starts a case with its opening, or gives that to the case that runs under the same id (I7). */
  open(
    caseId: string,
    command: CaseCommand,
    updateId: string,
    policy: PolicyValues,
  ): Promise<Reply<CaseAnswer>>;
}

export function createCaseEngine(client: Client, taskQueue: string, waitMs: number): CaseEngine {
  const ask = createAsk(client, waitMs);
  return {
    give: (caseId, command, updateId) =>
      ask(() => {
        const handle = client.workflow.getHandle(caseWorkflowId(caseId));
        return handle.executeUpdate(caseUpdate, { args: [command], updateId });
      }),
    open: (caseId, command, updateId, policy) =>
      ask(() => {
        const startWorkflowOperation = new WithStartWorkflowOperation(caseWorkflowType, {
          workflowId: caseWorkflowId(caseId),
          taskQueue,
          args: [{ caseId, policy }],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          staticSummary: 'case',
        });
        const options = { args: [command] as [CaseCommand], updateId, startWorkflowOperation };
        return client.workflow.executeUpdateWithStart(caseUpdate, options);
      }),
  };
}
