import { Alert, Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { subtract } from '../../domain/money/money.ts';
import type { Order } from '../api/orders.ts';
import { usePersonNames } from '../api/people.ts';
import { useAmounts } from '../words/amounts.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';

/** What the order comes to, what is invoiced, and what has been paid. */
export function MoneyTab({ order }: { order: Order }) {
  const { t } = useWords();
  const { money } = useAmounts();
  const { invoice, quotation, total, amountDue, balance, openBalance } = order;
  const asked = invoice?.total ?? amountDue;
  const extra = (order.changes ?? []).flatMap(({ changeId, outcome, cost }) =>
    outcome === 'APPLIED' && cost && cost.extra.amount !== '0.00' ? [`${changeId} ${money(cost.extra)}`] : [],
  );
  const figures = [
    {
      label: t('order.money.total'),
      value: money(total),
      note: quotation && t('order.money.quotation', { number: quotation.quotationNumber }),
    },
    ...(extra.length === 0
      ? []
      : [
          {
            label: t('order.money.due'),
            value: money(amountDue),
            note: t('order.money.extra', { costs: extra.join(', ') }),
          },
        ]),
    {
      label: t('order.money.invoiced'),
      value: invoice ? money(invoice.total) : '–',
      note: invoice
        ? t('order.money.invoice', { number: invoice.invoiceNumber })
        : t('order.money.notInvoiced'),
    },
    { label: t('order.money.received'), value: money(subtract(asked, balance)) },
    { label: t('order.money.balance'), value: money(balance) },
  ];
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {figures.map(({ label, value, note }) => (
          <Paper key={label} withBorder p="sm">
            <Text size="xs" c="dimmed">
              {label}
            </Text>
            <Text fw={650} size="lg">
              {value}
            </Text>
            {note && <Text size="xs">{note}</Text>}
          </Paper>
        ))}
      </SimpleGrid>
      {openBalance && (
        <Alert color="orange">{t('order.money.openBalance', { reason: openBalance.reason })}</Alert>
      )}
      <Payments order={order} />
    </Stack>
  );
}

function Payments({ order }: { order: Order }) {
  const { t, name } = useWords();
  const { money } = useAmounts();
  const { day } = useInstants();
  const personName = usePersonNames();
  if (order.payments.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('order.money.none')}
      </Text>
    );
  }
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table>
        <Table.Caption>{t('order.money.payments')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('order.money.receivedOn')}</Table.Th>
            <Table.Th>{t('order.money.reference')}</Table.Th>
            <Table.Th ta="right">{t('order.money.amount')}</Table.Th>
            <Table.Th>{t('order.money.by')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {order.payments.map((payment) => (
            <Table.Tr key={payment.reference}>
              <Table.Td>{day(payment.receivedOn)}</Table.Td>
              <Table.Td>{payment.reference}</Table.Td>
              <Table.Td ta="right">{money(payment.total)}</Table.Td>
              <Table.Td>{name(personName(payment.by))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
