import { z } from 'zod';
import { isBefore } from '../../domain/instant.ts';
import type { Lot } from '../../domain/order/lot.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { OrderView } from './order-schema.ts';
import { productText } from './product-text.ts';
import { names, stage } from './shared-schema.ts';
import { availableCommandSchema, taskSchema } from './work-schema.ts';

const text = z.string().exactOptional();

/** What a code on a work order, a lot or a shipment stands for, and what is to be done about it. */
export const codeSchema = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    lotId: text,
    customerName: text,
    products: z.string().describe('What is made, short; of a lot, what is in it.'),
    stage: stage.describe("Of the lot, or else the order's visible one."),
    stageName: names,
    version: z.int().describe('Send as expectedVersion with a command.'),
    tasks: z.array(taskSchema).describe("The caller's first, each soonest due first."),
    availableCommands: z
      .array(availableCommandSchema)
      .describe('Those that complete a task come first, soonest due first.'),
  })
  .meta({ id: 'CodeTarget', description: 'What a scanned code stands for.' });

export type CodeView = z.output<typeof codeSchema>;

/** Of an order as its caller sees it, what concerns the lot, or all of it. */
export function codeView(state: OrderState, order: OrderView, lotId: string | undefined): CodeView {
  const lot = order.lots.find((each) => each.lotId === lotId);
  const concerns = (each: { lotId?: string }) => lotId === undefined || each.lotId === lotId;
  return {
    orderId: order.orderId,
    orderNumber: order.orderNumber,
    ...(lotId === undefined ? {} : { lotId }),
    ...(order.details.customer.name === undefined ? {} : { customerName: order.details.customer.name }),
    products: productsOf(
      state,
      state.lots.find((each) => each.lotId === lotId),
    ),
    stage: lot?.stage ?? order.stage,
    stageName: lot?.stageName ?? order.stageName,
    version: order.version,
    tasks: order.tasks.filter(concerns).sort((a, b) => Number(b.mine) - Number(a.mine) || byDue(a, b)),
    availableCommands: order.availableCommands.filter(concerns).sort(byDue),
  };
}

function productsOf({ orderId, details }: OrderState, lot: Lot | undefined): string {
  const lines = details.lines.flatMap(
    ({ line, productCode = null, productName = null, quantity, unit = null }) => {
      const inLot = lot?.lines.find((each) => each.line === line)?.quantity;
      if (lot !== undefined && inLot === undefined) return [];
      return [{ orderId, line, productCode, productName, quantity: inLot ?? quantity ?? null, unit }];
    },
  );
  return productText(lines);
}

/** Soonest first, what has no due instant last. */
function byDue(a: { dueAt: string | null }, b: { dueAt: string | null }): number {
  if (a.dueAt === null || b.dueAt === null) return Number(a.dueAt === null) - Number(b.dueAt === null);
  return Number(isBefore(b.dueAt, a.dueAt)) - Number(isBefore(a.dueAt, b.dueAt));
}
