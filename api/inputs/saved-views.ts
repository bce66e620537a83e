import { z } from 'zod';
import { limits } from '../limits.ts';
import { isStorable, name } from './fields.ts';

export const pagePath = z
  .string()
  .max(limits.codeLength)
  .regex(/^\/[a-z0-9/-]*$/, 'must be the path of a page, such as /board');

/** Body of `POST /v1/saved-views` and of `PUT /v1/saved-views/{viewId}`. */
export const savedViewInput = z
  .strictObject({
    name: name('What its owner calls it; once for each page.'),
    page: pagePath.describe('Path of the page, such as /board.'),
    query: z
      .string()
      .max(limits.viewQueryLength)
      .refine(isStorable, 'must not hold NUL characters or halves of surrogate pairs')
      .describe('Query of its address, without the question mark: filters, order and columns.'),
    shared: z.boolean().describe('true: everyone may use it.'),
  })
  .meta({ id: 'NewSavedView', description: 'Filters and columns of a page under a name.' });
