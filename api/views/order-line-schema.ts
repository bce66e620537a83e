import { z } from 'zod';
import { money, quantity } from './shared-schema.ts';

const text = z.string().exactOptional();

/** A line as it was ordered; a line that a change took away has the quantity 0. */
export const orderLine = z.strictObject({
  line: z.int(),
  productCode: text,
  productName: text,
  specification: text,
  model: text,
  quantity: quantity.exactOptional(),
  unit: text,
  unitPrice: money.exactOptional(),
  requirements: text,
  fragile: z.boolean().exactOptional(),
});
