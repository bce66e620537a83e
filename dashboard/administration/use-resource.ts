import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from '../api/request.ts';

export type Row = Record<string, unknown>;

const pageSize = 200;
/** Lists that are short by nature know no pages. */
const unpaged = ['/v1/webhook-endpoints', '/v1/robots', '/v1/channels'];

/** The rows of a list, read on page by page; undefined while they are read. */
export function useResource(part: string, path: string) {
  const read = useInfiniteQuery({
    queryKey: ['administration', part],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: Row[]; nextCursor: string | null }>(path, {
        query: unpaged.includes(path) ? {} : { limit: pageSize, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  return {
    rows: read.data?.pages.flatMap(({ items }) => items),
    error: read.error,
    hasNextPage: read.hasNextPage,
    refetch: () => void read.refetch(),
    fetchNextPage: () => void read.fetchNextPage(),
  };
}

interface Sent {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
}

/** Changes something of a part; the same content sent again is the same act. */
export function useChangeOf(part: string) {
  const client = useQueryClient();
  const last = useRef<{ content: string; key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: ({ method, path, body }: Sent) => {
      const content = JSON.stringify([method, path, body]);
      if (last.current?.content !== content) last.current = { content, key: crypto.randomUUID() };
      const idempotencyKey = last.current.key;
      return request<Row | undefined>(path, {
        method,
        ...(body === undefined ? {} : { body }),
        ...(method === 'POST' ? { idempotencyKey } : {}),
      });
    },
    onSuccess: () => {
      last.current = undefined;
      void client.invalidateQueries({ queryKey: ['administration', part] });
      if (part === 'people') void client.invalidateQueries({ queryKey: ['people'] });
    },
  });
}

/** A path with the fields of a row in place of the names in braces. */
export function pathOf(template: string, row: Row | undefined): string {
  return template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(row?.[name])));
}
