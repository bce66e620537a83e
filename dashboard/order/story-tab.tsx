import { Alert, Anchor, Box, Group, SegmentedControl, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Order } from '../api/orders.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { PastRound } from './past-round.tsx';
import { RestingStrip, StoryEntry } from './story-entry.tsx';
import { storyParts } from './story-parts.ts';
import { type Course, type StoryItem, useStory } from './use-order-parts.ts';

const kinds = ['ALL', 'PERSON', 'TIMER', 'POLICY'] as const;
type Kind = (typeof kinds)[number];

/** Entries shown before one asks for earlier ones. */
const shownAtFirst = 60;

/** One timeline of people, timers and policy, newest first; what came while one looks is marked. */
export function StoryTab({ order, course }: { order: Order; course: Course | undefined }) {
  const { t } = useWords();
  const { data, error, refetch } = useStory(order.orderId);
  const [kind, setKind] = useState<Kind>('ALL');
  const [shown, setShown] = useState(shownAtFirst);
  // What was there when the page was opened is known; all after that is news.
  const [seen] = useState(order.version);
  const items = useMemo(
    () => data?.items.filter((item) => kind === 'ALL' || item.kind === kind) ?? [],
    [data, kind],
  );
  const parts = useMemo(() => storyParts(items, course?.restingTime ?? []), [items, course]);
  if (data === undefined) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading />;
  const isNew = ({ version }: StoryItem) => version > seen;
  const news = data.items.filter(isNew).length;
  return (
    <>
      <Group justify="space-between" mb="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('order.story.filter')}
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'ALL')}
          data={kinds.map((value) => ({ value, label: t(`order.story.${value === 'ALL' ? 'all' : value}`) }))}
        />
      </Group>
      <div role="status">
        {news > 0 && (
          <Alert p="xs" mb="sm" variant="light" data-news={news}>
            {t('order.news', { count: news })}
          </Alert>
        )}
      </div>
      {items.length === 0 && <Empty>{t('order.story.none')}</Empty>}
      <Box component="ol" className="plain-list" data-story={items.length}>
        {parts.slice(0, shown).map((part) => {
          if (part.part === 'RESTING') return <RestingStrip key={part.key} minutes={part.minutes} />;
          if (part.part === 'PAST') return <PastRound key={part.key} items={part.items} />;
          return <StoryEntry key={part.item.version} item={part.item} isNew={isNew(part.item)} />;
        })}
      </Box>
      {shown < parts.length && (
        <Anchor component="button" size="sm" onClick={() => setShown(parts.length)}>
          <Text span size="sm">
            {t('order.story.earlier', { count: parts.length - shown })}
          </Text>
        </Anchor>
      )}
    </>
  );
}
