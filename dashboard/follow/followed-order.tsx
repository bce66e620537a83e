import { Badge, Box, Group, Paper, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { FollowedOrderView } from '../../api/views/follow-schema.ts';
import { useWords } from '../words/use-words.ts';
import './follow.css';
import { FollowedLot } from './followed-lot.tsx';
import { useDates } from './use-dates.ts';

const stateWords = { DONE: 'follow.done', NOW: 'follow.now', TO_COME: 'follow.toCome' } as const;

/** One order as its customer sees it: how far it is, when it comes, and what is on its way. */
export function FollowedOrder({ order }: { order: FollowedOrderView }) {
  const { t, name } = useWords();
  const { day } = useDates();
  return (
    <Paper withBorder p="md" component="article" data-followed={order.orderId}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h4">
              {t('follow.number', { number: order.orderNumber })}
            </Title>
            <Text size="sm" c="dimmed">
              {[
                order.externalNumber && t('follow.external', { number: order.externalNumber }),
                t('follow.received', { at: day(order.receivedAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
          <Group gap="xs">
            <Badge size="lg" variant="light" tt="none">
              {name(order.stageName)}
            </Badge>
            {order.deliveryDate && (
              <Text size="sm" fw={600}>
                {t('follow.promised', { at: day(order.deliveryDate) })}
              </Text>
            )}
          </Group>
        </Group>
        <Box
          component="ol"
          className="follow-steps"
          aria-label={t('follow.steps', { number: order.orderNumber })}
        >
          {order.steps.map((step) => (
            <li
              key={step.stage}
              aria-current={step.state === 'NOW' ? 'step' : undefined}
              data-step={step.state}
            >
              <ThemeIcon
                size={24}
                radius="xl"
                color={step.state === 'TO_COME' ? 'gray' : 'ink'}
                variant={step.state === 'NOW' ? 'filled' : step.state === 'DONE' ? 'light' : 'outline'}
                aria-hidden
              >
                {step.state === 'DONE' && <IconCheck size={14} />}
                {step.state === 'NOW' && <IconPlayerPlayFilled size={11} />}
                {step.state === 'TO_COME' && <span />}
              </ThemeIcon>
              <div>
                <Text size="sm" fw={step.state === 'NOW' ? 700 : 500}>
                  {name(step.names)}
                </Text>
                <VisuallyHidden>{t(stateWords[step.state])}</VisuallyHidden>
                <Text size="xs" c="dimmed">
                  {day(step.at)}
                </Text>
              </div>
            </li>
          ))}
        </Box>
        {order.lots.length > 0 && (
          <div>
            <Title order={3} size="h6" mb={4}>
              {t('follow.lots')}
            </Title>
            {order.lots.map((lot) => (
              <FollowedLot key={lot.lotId} lot={lot} />
            ))}
          </div>
        )}
      </Stack>
    </Paper>
  );
}
