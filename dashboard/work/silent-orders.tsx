import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { UntrackedPage } from '../../api/views/tracking-schema.ts';
import { request } from '../api/request.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';

/** The longest silent first; the rest follows as these are dealt with. */
const shownAtOnce = 5;

/** Orders that the reader follows and of which nobody has said anything for long (TRACK-01); nothing where there is none. */
export function SilentOrders() {
  const { t, name } = useWords();
  const { short } = useInstants();
  const { data } = useQuery({
    queryKey: ['work', 'silent'],
    queryFn: ({ signal }) =>
      request<UntrackedPage>('/v1/tracking', { query: { mine: true, limit: shownAtOnce }, signal }),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Paper
      withBorder
      p="sm"
      component="section"
      aria-label={t('work.silent')}
      data-silent={data.items.length}
    >
      <Text size="sm" fw={600} mb={4}>
        {t('work.silent')}
      </Text>
      <Stack component="ul" className="plain-list" gap={4}>
        {data.items.map((order) => (
          <Group component="li" key={order.orderId} justify="space-between" gap="sm">
            <Anchor component={Link} href={`/orders/${order.orderId}`} size="sm" fw={600}>
              {order.orderNumber} · {order.customerName}
            </Anchor>
            <Text size="xs" c="dimmed">
              {name(order.stageName)} · {t('work.silentSince', { at: short(order.lastTrackedAt) })}
            </Text>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
