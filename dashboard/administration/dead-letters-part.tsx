import { Button, Checkbox, Group, ScrollArea, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/request.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { Cell } from './cell.tsx';
import type { Column } from './resources.ts';
import { type Row, useChangeOf } from './use-resource.ts';

const part = 'dead-letters';
const columns: Column[] = [
  { field: 'createdAt', kind: 'instant', head: 'createdAt' },
  { field: 'kind', kind: 'option', head: 'kind' },
  { field: 'channel', kind: 'channel', head: 'channel' },
  { field: 'recipient', kind: 'person', head: 'recipient' },
  { field: 'attempts', kind: 'text', head: 'attempts' },
  { field: 'lastError', kind: 'text', head: 'lastError' },
];

/** Notices that were given up, and why; those that are selected are sent again. */
export function DeadLettersPart() {
  const { t } = useWords();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const change = useChangeOf(part);
  const { data, error, refetch } = useQuery({
    queryKey: ['administration', part],
    queryFn: ({ signal }) => request<{ items: Row[] }>('/v1/dead-letters', { query: { limit: 200 }, signal }),
  });
  if (data === undefined) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading />;
  const ids = data.items.map((row) => String(row['id']));
  const chosen = ids.filter((id) => selected.has(id));
  const resend = () =>
    change.mutate(
      { method: 'POST', path: '/v1/dead-letters/resend', body: { ids: chosen } },
      {
        onSuccess: (answer) => {
          setSelected(new Set());
          const resent = answer?.['resent'];
          const count = Array.isArray(resent) ? resent.length : 0;
          notifications.show({ color: 'teal', message: t('administration.resent', { count }) });
        },
      },
    );
  if (ids.length === 0) return <Empty>{t('administration.none')}</Empty>;
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  return (
    <>
      <Group>
        <Button disabled={chosen.length === 0} loading={change.isPending} onClick={resend}>
          {t('administration.resendAll', { count: chosen.length })}
        </Button>
      </Group>
      {change.error && <Failed error={change.error} />}
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={36}>
                <Checkbox
                  aria-label={t('act.selectAll')}
                  checked={chosen.length === ids.length}
                  indeterminate={chosen.length > 0 && chosen.length < ids.length}
                  onChange={() => setSelected(chosen.length === ids.length ? new Set() : new Set(ids))}
                />
              </Table.Th>
              {columns.map(({ field }) => (
                <Table.Th key={field}>{t(`administration.fields.${field as 'kind'}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((row) => (
              <Table.Tr key={String(row['id'])} data-row={String(row['id'])}>
                <Table.Td>
                  <Checkbox
                    aria-label={`${t('act.select')} ${String(row['key'])}`}
                    checked={selected.has(String(row['id']))}
                    onChange={() => toggle(String(row['id']))}
                  />
                </Table.Td>
                {columns.map((column) => (
                  <Table.Td key={column.field}>
                    <Cell row={row} column={column} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <Text size="xs" c="dimmed">
        {t('administration.lead')}
      </Text>
    </>
  );
}
