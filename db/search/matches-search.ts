import { and, arrayContains, like, type SQL } from 'drizzle-orm';
import { orderSearch } from '../schema/order-search.ts';
import { searchGrams } from './search-grams.ts';

/**
 * Condition on `order_search`: its content contains what a person typed, whatever the case. The pieces find the
 * rows through the index, the pattern decides. Nothing typed acts as a wildcard.
 */
export function matchesSearch(typed: string): SQL | undefined {
  const needle = typed.trim().toLowerCase();
  const grams = searchGrams(needle);
  return and(
    grams.length === 0 ? undefined : arrayContains(orderSearch.grams, grams),
    like(orderSearch.content, `%${needle.replace(/[\\%_]/g, '\\$&')}%`),
  );
}
