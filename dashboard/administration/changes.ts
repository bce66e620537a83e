import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { changeSchema, previewSchema } from '../../api/views/change-schema.ts';
import { request } from '../api/request.ts';

export type Change = z.output<typeof changeSchema>;
export type ChangePreview = z.output<typeof previewSchema>;

/** All changes are one part: a change applied shows in lists of policies, calendars and incidents alike. */
export const changesPart = 'changes';

/** How soon a change that is being applied is looked at again, in milliseconds. */
const lookAgainMs = 1_500;

/** The latest changes of a kind. */
export function useChanges(kind: Change['kind'], subject?: string) {
  return useQuery({
    queryKey: ['administration', changesPart, kind, subject],
    queryFn: async ({ signal }) => {
      const query = { kind, subject, limit: 50 };
      return (await request<{ items: Change[] }>('/v1/changes', { query, signal })).items;
    },
  });
}

/** A change as it stands; read again while it is being applied. */
export function useChange(changeId: string) {
  return useQuery({
    queryKey: ['administration', changesPart, changeId],
    queryFn: ({ signal }) => request<Change>(`/v1/changes/${changeId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'APPLYING' ? lookAgainMs : false),
  });
}

/** What a draft would do now. */
export function usePreview(change: Change) {
  return useQuery({
    queryKey: ['administration', changesPart, change.changeId, 'preview', change.body],
    queryFn: () =>
      request<ChangePreview>(`/v1/changes/${change.changeId}/preview`, {
        method: 'POST',
        body: {},
        idempotencyKey: crypto.randomUUID(),
      }),
    enabled: change.state === 'DRAFT' && change.problems.length === 0,
    refetchInterval: false,
  });
}
