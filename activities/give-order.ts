import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../domain/errors.ts';
import type { Command } from '../domain/order/decide.ts';
import { commandUpdate, orderWorkflowId, refusalFailureType } from '../workflows/messages.ts';

/** What an order made of what a change or a case gave it; `CLOSED` needs it no more. */
export type Given = { kind: 'TAKEN' | 'CLOSED' } | { kind: 'FAILED' | 'UNANSWERED'; reason: string };

/** An order that answers later than this is asked again later. */
const waitMs = 20_000;

/** Gives an order the command of a change or a case. Never throws: one bad order holds no other up. */
export async function giveOrder(
  client: Client,
  orderId: string,
  command: Command,
  updateId: string,
): Promise<Given> {
  try {
    const handle = client.workflow.getHandle(orderWorkflowId(orderId));
    const answer = await client.withAbortSignal(AbortSignal.timeout(waitMs), () =>
      handle.executeUpdate(commandUpdate, { args: [command], updateId }),
    );
    return answer.accepted ? { kind: 'TAKEN' } : refused(answer.refusal);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) {
      return { kind: 'FAILED', reason: 'the engine does not run this order, though it is open' };
    }
    const failure = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    if (failure instanceof ApplicationFailure && failure.type === refusalFailureType) {
      return refused(failure.details?.[0] as Refusal);
    }
    return { kind: 'UNANSWERED', reason: error instanceof Error ? error.message : String(error) };
  }
}

function refused({ code, detail }: Refusal): Given {
  if (code === 'order-closed') return { kind: 'CLOSED' };
  return { kind: code === 'slow-down' ? 'UNANSWERED' : 'FAILED', reason: detail };
}
