import { Badge, Box, Group, Text, ThemeIcon, Tooltip } from '@mantine/core';
import { IconClock, IconScale, IconUser } from '@tabler/icons-react';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { StoryItem } from './use-order-parts.ts';

const looks = {
  PERSON: { icon: IconUser, colour: 'ink' },
  TIMER: { icon: IconClock, colour: 'orange' },
  POLICY: { icon: IconScale, colour: 'gray' },
} as const;

const minutesPerHour = 60;
const hoursPerDay = 24;

/** One thing that happened: who, what, when, and why if it was said. */
export function StoryEntry({ item, isNew = false }: { item: StoryItem; isNew?: boolean }) {
  const { t, name } = useWords();
  const { short, long } = useInstants();
  const { icon: Icon, colour } = looks[item.kind];
  const typedLater = short(item.recordedAt) !== short(item.at);
  return (
    <Group
      component="li"
      wrap="nowrap"
      align="flex-start"
      gap="sm"
      py={8}
      px={4}
      className={isNew ? 'ruled is-new' : 'ruled'}
      data-entry={item.version}
      data-kind={item.kind}
    >
      <Tooltip label={t(`order.story.${item.kind}`)}>
        <ThemeIcon
          variant="light"
          color={colour}
          size={28}
          radius="xl"
          aria-label={t(`order.story.${item.kind}`)}
          role="img"
        >
          <Icon size={16} />
        </ThemeIcon>
      </Tooltip>
      <Box flex={1} miw={0}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text component="div" size="sm" fw={550}>
            {isNew && (
              <Badge size="xs" mr={6}>
                {t('order.isNew')}
              </Badge>
            )}
            {name(item.text)}
          </Text>
          <Tooltip label={long(item.at)}>
            <Text size="xs" c="dimmed" ta="right" miw={84} tabIndex={0}>
              {short(item.at)}
            </Text>
          </Tooltip>
        </Group>
        <Text size="xs" c="dimmed">
          {name(item.who)}
          {item.lotId && ` · ${item.lotId}`}
          {typedLater && ` · ${t('order.story.recorded', { at: short(item.recordedAt) })}`}
        </Text>
        {item.details.length > 0 && <Text size="xs">{item.details.map(name).join(' · ')}</Text>}
        {item.reason && <Text size="xs">{t('order.story.reason', { reason: item.reason })}</Text>}
      </Box>
    </Group>
  );
}

/** Time outside working hours between two entries: it counts for no deadline. */
export function RestingStrip({ minutes }: { minutes: number }) {
  const { t } = useWords();
  const hours = Math.round(minutes / minutesPerHour);
  const days = Math.floor(hours / hoursPerDay);
  const rest = hours % hoursPerDay;
  const span = [
    days > 0 && t('order.story.days', { count: days }),
    (rest > 0 || days === 0) && t('order.story.hours', { count: rest }),
  ];
  return (
    <Box component="li" className="resting" my={4} py={2} data-resting={minutes}>
      <Text size="xs" span bg="var(--mantine-color-body)" px={6}>
        {t('order.story.resting', { span: span.filter(Boolean).join(' ') })}
      </Text>
    </Box>
  );
}
