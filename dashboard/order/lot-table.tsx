import { Table, Text } from '@mantine/core';
import { transportModeNames } from '../../domain/names/order-names.ts';
import type { Order } from '../api/orders.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { lotStageText, lotText } from './lot-text.ts';

type Lot = Order['lots'][number];

/** Each lot with its plan, inspection and transport. */
export function LotTable({ order }: { order: Order }) {
  const { t } = useWords();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={6}>
        <Table.Caption>{t('order.lines.lotCaption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('order.lots')}</Table.Th>
            <Table.Th>{t('order.lines.holds')}</Table.Th>
            <Table.Th>{t('order.lines.plan')}</Table.Th>
            <Table.Th>{t('order.lines.inspection')}</Table.Th>
            <Table.Th>{t('order.lines.transport')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {order.lots.map((lot) => (
            <LotRow key={lot.lotId} lot={lot} order={order} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function LotRow({ lot, order }: { lot: Lot; order: Order }) {
  const words = useWords();
  const { t, name } = words;
  const { dayMonth } = useInstants();
  const { plan, progress, inspection, transport, shipment } = lot;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {lot.lotId}
        </Text>
        <Text size="xs" c="dimmed">
          {lotStageText(order, lot, words)}
          {lot.splitFrom && ` · ${t('order.lines.splitFrom', { lotId: lot.splitFrom })}`}
        </Text>
      </Table.Td>
      <Table.Td>{lotText(order, lot)}</Table.Td>
      <Table.Td>
        {lot.source === 'STOCK' && t('order.lines.fromStock')}
        {plan && `${dayMonth(plan.start)} – ${dayMonth(plan.finish)}`}
        {progress && <Text size="xs">{t('order.lines.percent', { percent: progress.percent })}</Text>}
      </Table.Td>
      <Table.Td>
        {inspection && t('order.lines.passed', { count: sumOf(inspection.passed) })}
        {inspection && inspection.failed.length > 0 && (
          <Text size="xs" c="red">
            {t('order.lines.failed', { count: sumOf(inspection.failed) })}
          </Text>
        )}
        {lot.reworkRounds > 0 && (
          <Text size="xs">{t('order.lines.rework', { count: lot.reworkRounds })}</Text>
        )}
      </Table.Td>
      <Table.Td>
        {transport && `${name(transportModeNames[transport.mode])} · ${transport.carrier}`}
        {shipment?.trackingNumber && <Text size="xs">{shipment.trackingNumber}</Text>}
      </Table.Td>
    </Table.Tr>
  );
}

function sumOf(lines: readonly { quantity: string }[]): number {
  return lines.reduce((sum, { quantity }) => sum + Number(quantity), 0);
}
