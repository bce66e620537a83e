import { isGrpcServiceError } from '@temporalio/client';

const grpcPermissionDenied = 7;

/** What the engine would not do, why, and the commands with which an operator can do it instead. */
export function engineRefusal(error: unknown, what: string, commands: readonly string[]): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const right =
    isGrpcServiceError(error) && error.code === grpcPermissionDenied
      ? ' This account lacks the right; let an operator run'
      : ' If it goes on, let an operator run';
  return new Error(
    `The Temporal server would not ${what}: ${reason.replace(/\.$/, '')}.${right}:\n  ${commands.join('\n  ')}`,
    {
      cause: error,
    },
  );
}
