import type { Logger, LogLevel, LogMetadata } from '@temporalio/common';
import { pino } from 'pino';
import { loggableError } from '../../db/errors/loggable-error.ts';

/** Members of the SDK's log entries that name things and never hold what somebody wrote. */
const names = [
  'sdkComponent',
  'namespace',
  'taskQueue',
  'workflowId',
  'runId',
  'workflowType',
  'activityId',
  'activityType',
  'attempt',
  'state',
] as const;

/**
 * The worker's log: the SDK's entries with names of things only, and of errors what may be told (S10). The engine
 * library's own entries come through it too, once it is told to forward them.
 */
export function createWorkerLog(level: string, to?: { write(line: string): void }): Logger {
  const options = { name: 'worker', level, serializers: { err: loggableError } };
  const log = to === undefined ? pino(options) : pino(options, to);

  function write(severity: LogLevel, message: string, meta: LogMetadata = {}): void {
    const facts = names.flatMap((name) => (isPlain(meta[name]) ? [[name, meta[name]] as const] : []));
    const { error } = meta;
    const told = { ...Object.fromEntries(facts), ...(error instanceof Error && { err: error }) };
    // Behind a colon the SDK repeats the words of an error.
    log[severity.toLowerCase() as Lowercase<LogLevel>](told, message.split(': ', 1)[0] ?? '');
  }

  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
