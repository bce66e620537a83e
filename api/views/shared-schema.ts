import { z } from 'zod';
import { currencyCodes } from '../../domain/money/money.ts';
import { commandNames } from '../../domain/order/commands.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';
import { departmentCodes } from '../../domain/people/departments.ts';
import { roleCodes } from '../../domain/people/roles.ts';

/** Pieces that many answers share. */
export const instant = z.string().meta({ format: 'date-time', examples: ['2025-10-09T10:00:00+08:00'] });
export const civilDate = z.string().meta({ format: 'date', examples: ['2025-10-09'] });
export const quantity = z.string().meta({ description: 'Decimal string.', examples: ['98'] });
export const department = z.enum(departmentCodes);
export const role = z.enum(roleCodes);
export const commandName = z.enum(commandNames);
export const stage = z.enum([...orderStages, ...lotStages]);
export const names = z.strictObject({ zh: z.string(), en: z.string() });

export const money = z
  .strictObject({ amount: z.string(), currency: z.enum(currencyCodes) })
  .meta({ id: 'Money', description: 'Decimal string with two places, and an ISO 4217 code.' });

export const lines = z.array(z.strictObject({ line: z.int(), quantity }));

/** Who and when, with what was said. */
export const signature = {
  by: z.string(),
  onBehalfOf: z
    .array(z.string())
    .exactOptional()
    .describe('In whose name, where it was given by delegation.'),
  at: instant,
  comment: z.string().exactOptional(),
};

/** A page of a list; `nextCursor` is null at the end. */
export function pageSchema<Item extends z.ZodType>(item: Item, id: string) {
  return z
    .strictObject({
      items: z.array(item),
      nextCursor: z.string().nullable().describe('Send as cursor for the next page; null at the end.'),
    })
    .meta({ id });
}
