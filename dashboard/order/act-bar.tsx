import { Box, Button, Group } from '@mantine/core';
import type { Order } from '../api/orders.ts';
import { offeredFor } from '../forms/act.ts';
import { instantMs } from '../time/zoned.ts';
import { useWords } from '../words/use-words.ts';
import { MoreActs } from './more-acts.tsx';
import type { ChooseAct } from './waits-for.tsx';

/** On a phone what is next stays in reach of the thumb. */
export function ActBar({ order, choose }: { order: Order; choose: ChooseAct }) {
  const { name } = useWords();
  // Soonest due first; what stands still comes last.
  const next = order.tasks
    .toSorted((a, b) => dueMs(a.dueAt) - dueMs(b.dueAt))
    .map((task) => ({ task, offered: offeredFor(order, task) }))
    .find(({ offered }) => offered !== undefined);
  if (next?.offered === undefined) return null;
  const { task, offered } = next;
  return (
    <Box hiddenFrom="sm" pos="sticky" bottom={0} py="xs" bg="var(--mantine-color-body)" className="no-print">
      <Group gap="xs" wrap="nowrap">
        <Button flex={1} size="md" onClick={() => choose(offered, task)} data-next-act={task.taskId}>
          {name(offered.title)}
          {offered.lotId && ` · ${offered.lotId}`}
        </Button>
        <MoreActs order={order} choose={choose} />
      </Group>
    </Box>
  );
}

function dueMs(dueAt: string | null): number {
  return dueAt === null ? Number.MAX_SAFE_INTEGER : instantMs(dueAt);
}
