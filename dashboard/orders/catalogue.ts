import { useQueryClient } from '@tanstack/react-query';
import type { ProductView } from '../../api/views/company-schemas.ts';
import { request } from '../api/request.ts';
import type { Values } from '../forms/schema.ts';
import { useWords } from '../words/use-words.ts';

type Products = { items: ProductView[] };

/** How the catalogue is asked for what was typed; what was asked before is at hand. */
export function productsQuery(q: string) {
  return {
    queryKey: ['products', q],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      request<Products>('/v1/products', { query: { q, limit: 10 }, signal }),
    staleTime: 60_000,
  };
}

/** Codes are typed in capitals or not. */
function isCalled(q: string) {
  return ({ productCode }: ProductView) => productCode.toLowerCase() === q.toLowerCase();
}

/** Finds products by code, for those who type ahead of the list. */
export function useCatalogue() {
  const client = useQueryClient();
  const { name } = useWords();
  return {
    /** The product of exactly this code, if the catalogue has it; nothing too when it cannot be asked. */
    async find(code: string): Promise<ProductView | undefined> {
      const q = code.trim();
      if (q === '') return undefined;
      try {
        const { items } = await client.fetchQuery(productsQuery(q));
        return items.find(isCalled(q));
      } catch {
        return undefined;
      }
    },
    /** True when the catalogue has answered already that it has no such code. */
    lacks(code: string): boolean {
      const q = code.trim();
      const known = client.getQueryData<Products>(productsQuery(q).queryKey);
      return known !== undefined && !known.items.some(isCalled(q));
    },
    /** What the catalogue says of a product. */
    known(product: ProductView): Values {
      const { productCode, nameZh, nameEn, specification, model, unit, listPrice } = product;
      return {
        productCode,
        productName: name({ zh: nameZh, en: nameEn }),
        ...(specification === undefined ? {} : { specification }),
        ...(model === undefined ? {} : { model }),
        unit,
        ...(listPrice === undefined ? {} : { unitPrice: listPrice }),
      };
    },
  };
}
