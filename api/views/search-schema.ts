import { z } from 'zod';
import { names, stage } from './shared-schema.ts';

const text = z.string().exactOptional();

export const searchAnswer = z
  .strictObject({
    orders: z.array(
      z.strictObject({
        orderId: z.string(),
        orderNumber: z.string(),
        externalNumber: text,
        customerName: text,
        products: z.string(),
        stage,
        stageName: names,
      }),
    ),
    customers: z.array(z.strictObject({ customerId: z.string(), name: z.string(), region: text })),
    products: z.array(z.strictObject({ productCode: z.string(), names })),
  })
  .meta({ id: 'SearchAnswer', description: 'What the caller may see of what was found.' });
