import { type FieldProblem, type ProblemCode, problems, type Refusal } from '../../domain/errors.ts';
import { retryAfter } from '../limits.ts';

/** What the order went through since the version that the sender saw (I9). */
export interface Change {
  version: number;
  command: string;
  by: string;
  recordedAt: string;
  lotId?: string;
}

/** The body of every error: RFC 9457 with the product's own members. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  errors?: FieldProblem[];
  openCommands?: string[];
  changes?: Change[];
  requestId: string;
}

/** What a problem says beyond its code. */
export interface ProblemDetails {
  errors?: FieldProblem[];
  openCommands?: string[];
  changes?: Change[];
  /** Seconds; for codes after which the same request may succeed. */
  retryAfter?: number;
}

/** Thrown anywhere in the API to answer with a problem of the closed list. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, sentence: string = problems[code].title, details: ProblemDetails = {}) {
    super(sentence);
    this.name = 'ProblemError';
    this.code = code;
    this.details = details;
  }
}

/** A refusal of the rules as the problem that tells it. */
export function refusalProblem(refusal: Refusal): ProblemError {
  const { errors, openCommands } = refusal;
  return new ProblemError(refusal.code, refusal.detail, {
    ...(errors === undefined ? {} : { errors }),
    ...(openCommands === undefined ? {} : { openCommands }),
  });
}

/** The input does not fit what is on file: one field and why. */
export function unfitField(path: string, reason: string): ProblemError {
  return new ProblemError('does-not-fit', `${path} ${reason}`, { errors: [{ path, reason }] });
}

/** The stable identifier of a kind of problem. */
export function problemType(code: ProblemCode): string {
  return `urn:dueline:problem:${code}`;
}

/** The body that tells a problem: its sentence, then what to do next. */
export function problemBody(problem: ProblemError, requestId: string): Problem {
  const { status, title, advice } = problems[problem.code];
  const { retryAfter: _seconds, ...members } = problem.details;
  const sentence = problem.message === title ? '' : ended(problem.message);
  return {
    type: problemType(problem.code),
    title,
    status,
    detail: `${sentence}${advice}`,
    code: problem.code,
    ...members,
    requestId,
  };
}

/** Seconds to wait before the same request may succeed; none where it will not. */
export function secondsToWait(problem: ProblemError): number | undefined {
  if (problem.details.retryAfter !== undefined) return problem.details.retryAfter;
  if (!problems[problem.code].retry) return undefined;
  if (problem.code === 'key-in-flight') return retryAfter.keyInFlight;
  return problem.code === 'slow-down' ? retryAfter.slowDown : retryAfter.away;
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? `${sentence} ` : `${sentence}. `;
}
