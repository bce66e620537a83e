import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { daysSchema } from '../../api/views/calendar-schema.ts';
import type { LedgerRow } from '../../api/views/row-schemas.ts';
import { request } from '../api/request.ts';
import { useSession } from '../session/session-context.ts';
import { dateIn, zonedInstant } from '../time/zoned.ts';
import { dayAfter } from './month.ts';
import type { Filters } from './use-view.ts';

export type DaysOf = 'due' | 'delivery';
export type CalendarDay = z.output<typeof daysSchema>['items'][number];

/** Pages of 200 that a month is read to at most. */
const mostPages = 5;
const pageSize = 200;

export interface MonthRows {
  byDay: Map<string, LedgerRow[]>;
  count: number;
  isCut: boolean;
}

/** The filters that narrow orders to some days. */
export function useSpan(daysOf: DaysOf): (from: string, to: string) => Filters {
  const { company } = useSession();
  return (from, to) =>
    daysOf === 'delivery'
      ? { deliveryFrom: from, deliveryTo: to }
      : {
          dueFrom: zonedInstant(`${from}T00:00`, company.zone),
          dueBefore: zonedInstant(`${dayAfter(to, 1)}T00:00`, company.zone),
        };
}

/** The orders of some days, by day. */
export function useMonthRows(filters: Filters, daysOf: DaysOf, from: string, to: string) {
  const { company } = useSession();
  const span = useSpan(daysOf);
  const query = { ...filters, ...span(from, to), sort: daysOf };
  return useQuery({
    queryKey: ['work', 'orders', 'month', query],
    queryFn: async ({ signal }): Promise<MonthRows> => {
      const rows: LedgerRow[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const page = await request<{ items: LedgerRow[]; nextCursor: string | null }>('/v1/orders', {
          query: { ...query, limit: pageSize, cursor },
          signal,
        });
        rows.push(...page.items);
        cursor = page.nextCursor ?? undefined;
        pages += 1;
      } while (cursor !== undefined && pages < mostPages);
      const dayOf = (row: LedgerRow) =>
        daysOf === 'delivery'
          ? (row.deliveryDate ?? '')
          : row.dueAt === null
            ? ''
            : dateIn(Date.parse(row.dueAt), company.zone);
      return { byDay: Map.groupBy(rows, dayOf), count: rows.length, isCut: cursor !== undefined };
    },
    placeholderData: keepPreviousData,
  });
}

/** What the days of the company's calendar are. */
export function useCalendarDays(from: string, until: string): Map<string, CalendarDay> {
  const { data: calendarId } = useQuery({
    queryKey: ['calendars', 'company'],
    queryFn: async ({ signal }) => {
      const { items } = await request<{ items: { calendarId: string }[] }>('/v1/calendars', { signal });
      return (items.find((each) => each.calendarId === 'company') ?? items[0])?.calendarId ?? null;
    },
    staleTime: 600_000,
  });
  const { data } = useQuery({
    queryKey: ['calendars', calendarId, 'days', from, until],
    queryFn: ({ signal }) =>
      request<{ items: CalendarDay[] }>(`/v1/calendars/${calendarId}/days`, {
        query: { from, until },
        signal,
      }),
    enabled: typeof calendarId === 'string',
    staleTime: 600_000,
  });
  return new Map((data?.items ?? []).map((day) => [day.date, day]));
}
