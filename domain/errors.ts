/**
 * The closed list of ways in which Dueline says no. `status` is the HTTP status the API answers with, `retry`
 * whether the same request may succeed later, `advice` what the caller can do next.
 */
export const problems = {
  'validation-failed': {
    status: 422,
    retry: false,
    title: 'The request does not fit',
    advice: 'Correct the fields that errors[] names and send the request again.',
  },
  'malformed-body': {
    status: 422,
    retry: false,
    title: 'The body is not JSON',
    advice: 'Send one JSON object with the header Content-Type: application/json.',
  },
  'does-not-fit': {
    status: 422,
    retry: false,
    title: 'The input does not fit this order',
    advice: 'Compare the input with the order and correct the fields that errors[] names.',
  },
  'key-reused': {
    status: 422,
    retry: false,
    title: 'The Idempotency-Key belongs to another request',
    advice: 'Use a new Idempotency-Key for a new request; repeat the old body to get the old answer.',
  },
  'not-signed-in': {
    status: 401,
    retry: false,
    title: 'Who are you?',
    advice: 'Sign in on the page, or send the header Authorization: Bearer <API key>.',
  },
  'wrong-sign-in': {
    status: 401,
    retry: false,
    title: 'Account and password do not fit',
    advice:
      'Check both. After five wrong tries an account waits, longer each time; an administrator can set a new password.',
  },
  'not-from-the-page': {
    status: 403,
    retry: false,
    title: "The request does not come from the product's own page",
    advice: 'Open the page anew; a program sends an API key, or the header x-csrf-token of GET /v1/session.',
  },
  'key-too-narrow': {
    status: 403,
    retry: false,
    title: 'The API key was not made for this',
    advice: 'Use a key with the scope that detail names, or ask an administrator for one.',
  },
  'not-set-up': {
    status: 409,
    retry: false,
    title: 'This installation is not set up for it',
    advice: 'Ask the operator to set what detail names, then send the request again.',
  },
  'provider-away': {
    status: 503,
    retry: true,
    title: 'The sign-in provider does not answer',
    advice: 'Try again soon, or sign in another way.',
  },
  'not-your-role': {
    status: 403,
    retry: false,
    title: 'Your roles do not include this act',
    advice: 'Ask someone who holds one of the named roles, or your administrator for the role.',
  },
  'separation-of-duties': {
    status: 403,
    retry: false,
    title: 'Another person must do this',
    advice: 'Ask a colleague with the same role: nobody may approve their own work.',
  },
  'not-found': {
    status: 404,
    retry: false,
    title: 'Nothing here for you',
    advice: 'Check the address; what you may not see is answered like what does not exist.',
  },
  'not-in-this-state': {
    status: 409,
    retry: false,
    title: 'The order is not in a state for this command',
    advice: 'Read the order again; openCommands lists what can be done now.',
  },
  'version-moved': {
    status: 409,
    retry: false,
    title: 'The order has changed since you looked',
    advice: 'Read the order again, see what changed, and send the command with the new expectedVersion.',
  },
  'order-differs': {
    status: 409,
    retry: false,
    title: 'This channel and external number belong to another order',
    advice: 'Send the order exactly as the first time, or give the new order its own external number.',
  },
  'key-in-flight': {
    status: 409,
    retry: true,
    title: 'The first request with this Idempotency-Key is still running',
    advice: 'Wait for the time in Retry-After and send the same request with the same key.',
  },
  'stock-moved': {
    status: 409,
    retry: false,
    title: 'The stock was taken by another order meanwhile',
    advice: 'Query the stock again and reserve what is free now.',
  },
  blocked: {
    status: 409,
    retry: false,
    title: 'A rule holds this step back',
    advice: 'Resolve what detail names, then send the command again.',
  },
  'order-closed': {
    status: 409,
    retry: false,
    title: 'The order is closed',
    advice: 'A closed order is read-only; it can still be queried.',
  },
  'body-too-large': {
    status: 413,
    retry: false,
    title: 'The body is too large',
    advice: 'Send at most the documented number of bytes; split what can be split.',
  },
  'slow-down': {
    status: 429,
    retry: true,
    title: 'Too many requests',
    advice: 'Wait for the time in Retry-After and send the same request with the same key.',
  },
  'engine-away': {
    status: 503,
    retry: true,
    title: 'The workflow engine does not answer',
    advice: 'The outcome is unknown. Send the same request with the same Idempotency-Key to learn it.',
  },
  'database-away': {
    status: 503,
    retry: true,
    title: 'The database does not answer',
    advice: 'The outcome is unknown. Send the same request with the same Idempotency-Key to learn it.',
  },
  'internal-error': {
    status: 500,
    retry: true,
    title: 'Something failed on our side',
    advice:
      'Send the same request with the same Idempotency-Key; tell the operator the requestId if it fails again.',
  },
} as const;

export type ProblemCode = keyof typeof problems;

/** One field that is wrong: a JSON path such as `lines[0].quantity`, and why. */
export interface FieldProblem {
  path: string;
  reason: string;
}

/** A command that the rules refuse. It changes nothing and can be shown to the person who gave it. */
export interface Refusal {
  code: ProblemCode;
  detail: string;
  errors?: FieldProblem[];
  /** Names of the commands that are open in the state the order is in (kebab-case). */
  openCommands?: string[];
}

/** Thrown by `decide` functions and turned into a `Refusal` at the edge of the reducer. */
export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(code: ProblemCode, detail: string, errors?: FieldProblem[]) {
    super(detail);
    this.name = 'RefusalError';
    this.refusal = errors === undefined ? { code, detail } : { code, detail, errors };
  }
}

/** Refuse with a code of the closed list, a sentence and, where a field is the reason, its path. */
export function refuse(code: ProblemCode, detail: string, errors?: FieldProblem[]): never {
  throw new RefusalError(code, detail, errors);
}

/** Refuse because one field of the input does not fit the order. */
export function refuseField(path: string, reason: string): never {
  return refuse('does-not-fit', `${path}: ${reason}`, [{ path, reason }]);
}
