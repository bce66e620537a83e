import { ActionIcon, Badge, Button, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause, IconPrinter, IconRoute, IconStar } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Order } from '../api/orders.ts';
import { useApiWords } from '../api/words.ts';
import { CopyOrder } from '../orders/copy-order.tsx';
import { useSession } from '../session/session-context.ts';
import { Remaining } from '../time/remaining.tsx';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { deadlineOf } from './deadline-of.ts';
import type { Course } from './use-order-parts.ts';

/** Which order it is, where it stands, and how long it still has. */
export function OrderHeader({ order, course }: { order: Order; course: Course | undefined }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const { temporalUi } = useSession();
  const { customer } = order.details;
  const words = useApiWords();
  const [soonest] = course?.waitsFor ?? [];
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <Stack gap={4} miw={0}>
        <Group gap="sm">
          <Title order={1} size="h2">
            {order.orderNumber}
          </Title>
          <Badge size="lg" variant="light" tt="none" data-stage={order.stage}>
            {name(order.stageName)}
          </Badge>
          {order.overdue && (
            <Badge
              size="lg"
              color="red"
              tt="none"
              leftSection={<IconAlertTriangle size={14} aria-hidden />}
              data-overdue
            >
              {t('order.overdue')}
            </Badge>
          )}
          {(order.holds ?? []).map(({ reason, note, at }) => (
            <Tooltip key={reason} label={[note, short(at)].filter(Boolean).join(' · ')}>
              <Badge
                size="lg"
                color="grape"
                variant="light"
                tt="none"
                leftSection={<IconPlayerPause size={14} aria-hidden />}
                data-hold={reason}
                tabIndex={0}
              >
                {words?.pauseReasons[reason] ? name(words.pauseReasons[reason]) : reason}
              </Badge>
            </Tooltip>
          ))}
          {soonest && <Remaining deadline={deadlineOf(soonest)} />}
        </Group>
        <Group gap="xs">
          <Text fw={600}>{customer.name ?? t('order.customerUnknown')}</Text>
          {order.facts?.vip && (
            <Badge color="yellow" variant="light" tt="none" leftSection={<IconStar size={12} aria-hidden />}>
              {t('order.facts.vip')}
            </Badge>
          )}
          <Text size="sm" c="dimmed">
            {t('order.receivedAt', { at: short(order.receivedAt) })} ·{' '}
            {t('order.version', { version: order.version })}
          </Text>
        </Group>
      </Stack>
      <Group gap="xs" wrap="nowrap" className="no-print">
        <CopyOrder orderId={order.orderId} />
        {temporalUi !== null && (
          <Tooltip label={t('order.temporal')}>
            <ActionIcon
              component="a"
              href={workflowPage(temporalUi, order.orderId)}
              target="_blank"
              rel="noreferrer"
              variant="default"
              size={36}
              aria-label={t('order.temporal')}
            >
              <IconRoute size={18} />
            </ActionIcon>
          </Tooltip>
        )}
        <Button
          component={Link}
          href={`/orders/${order.orderId}/print`}
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          visibleFrom="xs"
        >
          {t('frame.print')}
        </Button>
        <ActionIcon
          component={Link}
          href={`/orders/${order.orderId}/print`}
          variant="default"
          size={36}
          aria-label={t('frame.print')}
          hiddenFrom="xs"
        >
          <IconPrinter size={18} />
        </ActionIcon>
      </Group>
    </Group>
  );
}

/** The page of the order's workflow in the engine's Web UI. */
function workflowPage(temporalUi: string, orderId: string): string {
  const workflowId = encodeURIComponent(`order/${orderId}`);
  return `${temporalUi.replace(/\/$/, '')}/namespaces/default/workflows/${workflowId}`;
}
