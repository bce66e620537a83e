import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { savedViewSchema } from '../../api/views/saved-view-schema.ts';
import { request } from '../api/request.ts';

export type SavedView = z.output<typeof savedViewSchema>;
type Content = Pick<SavedView, 'name' | 'page' | 'query' | 'shared'>;

const key = ['saved-views'];

/** The saved views of a page: one's own and those that others share. */
export function useSavedViews(page: string): SavedView[] {
  const { data } = useQuery({
    queryKey: [...key, page],
    queryFn: ({ signal }) => request<{ items: SavedView[] }>('/v1/saved-views', { query: { page }, signal }),
  });
  return data?.items ?? [];
}

type ViewChange =
  | { act: 'SAVE'; content: Content; idempotencyKey: string }
  | { act: 'REPLACE'; view: SavedView }
  | { act: 'DELETE'; viewId: string };

/** Saves, replaces or deletes a view of one's own. */
export function useViewChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ViewChange) => {
      if (change.act === 'SAVE') {
        const { content: body, idempotencyKey } = change;
        return request('/v1/saved-views', { method: 'POST', body, idempotencyKey });
      }
      if (change.act === 'DELETE') return request(`/v1/saved-views/${change.viewId}`, { method: 'DELETE' });
      const { viewId, name, page, query, shared } = change.view;
      return request(`/v1/saved-views/${viewId}`, { method: 'PUT', body: { name, page, query, shared } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
