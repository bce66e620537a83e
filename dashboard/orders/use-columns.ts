import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import type { Names } from '../api/session.ts';
import type { OrdersView } from '../board/use-view.ts';

export interface LedgerColumn {
  name: string;
  names: Names;
}

export interface ChosenColumns {
  /** Those that can be shown. */
  all: LedgerColumn[];
  /** Those that are shown, in their order. */
  chosen: LedgerColumn[];
  choose(names: string[] | undefined): void;
}

/** What a ledger shows to who has chosen nothing: what a person looks for first. */
const usual = [
  'orderNumber',
  'customerName',
  'products',
  'stage',
  'remainingMinutes',
  'department',
  'total',
  'deliveryDate',
  'salesperson',
];

/** An amount stands beside its currency: it is no column of its own here, and goes with the total into a file. */
const inside = 'currency';

/** The columns of the ledger, kept in the address. */
export function useColumns(view: OrdersView): ChosenColumns {
  const { data } = useQuery({
    queryKey: ['order-columns'],
    queryFn: ({ signal }) => request<{ items: LedgerColumn[] }>('/v1/orders/columns', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const all = (data?.items ?? []).filter(({ name }) => name !== inside);
  const asked = view.get('columns')?.split(',') ?? usual;
  const found = asked.flatMap((name) => all.find((column) => column.name === name) ?? []);
  const fallback = all.filter(({ name }) => usual.includes(name));
  return {
    all,
    chosen: found.length > 0 ? found : fallback,
    choose: (names) => view.change({ columns: names?.join(',') }, { replace: true }),
  };
}

/** The same columns in a file. */
export function exportedColumns(columns: readonly LedgerColumn[]): string[] {
  return columns.flatMap(({ name }) => (name === 'total' ? [name, inside] : [name]));
}
