import { type InfiniteData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import type { InboxTask } from '../../api/views/row-schemas.ts';
import { request } from '../api/request.ts';
import type { AskedAct } from '../forms/task-drawer.tsx';

export type Task = InboxTask;

interface TaskPage {
  items: Task[];
  nextCursor?: string;
}

/** The sections of my work, as the address names them. */
export const sections = ['mine', 'overdue', 'approaching', 'waiting'] as const;
export type Section = (typeof sections)[number];

export interface TaskFilter {
  section: Section;
  command: string;
  stage: string;
  q: string;
}

const sectionQueries = {
  mine: {},
  overdue: { standing: 'OVERDUE' },
  approaching: { standing: 'APPROACHING' },
  waiting: { waitingOnOthers: true },
} as const;

const pageSize = 200;
const listKey = ['work', 'tasks'];

/** Open tasks, soonest due first; more are read as the reader comes to them. */
export function useTasks({ section, ...narrowed }: TaskFilter) {
  return useInfiniteQuery({
    queryKey: [...listKey, section, narrowed],
    queryFn: ({ pageParam, signal }) =>
      request<TaskPage>('/v1/tasks', {
        query: { ...sectionQueries[section], ...narrowed, limit: pageSize, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** One task among those of all orders. */
export const keyOf = ({ orderId, taskId }: Pick<Task, 'orderId' | 'taskId'>): string =>
  `${orderId} ${taskId}`;

/** Takes tasks off the lists at once; the next reading confirms it. */
export function takeOff(client: QueryClient, keys: ReadonlySet<string>): void {
  client.setQueriesData<InfiniteData<TaskPage>>({ queryKey: listKey }, (data) =>
    data === undefined
      ? undefined
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.filter((task) => !keys.has(keyOf(task))),
          })),
        },
  );
}

/** The act that a task asks for. */
export function askedBy({ orderId, orderNumber, command, title, lotId }: Task): AskedAct {
  return { orderId, orderNumber, command, title, ...(lotId === undefined ? {} : { lotId }) };
}
