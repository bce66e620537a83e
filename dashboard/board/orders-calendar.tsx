import { ActionIcon, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { isMonth, monthsBack } from '../../domain/figures/month.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { useSession } from '../session/session-context.ts';
import { nowMs } from '../time/browser-clock.ts';
import { dateIn } from '../time/zoned.ts';
import { useWords } from '../words/use-words.ts';
import { gridDays } from './month.ts';
import { MonthAgenda } from './month-agenda.tsx';
import { MonthGrid } from './month-grid.tsx';
import { useCalendarDays, useMonthRows } from './use-month.ts';
import type { OrdersView } from './use-view.ts';

/** Orders by the day on which they are due or to be delivered, days off shaded. */
export function OrdersCalendar({ view }: { view: OrdersView }) {
  const { t, language } = useWords();
  const { company } = useSession();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const today = dateIn(nowMs(), company.zone);
  const asked = view.get('month');
  const month = isMonth(asked) ? asked : today.slice(0, 7);
  const daysOf = view.get('days') === 'delivery' ? 'delivery' : 'due';
  const days = gridDays(month);
  const [from, to] = [days[0] ?? '', days.at(-1) ?? ''];
  const { data, error, refetch } = useMonthRows(view.filters, daysOf, from, to);
  const calendar = useCalendarDays(from, to);
  const name = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01`));
  const goTo = (other: string | undefined) => view.change({ month: other });
  const Days = narrow ? MonthAgenda : MonthGrid;
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Group gap={6}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('board.month.previous')}
            onClick={() => goTo(monthsBack(month, 1))}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('board.month.next')}
            onClick={() => goTo(monthsBack(month, -1))}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
          <Title order={2} size="h4" miw={130} aria-live="polite">
            {name}
          </Title>
          <Button variant="subtle" size="compact-sm" onClick={() => goTo(undefined)}>
            {t('board.month.today')}
          </Button>
        </Group>
        <NativeSelect
          size="sm"
          aria-label={t('board.month.by')}
          value={daysOf}
          onChange={(event) =>
            view.change({ days: event.currentTarget.value === 'delivery' ? 'delivery' : undefined })
          }
          data={(['due', 'delivery'] as const).map((value) => ({ value, label: t(`board.month.${value}`) }))}
        />
      </Group>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.isCut && (
        <Text size="sm" role="status">
          {t('board.month.cut', { count: data.count })}
        </Text>
      )}
      {data && (
        <Days
          days={days}
          month={month}
          today={today}
          daysOf={daysOf}
          view={view}
          rows={data}
          calendar={calendar}
        />
      )}
    </Stack>
  );
}
