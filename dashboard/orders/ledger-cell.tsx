import { Anchor, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { LedgerRow } from '../../api/views/row-schemas.ts';
import { channelNames } from '../../domain/names/order-names.ts';
import { journey } from '../../domain/order/journey.ts';
import { departments } from '../../domain/people/departments.ts';
import { type Colleague, usePeople } from '../api/people.ts';
import type { Names } from '../api/session.ts';
import { Remaining } from '../time/remaining.tsx';
import type { Language } from '../words/i18n.ts';
import { type Instants, useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { CopyOrder } from './copy-order.tsx';

interface Means extends Pick<Instants, 'short' | 'day'> {
  t: ReturnType<typeof useWords>['t'];
  language: Language;
  people: readonly Colleague[];
}

export type CellText = (row: LedgerRow, column: string) => string;

/** What a row has to say in a column; `text` is made once for all of them. */
export function LedgerCell({ row, column, text }: { row: LedgerRow; column: string; text: CellText }) {
  if (column === 'orderNumber') {
    return (
      <Group gap={4} wrap="nowrap">
        <Anchor component={Link} href={`/orders/${row.orderId}`} size="sm" fw={600}>
          {row.orderNumber}
        </Anchor>
        <CopyOrder orderId={row.orderId} size={24} plain />
      </Group>
    );
  }
  if (column === 'remainingMinutes') return <Remaining deadline={row} />;
  const shown = text(row, column);
  return (
    <Text size="sm" truncate title={shown} ta={column === 'total' ? 'right' : undefined}>
      {shown}
    </Text>
  );
}

/** The texts of cells in the reader's language; the same function until language or people change. */
export function useCellText(): CellText {
  const { t, language } = useWords();
  const { short, day } = useInstants();
  const people = usePeople();
  return useMemo(() => cellText({ t, language, short, day, people }), [t, language, short, day, people]);
}

function cellText({ t, language, short, day, people }: Means): CellText {
  const name = (names: Names) => names[language];
  const personName = (personId: string) =>
    people.find((each) => each.personId === personId)?.names[language] ?? personId;
  const amount = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    minimumFractionDigits: 2,
  });
  return (row, column) => {
    switch (column) {
      case 'externalNumber':
        return row.externalNumber ?? '';
      case 'customerId':
        return row.customerId ?? '';
      case 'customerName':
        return row.customerName ?? '';
      case 'products':
        return row.products;
      case 'stage':
        return name(row.stageName);
      case 'lots':
        return row.lotCounts.map(({ stage, count }) => `${name(journey[stage])} ${count}`).join(', ');
      case 'department':
        return name(departments[row.department]);
      case 'dueAt':
        return short(row.dueAt);
      case 'overdue':
        return t(row.overdue ? 'board.yes' : 'board.no');
      case 'total':
        return `${row.total.currency} ${amount.format(Number(row.total.amount))}`;
      case 'deliveryDate':
        return day(row.deliveryDate);
      case 'receivedAt':
        return short(row.receivedAt);
      case 'channel':
        return name(channelNames[row.channel]);
      case 'salesperson':
        return row.salespersonId === undefined ? '' : personName(row.salespersonId);
      case 'enteredBy':
        return personName(row.enteredBy);
      case 'updatedAt':
        return short(row.updatedAt);
      default:
        return '';
    }
  };
}
