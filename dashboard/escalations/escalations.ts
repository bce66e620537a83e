import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { EscalationView } from '../../api/views/row-schemas.ts';
import { request } from '../api/request.ts';
import { useApiWords } from '../api/words.ts';
import { useAddress } from '../layout/address.ts';

export const levels = ['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP'] as const;
export type Level = (typeof levels)[number];

/** A clock whose ladder has reached a step or more: what people settle. */
export interface Escalated {
  key: string;
  /** The highest step that was reached. */
  highest: EscalationView;
  steps: EscalationView[];
}

/** What people can do about an escalation. */
export const escalationActs = [
  'acknowledgeEscalation',
  'reassignTask',
  'urgeTask',
  'waiveEscalation',
] as const;
export type EscalationAct = (typeof escalationActs)[number];

/** What the commands are called. */
export function useActNames() {
  const words = useApiWords();
  return (act: EscalationAct) => words?.commands[act] ?? { zh: '', en: '' };
}

/** The filters of the page, which live in the address. */
export function useEscalationFilters() {
  const { params, change } = useAddress();
  const get = (name: string) => params.get(name) ?? undefined;
  return {
    isAll: get('shown') === 'all',
    level: get('level'),
    department: get('department'),
    change: (name: string, value: string | undefined) => change({ [name]: value }),
  };
}

/** Reached steps by their clock, read on page by page. */
export function useEscalations({ isAll, level, department }: ReturnType<typeof useEscalationFilters>) {
  const query = { settled: isAll ? undefined : false, level, department };
  const read = useInfiniteQuery({
    queryKey: ['work', 'escalations', query],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: EscalationView[]; nextCursor: string | null }>('/v1/escalations', {
        query: { ...query, limit: 200, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = read.data?.pages.flatMap(({ items }) => items);
  return { ...read, escalated: rows && byClock(rows) };
}

function byClock(rows: readonly EscalationView[]): Escalated[] {
  const groups = Map.groupBy(rows, ({ orderId, clockId }) => `${orderId} ${clockId}`);
  return [...groups].flatMap(([key, steps]) => {
    const [highest] = steps.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
    return highest === undefined ? [] : [{ key, highest, steps }];
  });
}
