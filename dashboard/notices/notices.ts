import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { request } from '../api/request.ts';
import { sessionKey } from '../session/session-gate.tsx';
import { useWords } from '../words/use-words.ts';

/** What the person was told, as `GET /v1/notices` says it. */
export interface Notice {
  noticeId: string;
  kind: string;
  createdAt: string;
  orderId?: string;
  seen: boolean;
  /** Place of the page where what it asks for is done. */
  path: string;
  subject: string;
  lead: string;
  fields: { name: string; label: string; value: string; href?: string }[];
}

interface NoticePage {
  items: Notice[];
  nextCursor?: string | null;
}

/** The notices of the person who is signed in, the latest first, in the language of the page. */
export function useNotices() {
  const { language } = useWords();
  return useInfiniteQuery({
    queryKey: ['notices', language],
    queryFn: ({ pageParam, signal }) =>
      request<NoticePage>('/v1/notices', { query: { language, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/**
 * Notes that the notices were looked at. Returns those that were new when they came onto the screen: they stay marked
 * while the page is open.
 */
export function useMarkSeen(notices: readonly Notice[]): ReadonlySet<string> {
  const client = useQueryClient();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const unseen = notices.filter(({ seen }) => !seen).map(({ noticeId }) => noticeId);
  const added = unseen.filter((id) => !fresh.has(id));
  if (added.length > 0) setFresh(new Set([...fresh, ...added]));
  const until = notices[0]?.createdAt;
  const anyUnseen = unseen.length > 0;
  useEffect(() => {
    if (until === undefined || !anyUnseen) return;
    const told = { method: 'POST', body: { until }, idempotencyKey: crypto.randomUUID() } as const;
    request('/v1/notices/seen', told)
      .then(() => client.invalidateQueries({ queryKey: sessionKey }))
      // Not worth a word: they are marked when they are next looked at.
      .catch(() => undefined);
  }, [client, until, anyUnseen]);
  return fresh;
}
