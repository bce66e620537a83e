import { Stack, Text, Title } from '@mantine/core';
import { Empty } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { MonthProps } from './month-grid.tsx';
import { OrderCard } from './order-card.tsx';

/** The month on a phone: the days that have something, one below the other. */
export function MonthAgenda({ days, month, rows, calendar }: MonthProps) {
  const { t, name, language } = useWords();
  const heading = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
  const filled = days.filter((day) => day.startsWith(month) && rows.byDay.has(day));
  if (filled.length === 0) return <Empty>{t('board.month.none')}</Empty>;
  return (
    <Stack gap="sm" data-month={month}>
      {filled.map((day) => (
        <Stack key={day} gap={6} data-day={day}>
          <Title order={3} size="sm">
            {heading.format(Date.parse(day))}
            {calendar.get(day)?.worked === false && (
              <Text span size="xs" c="dimmed" ml={8}>
                {name(calendar.get(day)?.name) || t('board.month.off')}
              </Text>
            )}
          </Title>
          {(rows.byDay.get(day) ?? []).map((row) => (
            <OrderCard key={row.orderId} card={{ ...row, deadline: row }} />
          ))}
        </Stack>
      ))}
    </Stack>
  );
}
