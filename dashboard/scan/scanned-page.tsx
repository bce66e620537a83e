import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import type { InboxTask } from '../../api/views/row-schemas.ts';
import { type Order, useOrder } from '../api/orders.ts';
import { request } from '../api/request.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { Remaining } from '../time/remaining.tsx';
import { useWords } from '../words/use-words.ts';
import { Evidence } from './evidence.tsx';
import { NextActs } from './next-acts.tsx';

/** What a scanned label leads to: where the lot stands, what is next, and evidence; two taps from here to done. */
export function ScannedPage() {
  const { orderId, lotId } = useParams<{ orderId: string; lotId?: string }>();
  const { t } = useWords();
  const { data: order, error, refetch } = useOrder(orderId);
  if (order === undefined) {
    return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={4} />;
  }
  const lot = order.lots.find((each) => each.lotId === lotId);
  const isWrongLot = lotId !== undefined && lot === undefined;
  return (
    <Stack gap="md" maw={560} mx="auto">
      <Summary order={order} lot={lot} />
      {isWrongLot ? (
        <Text c="red" role="alert">
          {t('scan.noSuchLot', { lot: lotId })}
        </Text>
      ) : (
        <>
          {lot === undefined && order.lots.length > 1 && <LotChoice order={order} />}
          <NextActs key={`${order.orderId} ${lotId}`} order={order} lotId={lotId} />
          <Evidence orderId={order.orderId} lotId={lotId} />
        </>
      )}
      <Group grow>
        <Button component={Link} href="/scan" variant="light" size="md">
          {t('scan.next')}
        </Button>
        <Button component={Link} href={`/orders/${order.orderId}`} variant="default" size="md">
          {t('form.toOrder')}
        </Button>
      </Group>
    </Stack>
  );
}

type Lot = Order['lots'][number];

function Summary({ order, lot }: { order: Order; lot: Lot | undefined }) {
  const { name } = useWords();
  const { data: task } = useMostUrgent(order.orderId, lot?.lotId);
  const quantities = lot?.lines ?? order.details.lines;
  return (
    <Paper withBorder p="md" radius="md">
      <Title order={1} size="h3">
        {order.orderNumber} {lot?.lotId}
      </Title>
      {/* Its place is kept while it is asked for: nothing below moves from under a finger. */}
      <Group justify="space-between" wrap="nowrap" mih={28}>
        <Text c="dimmed" size="sm" truncate>
          {order.details.customer.name}
        </Text>
        {task && <Remaining deadline={task} />}
      </Group>
      <Stack gap={2} my="xs">
        {quantities.map(({ line, quantity }) => {
          const product = order.details.lines.find((each) => each.line === line);
          return (
            <Text key={line} fw={600}>
              {product?.productName ?? product?.productCode} × {quantity} {product?.unit}
            </Text>
          );
        })}
      </Stack>
      <Text size="sm" data-stage={lot?.stage ?? order.stage}>
        {name(lot?.stageName ?? order.stageName)}
      </Text>
    </Paper>
  );
}

function LotChoice({ order }: { order: Order }) {
  const { t, name } = useWords();
  return (
    <Paper withBorder p="sm" radius="md">
      <Text size="sm" mb={6}>
        {t('scan.chooseLot')}
      </Text>
      <Stack gap={6}>
        {order.lots.map((lot) => (
          <Anchor key={lot.lotId} component={Link} href={`/s/${order.orderId}/${lot.lotId}`}>
            {lot.lotId} · {name(lot.stageName)}
          </Anchor>
        ))}
      </Stack>
    </Paper>
  );
}

/** The open task that is due first, whoever has it. */
function useMostUrgent(orderId: string, lotId: string | undefined) {
  return useQuery({
    queryKey: ['order', orderId, 'tasks'],
    queryFn: ({ signal }) =>
      request<{ items: InboxTask[] }>('/v1/tasks', { query: { orderId, mine: false, limit: 100 }, signal }),
    select: ({ items }) => items.find((task) => task.lotId === lotId) ?? (lotId ? undefined : items[0]),
  });
}
