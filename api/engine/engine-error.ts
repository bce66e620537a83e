import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { Refusal } from '../../domain/errors.ts';
import { refusalFailureType } from '../../workflows/messages.ts';
import { ProblemError } from '../problems/problem.ts';

/** What an error of the engine means for a command. */
export type EngineAnswer =
  | { kind: 'refused'; refusal: Refusal }
  /** The engine runs no such order: it never was, has ended, or is forgotten. */
  | { kind: 'not-running' }
  | { kind: 'problem'; problem: ProblemError }
  | { kind: 'unknown' };

/** Codes of gRPC: CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNAVAILABLE, DATA_LOSS. */
const awayCodes = new Set<unknown>([1, 2, 4, 10, 13, 14, 15]);
const resourceExhausted = 8;

/** Reads an error of the engine's client. */
export function engineAnswer(error: unknown): EngineAnswer {
  if (error instanceof WorkflowUpdateFailedError) return failedUpdate(error);
  if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError) {
    return { kind: 'not-running' };
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return away();
  const cause = error instanceof ServiceError ? error.cause : error;
  if (!isGrpcServiceError(cause)) return error instanceof ServiceError ? away() : { kind: 'unknown' };
  if (cause.code === resourceExhausted) {
    return { kind: 'problem', problem: new ProblemError('slow-down', 'The engine has too much to do') };
  }
  return awayCodes.has(cause.code) ? away() : { kind: 'unknown' };
}

function failedUpdate(error: WorkflowUpdateFailedError): EngineAnswer {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return { kind: 'unknown' };
  if (cause.type === 'AcceptedUpdateCompletedWorkflow') return { kind: 'not-running' };
  const [refusal] = cause.details ?? [];
  if (cause.type !== refusalFailureType || !isRefusal(refusal)) return { kind: 'unknown' };
  return { kind: 'refused', refusal };
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}

function away(): EngineAnswer {
  return { kind: 'problem', problem: new ProblemError('engine-away') };
}
