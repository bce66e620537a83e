import { Box, Button, Group, Text, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { LedgerRow } from '../../api/views/row-schemas.ts';
import { request, withQuery } from '../api/request.ts';
import { NoOrders } from '../board/no-orders.tsx';
import { asQuery, type OrdersView } from '../board/use-view.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { LedgerCards } from './ledger-cards.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { exportedColumns, useColumns } from './use-columns.ts';

interface Page {
  items: LedgerRow[];
  nextCursor: string | null;
}

const pageSize = 200;

/** Orders as rows: columns chosen, sorted, read on as one scrolls, and exported as they stand. */
export function Ledger({ view }: { view: OrdersView }) {
  const { t, language } = useWords();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const columns = useColumns(view);
  const sort = { sort: view.get('sort'), direction: view.get('direction') };
  const query = { ...asQuery(view.filters), ...sort };
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['work', 'orders', query],
    queryFn: ({ pageParam, signal }) =>
      request<Page>('/v1/orders', { query: { ...query, limit: pageSize, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  if (data === undefined || columns.all.length === 0) {
    return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={8} />;
  }
  const rows = data.pages.flatMap(({ items }) => items);
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  const href = withQuery('/v1/orders/export', {
    ...query,
    columns: exportedColumns(columns.chosen).join(','),
    locale: language,
  });
  const Rows = narrow ? LedgerCards : LedgerTable;
  return (
    <Box>
      <Group justify="space-between" mb={6} gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {t(hasNextPage ? 'board.rowsLoaded' : 'board.rows', { count: rows.length })}
        </Text>
        <Group gap="xs">
          {!narrow && <ColumnsMenu columns={columns} />}
          <Tooltip label={t('board.exportHint')}>
            <Button
              component="a"
              href={href}
              download
              size="compact-sm"
              variant="default"
              leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
            >
              {t('board.export')}
            </Button>
          </Tooltip>
        </Group>
      </Group>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {rows.length === 0 ? (
        <NoOrders view={view} />
      ) : (
        <Rows rows={rows} columns={columns.chosen} view={view} onEnd={more} />
      )}
    </Box>
  );
}
