import { Badge, Stack, Table, Text } from '@mantine/core';
import type { Order } from '../api/orders.ts';
import { Empty } from '../layout/states.tsx';
import { useAmounts } from '../words/amounts.ts';
import { useWords } from '../words/use-words.ts';
import { lineAmount } from './line-amount.ts';
import { LotTable } from './lot-table.tsx';

type Line = Order['details']['lines'][number];

/** What is ordered, what the company's files say of it, and the lots that hold it. */
export function LinesTab({ order }: { order: Order }) {
  const { t } = useWords();
  const { money } = useAmounts();
  if (order.details.lines.length === 0) return <Empty>{t('order.lines.none')}</Empty>;
  return (
    <Stack gap="lg">
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={6}>
          <Table.Caption>{t('order.lines.caption')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>#</Table.Th>
              <Table.Th>{t('order.lines.product')}</Table.Th>
              <Table.Th ta="right">{t('order.lines.quantity')}</Table.Th>
              <Table.Th ta="right">{t('order.lines.price')}</Table.Th>
              <Table.Th ta="right">{t('order.lines.amount')}</Table.Th>
              <Table.Th>{t('order.lines.lots')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {order.details.lines.map((line) => (
              <LineRow key={line.line} line={line} order={order} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th colSpan={4} ta="right">
                {t('order.lines.total')}
              </Table.Th>
              <Table.Th ta="right">{money(order.total)}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      {order.lots.length > 0 && <LotTable order={order} />}
    </Stack>
  );
}

function LineRow({ line, order }: { line: Line; order: Order }) {
  const { t } = useWords();
  const { money } = useAmounts();
  const facts = order.facts?.lines.find((each) => each.line === line.line);
  const lots = order.lots.flatMap(({ lotId, lines }) => {
    const held = lines.find((each) => each.line === line.line);
    return held === undefined ? [] : [`${lotId} × ${held.quantity}`];
  });
  return (
    <Table.Tr data-line={line.line}>
      <Table.Td>{line.line}</Table.Td>
      <Table.Td>
        <Text size="sm" fw={550}>
          {line.productName ?? line.productCode}
        </Text>
        <Text size="xs" c="dimmed">
          {[line.productCode, line.model, line.specification].filter(Boolean).join(' · ')}
        </Text>
        {line.requirements && <Text size="xs">{line.requirements}</Text>}
        {facts && !facts.inCatalogue && <Mark>{t('order.lines.notInCatalogue')}</Mark>}
        {facts?.inCatalogue && !facts.bomReleased && <Mark>{t('order.lines.noBom')}</Mark>}
        {line.fragile && <Mark>{t('order.lines.fragile')}</Mark>}
      </Table.Td>
      <Table.Td ta="right">
        {line.quantity} {line.unit}
      </Table.Td>
      <Table.Td ta="right">{money(line.unitPrice)}</Table.Td>
      <Table.Td ta="right">{money(lineAmount(line))}</Table.Td>
      <Table.Td>{lots.join(', ')}</Table.Td>
    </Table.Tr>
  );
}

function Mark({ children }: { children: string }) {
  return (
    <Badge size="sm" variant="light" color="orange" tt="none" mr={4}>
      {children}
    </Badge>
  );
}
