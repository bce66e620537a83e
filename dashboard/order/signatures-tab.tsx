import { Table } from '@mantine/core';
import type { Order } from '../api/orders.ts';
import { usePersonNames } from '../api/people.ts';
import { Empty } from '../layout/states.tsx';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { type SignatureRow, useSignatures } from './use-signatures.ts';

/** Who signed what, for whom, and when. */
export function SignaturesTab({ order }: { order: Order }) {
  const { t } = useWords();
  const rows = useSignatures(order);
  if (rows.length === 0) return <Empty>{t('order.signatures.none')}</Empty>;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={6} data-signatures={rows.length}>
        <Table.Caption>{t('order.signatures.caption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('order.signatures.what')}</Table.Th>
            <Table.Th>{t('order.signatures.result')}</Table.Th>
            <Table.Th>{t('order.signatures.who')}</Table.Th>
            <Table.Th>{t('order.signatures.at')}</Table.Th>
            <Table.Th>{t('order.signatures.note')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <SignatureLine key={`${row.what} ${row.mark.at}`} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function SignatureLine({ row: { what, result, mark } }: { row: SignatureRow }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const personName = usePersonNames();
  const nameOf = (personId: string) => name(personName(personId));
  const others = mark.onBehalfOf ?? [];
  const who = nameOf(mark.by);
  return (
    <Table.Tr>
      <Table.Td>{what}</Table.Td>
      <Table.Td>{result}</Table.Td>
      <Table.Td>
        {others.length === 0
          ? who
          : t('order.signatures.forOthers', { who, others: others.map(nameOf).join(', ') })}
      </Table.Td>
      <Table.Td>{short(mark.at)}</Table.Td>
      <Table.Td>{mark.comment}</Table.Td>
    </Table.Tr>
  );
}
