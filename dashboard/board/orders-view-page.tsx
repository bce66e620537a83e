import './board.css';
import { Group, SegmentedControl, Stack, Title, VisuallyHidden } from '@mantine/core';
import { IconCalendarMonth, IconColumns3, IconTable } from '@tabler/icons-react';
import { EnterOrders } from '../orders/enter-orders.tsx';
import { Ledger } from '../orders/ledger.tsx';
import { useWords } from '../words/use-words.ts';
import { Board } from './board.tsx';
import { FilterBar } from './filter-bar.tsx';
import { OrdersCalendar } from './orders-calendar.tsx';
import { type Shown, useOrdersView } from './use-view.ts';
import { ViewsMenu } from './views-menu.tsx';

const icons = { table: IconTable, board: IconColumns3, calendar: IconCalendarMonth } as const;
const bodies = { table: Ledger, board: Board, calendar: OrdersCalendar } as const;

/** Orders as a table, a board or a calendar: the same data by the same filters. */
export function OrdersViewPage({ title, page, usual }: { title: string; page: string; usual: Shown }) {
  const { t } = useWords();
  const view = useOrdersView(usual);
  const Body = bodies[view.shown];
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Title order={1} size="h3">
          {title}
        </Title>
        <Group gap="xs">
          <SegmentedControl
            size="sm"
            aria-label={t('board.view')}
            value={view.shown}
            onChange={(shown) => view.change({ view: shown === usual ? undefined : shown })}
            data={(['table', 'board', 'calendar'] as const).map((value) => ({
              value,
              label: <ShownLabel shown={value} />,
            }))}
          />
          <ViewsMenu view={view} page={page} />
          <EnterOrders />
        </Group>
      </Group>
      <FilterBar view={view} />
      <Body view={view} />
    </Stack>
  );
}

function ShownLabel({ shown }: { shown: Shown }) {
  const { t } = useWords();
  const Icon = icons[shown];
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={16} aria-hidden />
      <span className="visible-wide">{t(`board.${shown}`)}</span>
      <VisuallyHidden className="visible-narrow">{t(`board.${shown}`)}</VisuallyHidden>
    </Group>
  );
}
