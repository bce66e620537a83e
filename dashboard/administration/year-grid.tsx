import { Group, List, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { gridDays } from '../board/month.ts';
import type { CalendarDay } from '../board/use-month.ts';
import { Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import './administration.css';

type DayKind = 'off' | 'holiday' | 'makeUp' | 'work';

/** Twelve months at a glance, and in words the days that are not as their weekday. */
export function YearGrid(props: { calendarId: string; version: number; year: string }) {
  const { calendarId, version, year } = props;
  const { t, name, language } = useWords();
  const { data } = useQuery({
    queryKey: ['calendars', calendarId, 'days', year, version],
    queryFn: ({ signal }) =>
      request<{ items: CalendarDay[] }>(`/v1/calendars/${calendarId}/days`, {
        query: { from: `${year}-01-01`, until: `${year}-12-31` },
        signal,
      }),
    refetchInterval: false,
  });
  if (data === undefined) return <Loading rows={4} />;
  const days = new Map(data.items.map((day) => [day.date, day]));
  const months = Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', ...options });
  const monthName = format({ month: 'long' });
  const dayName = format({ month: 'short', day: 'numeric', weekday: 'short' });
  const named = data.items.filter(({ name: given }) => given !== undefined);
  return (
    <>
      <Group gap="md">
        {(['off', 'holiday', 'makeUp'] as const).map((kind) => (
          <Group key={kind} gap={6}>
            <span className="year-day" data-kind={kind} aria-hidden>
              8
            </span>
            <Text size="xs">{t(`administration.calendar.legend${legend[kind]}`)}</Text>
          </Group>
        ))}
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, xl: 4 }} spacing="md" data-year={year}>
        {months.map((month) => (
          <table key={month} className="year-month">
            <caption>{monthName.format(Date.parse(`${month}-01`))}</caption>
            <tbody>
              {weeksOf(month).map((week) => (
                <tr key={week[0]}>
                  {week.map((day) => {
                    const inMonth = day.startsWith(month);
                    const about = days.get(day);
                    return (
                      <td key={day}>
                        {inMonth && (
                          <span
                            className="year-day"
                            data-date={day}
                            data-kind={kindOf(about)}
                            title={about?.name === undefined ? undefined : name(about.name)}
                          >
                            {Number(day.slice(8))}
                          </span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </SimpleGrid>
      <List size="sm" spacing={2} className="year-list">
        {named.map((day) => (
          <List.Item key={day.date}>
            {dayName.format(Date.parse(day.date))}: {name(day.name)},{' '}
            {t(day.worked ? 'administration.calendar.worked' : 'administration.calendar.off')}
          </List.Item>
        ))}
      </List>
    </>
  );
}

const legend = { off: 'Off', holiday: 'Holiday', makeUp: 'MakeUp' } as const;

function kindOf(day: CalendarDay | undefined): DayKind {
  if (day === undefined) return 'work';
  if (day.worked) return day.rule === 'WEEKLY_PATTERN' ? 'work' : 'makeUp';
  return day.rule === 'WEEKLY_PATTERN' ? 'off' : 'holiday';
}

function weeksOf(month: string): string[][] {
  const days = gridDays(month);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
