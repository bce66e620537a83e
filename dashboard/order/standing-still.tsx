import { Box, Group, Text } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { clockKindNames, pauseReasonNames } from '../../domain/names/clock-names.ts';
import type { Order } from '../api/orders.ts';
import { useWords } from '../words/use-words.ts';
import type { Waiting } from './use-order-parts.ts';

/** Deadlines that stand still while nobody has to do anything about them: which, and why. */
export function StandingStill({ order, waitsFor }: { order: Order; waitsFor: readonly Waiting[] }) {
  const { t, name } = useWords();
  const told = new Set(
    order.tasks
      .filter(({ taskId }) => waitsFor.some((waiting) => waiting.taskId === taskId))
      .map(({ clockId }) => clockId),
  );
  const standing = order.clocks.filter(({ paused, clockId }) => paused && !told.has(clockId));
  if (standing.length === 0) return null;
  return (
    <Box component="ul" className="plain-list" mt="xs">
      {standing.map((clock) => (
        <Group component="li" key={clock.clockId} gap={6} data-standing-still={clock.kind}>
          <IconClockPause size={15} aria-hidden color="var(--mantine-color-grape-6)" />
          <Text size="sm">
            {name(clockKindNames[clock.kind])}
            {clock.lotId && ` · ${clock.lotId}`}
          </Text>
          <Text size="sm" c="dimmed">
            {t('order.stands', {
              reasons: clock.pauses.map(({ reason }) => name(pauseReasonNames[reason])).join(', '),
            })}
          </Text>
        </Group>
      ))}
    </Box>
  );
}
