import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { RunningOrders } from '../../db/reconcile/reconcile-orders.ts';
import { orderWorkflowId } from '../../workflows/messages.ts';

/** An order whose workflow cannot go on by itself, and the words of what keeps it. */
export interface StandingStill {
  orderId: string;
  /** How often its step was tried in vain. */
  attempts: number;
  reason: string;
}

/** A step that failed this often will not mend itself in a moment. */
const vainAttempts = 3;

const atOnce = 8;

/** The running orders that stand still: a commit that fails again and again, or a failing workflow task. */
export async function standingStill(
  client: Client,
  running: Pick<RunningOrders, 'ids'>,
): Promise<StandingStill[]> {
  const waiting: string[] = [];
  for await (const orderId of running.ids()) waiting.push(orderId);
  const found: StandingStill[] = [];
  const next = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const standing = await standstillOf(client, id);
      if (standing !== undefined) found.push(standing);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return found.sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
}

async function standstillOf(client: Client, orderId: string): Promise<StandingStill | undefined> {
  try {
    const { raw } = await client.workflow.getHandle(orderWorkflowId(orderId)).describe();
    const task = raw.pendingWorkflowTask;
    if ((task?.attempt ?? 0) >= vainAttempts)
      return { orderId, attempts: task?.attempt ?? 0, reason: 'its workflow task fails' };
    const step = raw.pendingActivities?.find((each) => (each.attempt ?? 0) >= vainAttempts);
    if (step === undefined) return undefined;
    const reason = step.lastFailure?.message ?? 'its worker did not answer';
    return { orderId, attempts: step.attempt ?? 0, reason };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
