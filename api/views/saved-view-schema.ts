import { z } from 'zod';
import { instant } from './shared-schema.ts';

export const savedViewSchema = z
  .strictObject({
    viewId: z.string(),
    name: z.string(),
    page: z.string().describe('Path of the page, such as /board.'),
    query: z.string().describe('Query of its address: filters, order and columns.'),
    shared: z.boolean(),
    own: z.boolean(),
    ownerId: z.string(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'SavedView', description: 'Filters and columns of a page under a name.' });

export const savedViewList = z
  .strictObject({ items: z.array(savedViewSchema) })
  .meta({ id: 'SavedViewList' });
