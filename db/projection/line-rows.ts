import type { OrderState } from '../../domain/order/state.ts';
import type { orderLines } from '../schema/order-lines.ts';

export type LineRow = typeof orderLines.$inferSelect;

export function lineRows({ orderId, details }: OrderState): LineRow[] {
  return details.lines.map((line) => ({
    orderId,
    line: line.line,
    productCode: line.productCode ?? null,
    productName: line.productName ?? null,
    specification: line.specification ?? null,
    model: line.model ?? null,
    quantity: line.quantity ?? null,
    unit: line.unit ?? null,
    unitPrice: line.unitPrice?.amount ?? null,
    currency: line.unitPrice?.currency ?? null,
    requirements: line.requirements ?? null,
    fragile: line.fragile ?? false,
  }));
}
