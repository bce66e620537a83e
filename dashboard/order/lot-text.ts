import type { Order } from '../api/orders.ts';

/** What a lot holds, short: `4面 KYN28-12, 6面 GGD-0.4`. */
export function lotText(order: Order, lot: { lines: readonly { line: number; quantity: string }[] }): string {
  return lot.lines
    .map(({ line, quantity }) => {
      const found = order.details.lines.find((each) => each.line === line);
      const product = found?.productCode ?? found?.productName ?? String(line);
      return `${product} × ${quantity}${found?.unit ?? ''}`;
    })
    .join(', ');
}
