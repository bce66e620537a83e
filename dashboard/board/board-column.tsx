import { Anchor, Badge, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { Link } from 'wouter';
import type { BoardCard, BoardColumn } from '../../api/views/board-schema.ts';
import { departments } from '../../domain/people/departments.ts';
import { useWords } from '../words/use-words.ts';
import { OrderCard } from './order-card.tsx';
import { type OrdersView, useTableLink } from './use-view.ts';

/** A stage with what stands in it: how many, how urgent, and the cards that are due first. */
export function Column({ column, view }: { column: BoardColumn; view: OrdersView }) {
  const { t, name } = useWords();
  const tableLink = useTableLink();
  const { stage, stageName, department, count, overdue, approaching, cards } = column;
  return (
    <Stack
      component="section"
      gap={0}
      className="board-column"
      aria-label={name(stageName)}
      data-stage={stage}
    >
      <Stack gap={2} className="board-heading" px="sm" py={8}>
        <Group justify="space-between" gap={6} wrap="nowrap">
          <Title order={2} size="sm" lineClamp={1} title={name(stageName)}>
            {name(stageName)}
          </Title>
          <Badge variant="default" size="sm" data-count>
            {count}
          </Badge>
        </Group>
        <Group gap={8} wrap="nowrap">
          <Tooltip label={name(departments[department])}>
            <Text size="xs" c="dimmed" truncate flex={1}>
              {name(departments[department])}
            </Text>
          </Tooltip>
          {overdue > 0 && (
            <Text size="xs" c="var(--standing-overdue)" fw={600} style={{ whiteSpace: 'nowrap' }}>
              {t('board.overdueCount', { count: overdue })}
            </Text>
          )}
          {approaching > 0 && (
            <Text size="xs" c="var(--standing-approaching)" fw={600} style={{ whiteSpace: 'nowrap' }}>
              {t('board.approachingCount', { count: approaching })}
            </Text>
          )}
        </Group>
      </Stack>
      <Stack gap={6} px={6} pb={8} className="board-cards">
        {cards.map((card) => (
          <OrderCard key={`${card.orderId}.${card.lotId}`} card={asCard(card)} />
        ))}
        {count > cards.length && (
          <Anchor component={Link} href={tableLink({ ...view.filters, stage })} size="xs" ta="center" py={6}>
            {t('board.moreCards', { count: count - cards.length })}
          </Anchor>
        )}
      </Stack>
    </Stack>
  );
}

function asCard({ colour, dueAt, remainingMinutes, ...card }: BoardCard) {
  return {
    ...card,
    standing: colour,
    deadline: {
      dueAt,
      remainingMinutes,
      overdue: colour === 'OVERDUE',
      approaching: colour === 'APPROACHING',
      paused: colour === 'PAUSED',
    },
  };
}
