import type { OrderState } from '../../domain/order/state.ts';
import type { orderSearch } from '../schema/order-search.ts';
import { searchContent, searchGrams } from '../search/search-grams.ts';

export type SearchRow = typeof orderSearch.$inferSelect;

/** What of an order can be searched for, as text. */
export function orderSearchContent({ details, orderNumber }: OrderState): string {
  const products = details.lines.flatMap((line) => [line.productName, line.productCode, line.model]);
  const { name, owner, site } = details.project ?? {};
  return searchContent([
    orderNumber,
    details.externalNumber,
    details.customer.name,
    // Before the products: of a long order only the beginning is made findable.
    name,
    owner,
    site,
    ...products,
  ]);
}

export function searchRow(orderId: string, content: string): SearchRow {
  return { orderId, content, grams: searchGrams(content) };
}
