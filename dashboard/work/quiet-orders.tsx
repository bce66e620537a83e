import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { UntrackedPage } from '../../api/views/tracking-schema.ts';
import { useWords } from '../words/use-words.ts';

/** The longest first; the rest follows as these are dealt with. */
export const shownAtOnce = 5;

type QuietOrder = UntrackedPage['items'][number];

/** Orders of which nobody has said anything for long: nothing where there is none. */
export function QuietOrders(props: {
  title: string;
  orders: readonly QuietOrder[];
  /** Where something is said of the order. */
  hrefOf: (order: QuietOrder) => string;
  sinceOf: (order: QuietOrder) => string;
  /** Tells the sections of the page apart. */
  mark: Record<`data-${string}`, string | number>;
}) {
  const { title, orders, hrefOf, sinceOf, mark } = props;
  const { name } = useWords();
  if (orders.length === 0) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-label={title} {...mark}>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <Stack component="ul" className="plain-list" gap={4}>
        {orders.map((order) => (
          <Group component="li" key={order.orderId} justify="space-between" gap="sm">
            <Anchor component={Link} href={hrefOf(order)} size="sm" fw={600}>
              {order.orderNumber} · {order.customerName}
            </Anchor>
            <Text size="xs" c="dimmed">
              {name(order.stageName)} · {sinceOf(order)}
            </Text>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
