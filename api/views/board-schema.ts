import { z } from 'zod';
import { department, instant, names, stage } from './shared-schema.ts';

/** How urgent a card is, by remaining working time. */
export const cardColours = ['OVERDUE', 'APPROACHING', 'ON_TIME', 'NO_CLOCK', 'PAUSED'] as const;

const card = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    lotId: z.string().exactOptional(),
    customerName: z.string().exactOptional(),
    products: z.string().describe('What is made, short.'),
    dueAt: instant.nullable(),
    remainingMinutes: z.int().nullable().describe('Working minutes to due; negative when over.'),
    colour: z.enum(cardColours),
    version: z.int().describe("The order's, for expectedVersion."),
  })
  .meta({ id: 'BoardCard', description: 'An order, or one of its lots, where it stands.' });

const column = z
  .strictObject({
    stage,
    stageName: names,
    department,
    subject: z.enum(['order', 'lot']),
    count: z.int().describe('Every card of the column, shown or not.'),
    overdue: z.int(),
    approaching: z.int(),
    cards: z.array(card).describe('Those that are due first, at most 30.'),
  })
  .meta({ id: 'BoardColumn', description: 'A stage with what stands in it.' });

export const boardSchema = z.strictObject({ columns: z.array(column) }).meta({ id: 'Board' });

export type BoardCard = z.output<typeof card>;
export type BoardColumn = z.output<typeof column>;
export type Board = z.output<typeof boardSchema>;
