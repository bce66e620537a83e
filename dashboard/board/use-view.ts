import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Query } from '../api/request.ts';
import { useAddress } from '../layout/address.ts';

/** What orders can be narrowed by, as the API calls it. */
export const filterNames = [
  'q',
  'due',
  'department',
  'stage',
  'customerId',
  'productCode',
  'salespersonId',
  'channel',
  'enteredBy',
  'overdue',
  'dueFrom',
  'dueBefore',
  'deliveryFrom',
  'deliveryTo',
  'receivedFrom',
  'receivedBefore',
] as const;

export type FilterName = (typeof filterNames)[number];
export type Filters = Partial<Record<FilterName, string>>;
export type Shown = 'table' | 'board' | 'calendar';

type Patch = Record<string, string | undefined>;

/** What the address says of the orders to show, and how: a link to it shows a colleague the same. */
export interface OrdersView {
  shown: Shown;
  filters: Filters;
  isNarrowed: boolean;
  /** The rest of the address: order, columns, month. */
  get(name: string): string | undefined;
  /** Changes the address; an undefined value is taken out of it. */
  change(patch: Patch, options?: { replace?: boolean }): void;
  clear(): void;
  /** The query of the address, without the question mark. */
  query: string;
}

export function useOrdersView(usual: Shown): OrdersView {
  const { params, change } = useAddress();
  const query = params.toString();
  const filters = useMemo(() => filtersIn(new URLSearchParams(query)), [query]);
  const given = params.get('view');
  return {
    shown: given === 'table' || given === 'board' || given === 'calendar' ? given : usual,
    filters,
    isNarrowed: Object.keys(filters).length > 0,
    get: (name) => params.get(name) ?? undefined,
    change,
    clear: () => change(Object.fromEntries(filterNames.map((name) => [name, undefined]))),
    query,
  };
}

/** Goes to the table of orders with other filters. */
export function useTableLink(): (filters: Filters) => string {
  const [path] = useLocation();
  return (filters) => {
    const given = Object.entries(filters).filter(([, value]) => value !== undefined);
    return `${path}?${new URLSearchParams([['view', 'table'], ...(given as [string, string][])])}`;
  };
}

export function asQuery(filters: Filters): Query {
  return { ...filters };
}

function filtersIn(params: URLSearchParams): Filters {
  const given = filterNames.flatMap((name) => {
    const value = params.get(name);
    return value === null || value.trim() === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(given) as Filters;
}
