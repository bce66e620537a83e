import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { calendarSchema } from '../../api/views/calendar-schema.ts';
import { request } from '../api/request.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { useSession } from '../session/session-context.ts';
import { nowMs } from '../time/browser-clock.ts';
import { dateIn } from '../time/zoned.ts';
import { useWords } from '../words/use-words.ts';
import { CalendarDayForm } from './calendar-day-form.tsx';
import { ChangeHistory } from './change-history.tsx';
import { ChangePanel } from './change-panel.tsx';
import { NoticeImport } from './notice-import.tsx';
import { YearGrid } from './year-grid.tsx';

type Calendar = z.output<typeof calendarSchema>;

/** When the company works: a year at a glance, changed by drafts that are previewed first. */
export function CalendarsPart() {
  const { t } = useWords();
  const { roles, company } = useSession();
  const [asked, setAsked] = useState<string>();
  const [year, setYear] = useState(() => dateIn(nowMs(), company.zone).slice(0, 4));
  const [form, setForm] = useState<'day' | 'import'>();
  const [opened, setOpened] = useState<string>();
  const { data: ids, error } = useQuery({
    queryKey: ['administration', 'changes', 'calendars'],
    queryFn: async ({ signal }) => {
      const { items } = await request<{ items: { calendarId: string }[] }>('/v1/calendars', { signal });
      return [...new Set(items.map(({ calendarId }) => calendarId))];
    },
  });
  const calendarId = asked ?? (ids?.includes('company') ? 'company' : ids?.[0]);
  const { data: calendar } = useQuery({
    queryKey: ['administration', 'changes', 'calendars', calendarId],
    queryFn: ({ signal }) => request<Calendar>(`/v1/calendars/${calendarId}`, { signal }),
    enabled: calendarId !== undefined,
  });
  if (calendar === undefined || calendarId === undefined)
    return error ? <Failed error={error} /> : <Loading />;
  const years = calendar.years.map((each) => String(each.year));
  const isProvisional = calendar.years.find((each) => String(each.year) === year)?.provisional ?? true;
  const mayChange = roles.includes('ADMINISTRATOR');
  const drafted = (changeId: string) => {
    setForm(undefined);
    setOpened(changeId);
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        <Group gap="xs" align="flex-end">
          <NativeSelect
            label={t('administration.calendar.choose')}
            data={ids ?? []}
            value={calendarId}
            onChange={(event) => setAsked(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('administration.calendar.year')}
            data={years.includes(year) ? years : [...years, year]}
            value={year}
            onChange={(event) => setYear(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed" pb={8}>
            {t('administration.calendar.version', { version: calendar.version })}
          </Text>
        </Group>
        {mayChange && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setForm('import')}>
              {t('administration.calendar.import')}
            </Button>
            <Button onClick={() => setForm('day')}>{t('administration.calendar.day')}</Button>
          </Group>
        )}
      </Group>
      {opened && <ChangePanel changeId={opened} onClose={() => setOpened(undefined)} />}
      {isProvisional && (
        <Text size="sm" role="note">
          {t('administration.calendar.provisional')}
        </Text>
      )}
      <YearGrid calendarId={calendarId} version={calendar.version} year={year} />
      {mayChange && <ChangeHistory kind="CALENDAR" subject={calendarId} onOpen={setOpened} />}
      {form === 'day' && (
        <CalendarDayForm calendarId={calendarId} onClose={() => setForm(undefined)} onDrafted={drafted} />
      )}
      {form === 'import' && (
        <NoticeImport calendarId={calendarId} onClose={() => setForm(undefined)} onDrafted={drafted} />
      )}
    </Stack>
  );
}
