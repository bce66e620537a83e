import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CaseListItem, CaseView } from '../../api/views/case-schema.ts';
import { request } from '../api/request.ts';
import { useAddress } from '../layout/address.ts';

export type Case = CaseView;
export type CaseRow = CaseListItem;

export const caseKey = (caseId: string) => ['case', caseId];

/** One case as the person who is signed in sees it. */
export function useCase(caseId: string) {
  return useQuery({
    queryKey: caseKey(caseId),
    queryFn: ({ signal }) => request<Case>(`/v1/cases/${caseId}`, { signal }),
  });
}

const filterNames = ['kind', 'step', 'department', 'orderId', 'q'] as const;
export type CaseFilterName = (typeof filterNames)[number] | 'shown';

/** The filters of the list, which live in the address. */
export function useCaseFilters() {
  const { params, change } = useAddress();
  const get = (name: CaseFilterName) => params.get(name) ?? undefined;
  return {
    get,
    shown: get('shown') ?? 'mine',
    isNarrowed: filterNames.some((name) => params.has(name)),
    change: (name: CaseFilterName, value: string | undefined) => change({ [name]: value }),
  };
}

/** Cases by the filters, soonest due first, read on page by page. */
export function useCases({ get, shown }: ReturnType<typeof useCaseFilters>) {
  const query = {
    ...Object.fromEntries(filterNames.map((name) => [name, get(name)])),
    ...(shown === 'mine' ? { mine: true } : {}),
    ...(shown === 'overdue' ? { overdue: true } : {}),
    ...(shown === 'closed' ? {} : { open: true }),
  };
  const read = useInfiniteQuery({
    queryKey: ['work', 'cases', query],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: CaseRow[]; nextCursor: string | null }>('/v1/cases', {
        query: { ...query, limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { ...read, cases: read.data?.pages.flatMap(({ items }) => items) };
}
