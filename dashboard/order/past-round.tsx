import { Box, Collapse, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { journey } from '../../domain/order/journey.ts';
import { useWords } from '../words/use-words.ts';
import { StoryEntry } from './story-entry.tsx';
import type { StoryItem } from './use-order-parts.ts';

/** An earlier round of a stage, folded: one opens it when one wants to know. */
export function PastRound({ items }: { items: readonly StoryItem[] }) {
  const { t, name } = useWords();
  const [open, setOpen] = useState(false);
  const [first] = items;
  if (first === undefined) return null;
  const words = { cycle: first.cycle, stage: name(journey[first.stage]), count: items.length };
  return (
    <Box component="li" className="ruled" data-past={items.length}>
      <UnstyledButton py={8} px={4} w="100%" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Text size="sm" c="dimmed">
          {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}{' '}
          {t('order.story.past', words)}
          {first.lotId && ` · ${first.lotId}`}
        </Text>
      </UnstyledButton>
      <Collapse expanded={open}>
        <Box component="ol" className="plain-list" ml="md">
          {items.map((item) => (
            <StoryEntry key={item.version} item={item} />
          ))}
        </Box>
      </Collapse>
    </Box>
  );
}
