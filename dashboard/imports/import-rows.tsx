import { Anchor, Badge, Button, List, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { fieldNames } from '../../domain/names/detail-names.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { type ImportRow, type OrderImport, type RowState, rowStates, useImportRows } from './imports.ts';
import { stateColours } from './state-colours.ts';

/** The rows of the sheet with what became of each, those that were refused first in sight. */
export function ImportRows({ found }: { found: OrderImport }) {
  const { t } = useWords();
  const [chosen, choose] = useState<RowState | 'ALL'>();
  const { counts } = found;
  const shown = chosen ?? (counts.REFUSED > 0 ? 'REFUSED' : 'ALL');
  const rows = useImportRows(found, shown === 'ALL' ? undefined : shown);
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const states = rowStates.filter((state) => counts[state] > 0 || state === shown);
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('imports.rows')}
        w="fit-content"
        maw="100%"
        value={shown}
        onChange={(value) => choose(value as RowState | 'ALL')}
        data={[
          { value: 'ALL', label: `${t('imports.everyRow')} ${counts.rows}` },
          ...states.map((value) => ({ value, label: `${t(`imports.states.${value}`)} ${counts[value]}` })),
        ]}
      />
      {rows.error && <Failed error={rows.error} retry={() => void rows.refetch()} />}
      {rows.isPending && <Loading rows={6} />}
      {rows.data !== undefined && items.length === 0 && <Empty>{t('imports.noRows')}</Empty>}
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table verticalSpacing={6} data-rows={items.length}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={70}>{t('imports.row')}</Table.Th>
                <Table.Th w={130}>{t('imports.outcome')}</Table.Th>
                <Table.Th w={190}>{t('imports.order')}</Table.Th>
                <Table.Th>{t('imports.why')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((row) => (
                <RowLine key={row.row} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {rows.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          loading={rows.isFetchingNextPage}
          onClick={() => void rows.fetchNextPage()}
        >
          {t('state.more')}
        </Button>
      )}
    </Stack>
  );
}

function RowLine({ row }: { row: ImportRow }) {
  const { t, name } = useWords();
  const { state, orderId, orderNumber, customerName, problems, waitsFor, notes } = row;
  return (
    <Table.Tr data-row={row.row} data-row-state={state} style={{ verticalAlign: 'top' }}>
      <Table.Td>{row.row}</Table.Td>
      <Table.Td>
        <Badge variant="light" tt="none" color={stateColours[state]}>
          {t(`imports.states.${state}`)}
        </Badge>
      </Table.Td>
      <Table.Td>
        {orderId !== undefined && (
          <Anchor component={Link} href={`/orders/${orderId}`} size="sm" fw={600} display="block">
            {orderNumber ?? orderId}
          </Anchor>
        )}
        <Text size="sm">{customerName}</Text>
        {row.orderRow !== row.row && (
          <Text size="xs" c="dimmed">
            {t('imports.partOf', { row: row.orderRow })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <List size="sm" listStyleType="none">
          {problems.map((problem) => (
            <List.Item key={`${problem.field} ${problem.reason.en}`}>
              <Cell said={problem} />
            </List.Item>
          ))}
          {waitsFor.map(({ field, names, heading, whose, reason }) => (
            <List.Item key={`${field} ${reason.en}`} c="dimmed">
              {t('imports.waits')} {heading ?? name(names)} (
              {t(whose === 'OURS' ? 'order.gapOurs' : 'order.gapCustomer')}): {name(reason)}
            </List.Item>
          ))}
          {notes.map((note) => (
            <List.Item key={`${note.field} ${note.reason.en}`} c="dimmed">
              <Cell said={note} />
            </List.Item>
          ))}
        </List>
      </Table.Td>
    </Table.Tr>
  );
}

/** The cell that something is said of, as the sheet has it. */
function Cell({ said }: { said: ImportRow['problems'][number] }) {
  const { name } = useWords();
  const { field, heading, value, reason } = said;
  const called = heading ?? (field === undefined ? undefined : name(fieldNames(field)));
  return (
    <>
      {called !== undefined && <b>{called}</b>}
      {value !== undefined && value !== '' && ` “${value}”`}
      {called !== undefined && ': '}
      {name(reason)}
    </>
  );
}
