import { Skeleton, Stack } from '@mantine/core';
import type { Order } from '../api/orders.ts';
import { useWords } from '../words/use-words.ts';
import { LotTracks } from './lot-tracks.tsx';
import { Panel } from './panel.tsx';
import { StageSteps } from './stage-steps.tsx';
import type { Course } from './use-order-parts.ts';

/** Where the order is on its way, and each of its lots on theirs. */
export function ProgressPanel({ order, course }: { order: Order; course: Course | undefined }) {
  const { t } = useWords();
  return (
    <Panel title={t('order.steps')} part="progress">
      {course === undefined ? (
        <Skeleton height={64} />
      ) : (
        <Stack gap="md">
          <StageSteps course={course} />
          {order.lots.length > 0 && <LotTracks order={order} course={course} />}
        </Stack>
      )}
    </Panel>
  );
}
