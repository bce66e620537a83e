import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, isGrpcServiceError } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { engineRefusal } from './engine-refusal.ts';

const millisecondsPerDay = 86_400_000;
const knownWithinMs = 30_000;
const grpcNotFound = 5;

/** Makes the namespace if it is not there, and has it keep the history of closed workflows for so many days. */
export async function setRetention(
  connection: Connection,
  { namespace, retentionDays }: { namespace: string; retentionDays: number },
): Promise<void> {
  const wanted = msToTs(retentionDays * millisecondsPerDay);
  try {
    const found = await connection.workflowService.describeNamespace({ namespace });
    if (String(found.config?.workflowExecutionRetentionTtl?.seconds) === String(wanted.seconds)) return;
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: wanted },
    });
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === grpcNotFound) {
      await connection.workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: wanted,
      });
      await namespaceKnown(connection, namespace);
    } else
      throw engineRefusal(error, `set the retention of namespace "${namespace}" to ${retentionDays} days`, [
        `temporal operator namespace update --namespace ${namespace} --retention ${retentionDays}d`,
      ]);
  }
}

/** A namespace is known to all parts of a cluster some seconds after it was made. */
async function namespaceKnown(connection: Connection, namespace: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < knownWithinMs; waitedMs += 250) {
    try {
      await connection.operatorService.listSearchAttributes({ namespace });
      return;
    } catch {
      await delay(250);
    }
  }
  throw new Error(
    `Namespace "${namespace}" was made, but the Temporal server does not know it yet. Start again.`,
  );
}
