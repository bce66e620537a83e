import { Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { LedgerRow } from '../../api/views/row-schemas.ts';
import type { OrdersView } from '../board/use-view.ts';
import { useWords } from '../words/use-words.ts';
import { type CellText, LedgerCell, useCellText } from './ledger-cell.tsx';
import type { LedgerColumn } from './use-columns.ts';

/** Every row is as high as this, in pixels, so that a list of thousands scrolls smoothly. */
const rowHeight = 40;
/** How many rows before the end the next page is read. */
const readAhead = 60;

/** By what the API sorts. */
const sorts: Record<string, string> = {
  dueAt: 'due',
  remainingMinutes: 'due',
  receivedAt: 'received',
  orderNumber: 'number',
  deliveryDate: 'delivery',
};

/** Rows under headings that stay; only what is in sight is drawn. */
export function LedgerTable(props: {
  rows: LedgerRow[];
  columns: LedgerColumn[];
  view: OrdersView;
  onEnd: () => void;
}) {
  const { rows, columns, view, onEnd } = props;
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const text = useCellText();
  const items = virtual.getVirtualItems();
  const first = items[0]?.start ?? 0;
  const last = items.at(-1);
  const lastIndex = last?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= rows.length - readAhead) onEnd();
  }, [lastIndex, rows.length, onEnd]);
  return (
    <div ref={box} className="ledger-box" data-ledger>
      <Table highlightOnHover stickyHeader className="ledger" aria-rowcount={rows.length + 1}>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            {columns.map((column) => (
              <Heading key={column.name} column={column} view={view} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Gap height={first} columns={columns.length} />
          {items.map(({ index }) => {
            const row = rows[index];
            return row && <Row key={row.orderId} row={row} index={index} columns={columns} text={text} />;
          })}
          <Gap height={virtual.getTotalSize() - (last?.end ?? 0)} columns={columns.length} />
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface RowProps {
  row: LedgerRow;
  index: number;
  columns: LedgerColumn[];
  text: CellText;
}

const Row = memo(({ row, index, columns, text }: RowProps) => (
  <Table.Tr aria-rowindex={index + 2} data-order={row.orderId} style={{ height: rowHeight }}>
    {columns.map(({ name }) => (
      <Table.Td key={name} data-column={name}>
        <LedgerCell row={row} column={name} text={text} />
      </Table.Td>
    ))}
  </Table.Tr>
));

/** Stands in for the rows out of sight. */
function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} style={{ padding: 0 }} />
    </tr>
  );
}

function Heading({ column, view }: { column: LedgerColumn; view: OrdersView }) {
  const { t, name } = useWords();
  const label = column.name === 'remainingMinutes' ? t('board.remaining') : name(column.names);
  const sort = sorts[column.name];
  const alignment = column.name === 'total' ? 'right' : 'left';
  if (sort === undefined) return <Table.Th ta={alignment}>{label}</Table.Th>;
  const isSorted = (view.get('sort') ?? 'due') === sort;
  const direction = view.get('direction') === 'desc' ? 'desc' : 'asc';
  const Icon = isSorted ? (direction === 'asc' ? IconArrowUp : IconArrowDown) : IconArrowsSort;
  const next = isSorted && direction === 'asc' ? 'desc' : undefined;
  return (
    <Table.Th aria-sort={isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : 'none'}>
      <UnstyledButton
        className="sorter"
        title={t('board.sortBy', { column: label })}
        onClick={() => view.change({ sort: sort === 'due' ? undefined : sort, direction: next })}
      >
        <Text span size="sm" fw={700}>
          {label}
        </Text>
        <Icon size={14} aria-hidden style={{ opacity: isSorted ? 1 : 0.45 }} />
      </UnstyledButton>
    </Table.Th>
  );
}
