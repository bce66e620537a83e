import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { draftView } from '../../api/views/draft-schema.ts';
import type { Channel } from '../../domain/order/details.ts';
import { request } from '../api/request.ts';

export const draftStates = ['OPEN', 'REGISTERED', 'DISCARDED'] as const;
type DraftView = ReturnType<typeof draftView>;
export type DraftState = DraftView['state'];

/** A message or paper that may be an order, with its words and files. */
export type OrderDraft = DraftView;
export type DraftFile = DraftView['files'][number];
/** As it stands in a list. */
export type DraftRow = Omit<DraftView, 'text' | 'files' | 'refused'>;

const base = '/v1/order-drafts';

/** Those that wait to be entered, the oldest first; or those that are settled. */
export function useDrafts(state: DraftState) {
  return useInfiniteQuery({
    queryKey: ['order-drafts', state],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: DraftRow[]; nextCursor: string | null }>(base, {
        // Without a state the API lists what is open or taken.
        query: { state: state === 'OPEN' ? undefined : state, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useOrderDraft(draftId: string) {
  return useQuery({
    queryKey: ['order-drafts', 'one', draftId],
    queryFn: ({ signal }) => request<OrderDraft>(`${base}/${draftId}`, { signal }),
  });
}

/** Takes a draft on, or throws it away with a reason. */
export function useDraftAct(draftId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, body = {} }: { act: 'take' | 'discard'; body?: object }) =>
      request<OrderDraft>(`${base}/${draftId}/${act}`, {
        method: 'POST',
        body,
        idempotencyKey: crypto.randomUUID(),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['order-drafts'] }),
  });
}

/** Puts a paper that came in among the drafts. */
export function useNewDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ channel, note, files }: { channel: Channel; note: string; files: File[] }) => {
      const form = new FormData();
      // The API reads the fields that come before the files.
      form.append('channel', channel);
      if (note !== '') form.append('note', note);
      for (const file of files) form.append('file', file);
      return request<OrderDraft>(base, { method: 'POST', form, idempotencyKey: crypto.randomUUID() });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['order-drafts'] }),
  });
}
