import { Anchor, Box, Group, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { journey } from '../../domain/order/journey.ts';
import type { Order } from '../api/orders.ts';
import { Remaining } from '../time/remaining.tsx';
import { useWords } from '../words/use-words.ts';
import { deadlineOf } from './deadline-of.ts';
import { lotStageText, lotText } from './lot-text.ts';
import type { Course } from './use-order-parts.ts';
import { isHeldUp, lotWay, stepOf } from './way.ts';

type Lot = Order['lots'][number];

/** Lots shown before one asks for all. */
const shownAtFirst = 8;

/** Each lot on its own way, one line each. */
export function LotTracks({ order, course }: { order: Order; course: Course }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const lots = all ? order.lots : order.lots.slice(0, shownAtFirst);
  return (
    <Box component="ul" className="plain-list" aria-label={t('order.lots')} data-lots={order.lots.length}>
      {lots.map((lot) => (
        <LotTrack key={lot.lotId} lot={lot} order={order} course={course} />
      ))}
      {lots.length < order.lots.length && (
        <li>
          <Anchor component="button" size="sm" onClick={() => setAll(true)}>
            {t('order.allLots', { count: order.lots.length })}
          </Anchor>
        </li>
      )}
    </Box>
  );
}

function LotTrack({ lot, order, course }: { lot: Lot; order: Order; course: Course }) {
  const { t, name } = useWords();
  const waiting = course.waitsFor.find(({ lotId }) => lotId === lot.lotId);
  const step = stepOf(lot.stage);
  const heldUp = isHeldUp(lot.stage);
  const stage = lotStageText(order, lot, { t, name });
  const progress = t('order.lotProgress', { step: step + 1, steps: lotWay.length, stage });
  return (
    <Group component="li" gap="sm" py={4} data-lot={lot.lotId} data-stage={lot.stage}>
      <Text size="sm" fw={650} w={36}>
        {lot.lotId}
      </Text>
      <Text size="sm" c="dimmed" flex={1} miw={120} lineClamp={1}>
        {lotText(order, lot)}
      </Text>
      <Group gap={3} wrap="nowrap" role="img" aria-label={progress} className="track">
        {lotWay.map((each, index) => (
          <Tooltip key={each} label={name(journey[each])}>
            <span
              className={`track-part ${index < step ? 'is-done' : index === step ? 'is-now' : ''} ${heldUp && index === step ? 'is-held' : ''}`}
            />
          </Tooltip>
        ))}
      </Group>
      <Group gap={4} w={132} wrap="nowrap">
        {heldUp && <IconAlertTriangle size={14} aria-hidden color="var(--mantine-color-orange-7)" />}
        <Text size="sm">{stage}</Text>
      </Group>
      <Box w={{ base: 'auto', sm: 150 }}>{waiting && <Remaining deadline={deadlineOf(waiting)} />}</Box>
    </Group>
  );
}
