import { Box, Group, ScrollArea, Select, Stack, Switch } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Board as BoardAnswer, BoardColumn } from '../../api/views/board-schema.ts';
import { request } from '../api/request.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { Column } from './board-column.tsx';
import { NoOrders } from './no-orders.tsx';
import { asQuery, type OrdersView } from './use-view.ts';

/** Stages side by side; on a phone one at a time. */
export function Board({ view }: { view: OrdersView }) {
  const { t } = useWords();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const { data, error, refetch } = useQuery({
    queryKey: ['work', 'board', view.filters],
    queryFn: ({ signal }) => request<BoardAnswer>('/v1/board', { query: asQuery(view.filters), signal }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading />;
  const withEmpty = view.get('empty') === 'true';
  const columns = data.columns.filter(({ count }) => withEmpty || count > 0);
  return (
    <Stack gap="xs">
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!narrow && (
        <Switch
          size="sm"
          label={t('board.showEmpty')}
          checked={withEmpty}
          onChange={(event) => view.change({ empty: event.currentTarget.checked ? 'true' : undefined })}
        />
      )}
      {columns.length === 0 && <NoOrders view={view} />}
      {narrow ? <OneColumn view={view} columns={columns} /> : <Columns columns={columns} view={view} />}
    </Stack>
  );
}

function Columns({ columns, view }: { columns: BoardColumn[]; view: OrdersView }) {
  return (
    <ScrollArea type="auto" offsetScrollbars="x" viewportProps={{ tabIndex: 0 }}>
      <Group gap="sm" wrap="nowrap" align="stretch" pb={4} data-board>
        {columns.map((column) => (
          <Box key={column.stage} w={256} miw={256}>
            <Column column={column} view={view} />
          </Box>
        ))}
      </Group>
    </ScrollArea>
  );
}

function OneColumn({ columns, view }: { columns: BoardColumn[]; view: OrdersView }) {
  const { t, name } = useWords();
  const chosen = columns.find(({ stage }) => stage === view.get('column')) ?? columns[0];
  if (chosen === undefined) return null;
  return (
    <Stack gap="xs" data-board>
      <Select
        aria-label={t('board.stagePicker')}
        allowDeselect={false}
        value={chosen.stage}
        onChange={(stage) => view.change({ column: stage ?? undefined }, { replace: true })}
        data={columns.map(({ stage, stageName, count }) => ({
          value: stage,
          label: t('board.column', { stage: name(stageName), count }),
        }))}
      />
      <Column column={chosen} view={view} />
      {chosen.count === 0 && <Empty>{t('state.empty')}</Empty>}
    </Stack>
  );
}
