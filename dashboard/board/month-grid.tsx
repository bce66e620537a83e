import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconClockExclamation, IconClockPause } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { LedgerRow } from '../../api/views/row-schemas.ts';
import { type Standing, standingOf, useRemainingText } from '../time/remaining.tsx';
import { useWords } from '../words/use-words.ts';
import { type CalendarDay, type DaysOf, type MonthRows, useSpan } from './use-month.ts';
import { type OrdersView, useTableLink } from './use-view.ts';

export interface MonthProps {
  days: string[];
  month: string;
  today: string;
  daysOf: DaysOf;
  view: OrdersView;
  rows: MonthRows;
  calendar: Map<string, CalendarDay>;
}

/** So many orders are named in a day; the others are one click away. */
const shown = 4;

/** Weeks as rows, Monday first. */
export function MonthGrid(props: MonthProps) {
  const { days, month, today, rows, calendar } = props;
  const { language } = useWords();
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  });
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <table className="month" data-month={month}>
      <thead>
        <tr>
          {days.slice(0, 7).map((day) => (
            <th key={day} scope="col">
              <Text size="xs" c="dimmed" fw={600}>
                {weekday.format(Date.parse(day))}
              </Text>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                data-day={day}
                data-off={calendar.get(day)?.worked === false ? '' : undefined}
                data-outside={day.startsWith(month) ? undefined : ''}
                aria-current={day === today ? 'date' : undefined}
              >
                <DayHead day={day} calendar={calendar.get(day)} />
                <DayOrders {...props} day={day} orders={rows.byDay.get(day) ?? []} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The day's number, and why it is off or worked where that is not as its weekday. */
function DayHead({ day, calendar }: { day: string; calendar: CalendarDay | undefined }) {
  const { t, name } = useWords();
  const isWeekend = calendar !== undefined && calendar.weekday >= 6;
  const named = calendar?.name === undefined ? '' : name(calendar.name);
  const off = calendar?.worked === false;
  const told = off || isWeekend ? t(off ? 'board.month.off' : 'board.month.makeUp') : '';
  return (
    <Group justify="space-between" gap={4} wrap="nowrap">
      <Text size="xs" fw={600} className="day-number">
        {Number(day.slice(8))}
      </Text>
      <Text size="xs" c="dimmed" truncate title={[named, told].filter((each) => each !== '').join(' · ')}>
        {named !== '' ? named : told}
      </Text>
    </Group>
  );
}

function DayOrders({ day, orders, daysOf, view }: MonthProps & { day: string; orders: LedgerRow[] }) {
  const { t } = useWords();
  const span = useSpan(daysOf);
  const tableLink = useTableLink();
  const more = orders.length - shown;
  return (
    <Stack gap={3} mt={3}>
      {orders.slice(0, more === 1 ? shown + 1 : shown).map((order) => (
        <DayOrder key={order.orderId} order={order} />
      ))}
      {more > 1 && (
        <Anchor component={Link} size="xs" href={tableLink({ ...view.filters, ...span(day, day) })}>
          {t('board.month.more', { count: more })}
        </Anchor>
      )}
    </Stack>
  );
}

/** What colour says is said by a sign, too. */
const marks: Partial<Record<Standing, typeof IconAlertTriangle>> = {
  OVERDUE: IconAlertTriangle,
  APPROACHING: IconClockExclamation,
  PAUSED: IconClockPause,
};

function DayOrder({ order }: { order: LedgerRow }) {
  const remaining = useRemainingText(order);
  const standing = standingOf(order);
  const Icon = marks[standing];
  const told = [order.orderNumber, order.customerName, order.products, remaining].join(' · ');
  return (
    <Anchor
      component={Link}
      href={`/orders/${order.orderId}`}
      className="day-order"
      data-standing={standing}
      title={told}
      aria-label={told}
      size="xs"
      underline="never"
    >
      <span className="day-customer">{order.customerName ?? order.orderNumber}</span>
      {Icon && <Icon size={14} aria-hidden className="day-mark" />}
    </Anchor>
  );
}
