import { Anchor, Group, Paper, Text } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'wouter';
import type { Names } from '../api/session.ts';
import { type Deadline, Remaining, type Standing, standingOf } from '../time/remaining.tsx';
import { useWords } from '../words/use-words.ts';

interface CardContent {
  orderId: string;
  orderNumber: string;
  lotId?: string;
  customerName?: string;
  products: string;
  stageName?: Names;
  deadline: Deadline;
  standing?: Standing;
}

/** An order or a lot on a card; the edge has the colour of its deadline, the badge says the same in words. */
export const OrderCard = memo(({ card }: { card: CardContent }) => {
  const { t, name } = useWords();
  const { orderId, orderNumber, lotId, customerName, products, deadline } = card;
  const standing = card.standing ?? standingOf(deadline);
  return (
    <Paper className="order-card" data-standing={standing} data-order={orderId} data-lot={lotId} withBorder>
      <Group justify="space-between" gap={6} wrap="nowrap" align="flex-start">
        <Anchor
          component={Link}
          href={`/orders/${orderId}${lotId === undefined ? '' : `?lot=${lotId}`}`}
          className="stretched"
          size="sm"
          fw={600}
        >
          {orderNumber}
          {lotId !== undefined && (
            <Text span size="xs" c="dimmed" ml={6}>
              {t('board.lot', { lot: lotId })}
            </Text>
          )}
        </Anchor>
        {card.stageName && (
          <Text size="xs" c="dimmed" truncate>
            {name(card.stageName)}
          </Text>
        )}
      </Group>
      <Text size="sm" truncate title={customerName}>
        {customerName ?? '—'}
      </Text>
      <Group justify="space-between" gap={6} wrap="nowrap">
        <Text size="xs" c="dimmed" truncate title={products} flex={1}>
          {products}
        </Text>
        <span className="above">
          <Remaining deadline={deadline} />
        </span>
      </Group>
    </Paper>
  );
});
