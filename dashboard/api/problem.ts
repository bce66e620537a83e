/** What the API says when it says no (RFC 9457). */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  errors?: { path: string; reason: string }[];
  openCommands?: string[];
  version?: number;
  [extra: string]: unknown;
}

/** A refusal of the API; `problem` has its fields. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The API could not be reached: nobody knows whether the request arrived. The same Idempotency-Key will tell. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('The connection is lost', { cause });
    this.name = 'OfflineError';
  }
}

export function problemOf(error: unknown): Problem | undefined {
  return error instanceof ProblemError ? error.problem : undefined;
}
