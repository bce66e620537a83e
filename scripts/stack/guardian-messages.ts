import { z } from 'zod';
import { processIdentity } from './process-identity.ts';

/** A program for the guardian to run. */
export const programSpec = z.strictObject({
  /** Unique among the running programs; names the log and the record. */
  name: z.string(),
  command: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  cwd: z.string(),
  /** Account to run as; absent: that of the starter. */
  account: z.strictObject({ uid: z.int(), gid: z.int() }).optional(),
  /** File that receives both output streams, appended. */
  logFile: z.string(),
  /** Signal that asks the program to end in good order. */
  stopSignal: z.enum(['SIGTERM', 'SIGINT']),
  /** Milliseconds after which it is killed. */
  stopWithinMs: z.int().positive(),
  /** Lower ones are stopped first; equal ones together. */
  stopOrder: z.int(),
  /** Gives a Node program a channel whose closing tells it that its guardian is gone. */
  watched: z.boolean(),
  /** Started again, after a pause that grows, when it ends without being asked. */
  startAgain: z.boolean(),
});
export type ProgramSpec = z.infer<typeof programSpec>;

/** What the starter asks of the guardian; every request is answered once. */
export const guardianRequest = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('start'), request: z.int(), program: programSpec }),
  z.strictObject({ do: z.literal('stop'), request: z.int(), name: z.string() }),
  z.strictObject({ do: z.literal('stop-all'), request: z.int() }),
  z.strictObject({ do: z.literal('remove-at-end'), request: z.int(), folder: z.string() }),
]);
export type GuardianRequest = z.infer<typeof guardianRequest>;

/** What the guardian tells: answers to requests, and programs that ended, asked or not. */
export const guardianReport = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('answer'), request: z.int(), error: z.string().optional() }),
  z.strictObject({
    is: z.literal('ended'),
    name: z.string(),
    asked: z.boolean(),
    /** In words: "exit code 1" or "signal SIGKILL". */
    how: z.string(),
  }),
]);
export type GuardianReport = z.infer<typeof guardianReport>;

/** The record of running programs that a guardian keeps on disk for the next start. */
export const programRecord = z.strictObject({
  guardian: processIdentity,
  programs: z.array(processIdentity.extend({ name: z.string(), stopSignal: z.enum(['SIGTERM', 'SIGINT']) })),
});
export type ProgramRecord = z.infer<typeof programRecord>;

export const programRecordFile = 'processes.json';
