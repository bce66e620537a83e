import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ImportRowView, ImportView } from '../../api/views/import-schema.ts';
import { request } from '../api/request.ts';

export type OrderImport = ImportView;
export type ImportRow = ImportRowView;

/** What becomes of a row: what needs somebody's hand first. */
export const rowStates = ['REFUSED', 'GAPS', 'OK', 'REPEATED', 'PENDING'] as const;
export type RowState = (typeof rowStates)[number];

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const base = '/v1/order-imports';
/** How often the progress is asked for while it runs, in milliseconds. */
const progressMs = 1000;

export function useImports() {
  return useQuery({
    queryKey: ['order-imports'],
    queryFn: ({ signal }) => request<Page<OrderImport>>(base, { signal }),
  });
}

/** One import with its progress, asked for anew until it is done. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: ['order-imports', importId],
    queryFn: ({ signal }) => request<OrderImport>(`${base}/${importId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'DONE' ? false : progressMs),
  });
}

/** The rows in the order of the sheet; of one state, or all. */
export function useImportRows({ importId, state: done }: OrderImport, state: RowState | undefined) {
  return useInfiniteQuery({
    queryKey: ['order-imports', importId, 'rows', state ?? 'all', done],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ImportRow>>(`${base}/${importId}/rows`, {
        query: { state, cursor: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Sends a sheet to be checked or imported. The same file sent again for the same purpose is the same act. */
export function useSendSheet() {
  const client = useQueryClient();
  const sent = useRef<{ file: File; dryRun: boolean; key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: async ({ file, dryRun }: { file: File; dryRun: boolean }) => {
      if (sent.current?.file !== file || sent.current.dryRun !== dryRun)
        sent.current = { file, dryRun, key: crypto.randomUUID() };
      const form = new FormData();
      form.append('file', file);
      const options = { method: 'POST', query: { dryRun }, form, idempotencyKey: sent.current.key } as const;
      return await request<OrderImport>(base, options);
    },
    onSuccess: (started) => {
      // Another look at the same file later is an act of its own.
      sent.current = undefined;
      client.setQueryData(['order-imports', started.importId], started);
      void client.invalidateQueries({ queryKey: ['order-imports'], exact: true });
    },
  });
}
