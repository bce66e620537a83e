import type { Order } from '../api/orders.ts';
import type { useWords } from '../words/use-words.ts';

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

/** Where a lot is; of a cancelled order, where its work ended. */
export function lotStageText(
  order: Pick<Order, 'stage'>,
  lot: Pick<Order['lots'][number], 'stageName'>,
  { t, name }: Pick<ReturnType<typeof useWords>, 't' | 'name'>,
): string {
  const stage = name(lot.stageName);
  return order.stage === 'CANCELLED' ? t('order.lotStopped', { stage }) : stage;
}
