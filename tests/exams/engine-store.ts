import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';

const { WorkflowExecutionInfo } = proto.temporal.api.workflow.v1;
const { History } = proto.temporal.api.history.v1;
const { DescribeWorkflowExecutionResponse } = proto.temporal.api.workflowservice.v1;

/** Everything that the engine keeps, as bytes: its files, and all that it hands out without a codec. */
export interface EngineStore {
  /** The server's database with its write-ahead log, and the server's own log. */
  files: Buffer;
  histories: Buffer;
  /** What the list of workflows and their descriptions tell: ids, search attributes, memos. */
  visibility: Buffer;
  workflows: number;
}

/** Reads it all; `raw` is a client without a codec. */
export async function readEngineStore(folder: string, raw: Client): Promise<EngineStore> {
  const histories: Uint8Array[] = [];
  const visibility: Uint8Array[] = [];
  for await (const run of raw.workflow.list()) {
    const handle = raw.workflow.getHandle(run.workflowId, run.runId);
    visibility.push(WorkflowExecutionInfo.encode(run.raw).finish());
    const { raw: described } = await handle.describe();
    visibility.push(DescribeWorkflowExecutionResponse.encode(described).finish());
    histories.push(History.encode(await handle.fetchHistory()).finish());
  }
  const names = readdirSync(folder).filter((name) => name.startsWith('temporal.'));
  return {
    files: Buffer.concat(names.map((name) => readFileSync(join(folder, name)))),
    histories: Buffer.concat(histories),
    visibility: Buffer.concat(visibility),
    workflows: histories.length,
  };
}
