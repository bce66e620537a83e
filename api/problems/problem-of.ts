import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { causes } from '../../db/errors/causes.ts';
import { RefusalError } from '../../domain/errors.ts';
import { WorkingTimeError } from '../../domain/working-time/working-time-error.ts';
import { isDatabaseAway } from './away.ts';
import { fieldProblems } from './field-problems.ts';
import { ProblemError, refusalProblem } from './problem.ts';

/** Postgres keeps no text with the character U+0000. */
const unstorable = '22021';

/** The problem that an error of any origin is answered with; undefined for a defect of ours. */
export function problemOf(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof RefusalError) return refusalProblem(error.refusal);
  if (hasZodFastifySchemaValidationErrors(error)) return validationProblem(error);
  if (causes(error).some(({ code }) => code === unstorable)) {
    return new ProblemError('validation-failed', 'A text holds a character that cannot be stored');
  }
  if (isDatabaseAway(error)) return new ProblemError('database-away');
  if (error instanceof WorkingTimeError) return new ProblemError('does-not-fit', error.message);
  return frameworkProblem(error);
}

type ValidationError = { validation: readonly Validation[]; validationContext?: string | undefined };
type Validation = { keyword?: string; instancePath?: string; message?: string; params?: unknown };

/** A path that fits no resource is like one that is not there; everything else is named field by field. */
function validationProblem(error: ValidationError): ProblemError {
  const context = error.validationContext ?? 'body';
  if (context === 'params') return new ProblemError('not-found');
  const issues = error.validation.map(issueOf);
  const prefix = context === 'body' ? '' : context === 'querystring' ? 'query' : context;
  const errors = fieldProblems(issues, prefix);
  const isMissing = context === 'body' && errors.some((each) => each.path === '');
  if (isMissing) return new ProblemError('malformed-body', 'The body must be one JSON object');
  const names = errors.slice(0, 5).map((each) => each.path);
  return new ProblemError('validation-failed', `These fields do not fit: ${names.join(', ')}`, { errors });
}

/** The provider flattens the issues' paths to text; the digits in them are array places. */
function issueOf(validation: Validation) {
  const { keyword = 'custom', instancePath = '/', message = '', params } = validation;
  const path = instancePath
    .split('/')
    .filter((key) => key !== '')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const keys = unknownKeys(params);
  return { code: keyword as 'custom', path, message, ...(keys === undefined ? {} : { keys }) };
}

function unknownKeys(params: unknown): string[] | undefined {
  if (typeof params !== 'object' || params === null || !('keys' in params)) return undefined;
  return Array.isArray(params.keys) ? params.keys.map(String) : undefined;
}

/** What Fastify itself refuses before a route is reached. */
function frameworkProblem(error: unknown): ProblemError | undefined {
  const code = propertyOf(error, 'code');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('body-too-large');
  if (code === 'FST_ERR_HANDLER_TIMEOUT') return new ProblemError('database-away');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new ProblemError('malformed-body', 'The body is of another media type than JSON');
  }
  const status = propertyOf(error, 'statusCode');
  if (status === 413) return new ProblemError('body-too-large');
  if (status === 429) return new ProblemError('slow-down');
  if (status === 404 || code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH') {
    return new ProblemError('not-found');
  }
  return typeof status === 'number' && status >= 400 && status < 500
    ? new ProblemError('malformed-body')
    : undefined;
}

function propertyOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
