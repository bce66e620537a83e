import { z } from 'zod';
import { isInstantText } from '../../db/reads/instant-text.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { departmentCodes } from '../../domain/people/departments.ts';
import { isStorable } from '../inputs/fields.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';

/** Fields that the queries of lists share. Query texts are read as what they say; nothing else is coerced. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(limits.pageSize)
    .default(limits.defaultPageSize)
    .describe('Rows at most.'),
  cursor: z.string().max(1_000).exactOptional().describe('nextCursor of the page before.'),
};

export const searchText = z
  .string()
  .min(1)
  .max(limits.searchLength)
  .regex(/\S/, 'must not be blank')
  .refine(isStorable, 'must not hold NUL characters or halves of surrogate pairs')
  .exactOptional()
  .describe('Found literally, whatever the case; nothing in it acts as a wildcard.');

export const flag = (description: string) =>
  z
    .enum(['true', 'false'], 'must be true or false')
    .transform((value) => value === 'true')
    .exactOptional()
    .describe(description);

export const departmentQuery = z
  .enum(departmentCodes, `must be one of ${departmentCodes.join(', ')}`)
  .exactOptional()
  .describe('Of this department alone.');

/** The place that a cursor names. Throws for a cursor that did not come from the list. */
export function placeOf<Place>(
  cursor: string | undefined,
  read: (text: string) => Place | undefined,
): Place | undefined {
  if (cursor === undefined) return undefined;
  const place = read(cursor);
  if (place !== undefined) return place;
  const errors = [{ path: 'query.cursor', reason: 'must be the nextCursor of a page of this list' }];
  throw new ProblemError('validation-failed', 'The cursor is not one of this list', { errors });
}

/** The place in a list of what was entered, the latest first: when, and the row's id. */
export function enteredPlace(text: string): string[] | undefined {
  const [createdAt, id] = decodeCursor(text, 2) ?? [];
  if (typeof createdAt !== 'string' || !isInstantText(createdAt)) return undefined;
  return rowId.safeParse(id).success ? [createdAt, String(id)] : undefined;
}

/** The id of a row that the database numbers. */
export const rowId = z.uuid('must be an id of this list');

/** An id with a prefix, as `rob_1f...`, that the same request always gives. */
export function idFrom(prefix: string, updateId: string): string {
  return `${prefix}_${updateId.replaceAll('-', '').slice(0, 20)}`;
}

/** A row's id that the same request always gives. */
export function uuidFrom(updateId: string): string {
  const hex = updateId.replaceAll('-', '');
  const part = (from: number, to: number) => hex.slice(from, to);
  // Version 8: made as the maker likes.
  return `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}
