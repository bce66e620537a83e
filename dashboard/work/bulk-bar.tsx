import { Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useWords } from '../words/use-words.ts';
import type { Selection } from './use-selection.ts';

interface BulkBarProps {
  selection: Selection;
  onAct: () => void;
}

/** What is chosen, and what can be done with it; stays in sight while the list is scrolled. */
export function BulkBar({ selection, onAct }: BulkBarProps) {
  const { t, name } = useWords();
  const [first] = selection.selected;
  if (first === undefined) return null;
  const count = selection.selected.length;
  const alike = selection.alikeCount;
  return (
    <Paper
      withBorder
      shadow="md"
      p="xs"
      mt="sm"
      radius="md"
      className="work-bar"
      role="region"
      aria-label={t('work.chosen', { count })}
    >
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <CloseButton aria-label={t('act.clear')} onClick={() => selection.keep([])} />
          <Text size="sm" aria-live="polite">
            {t('work.chosen', { count })} · <b>{name(first.title)}</b>
          </Text>
          {alike > count && (
            <Button size="compact-sm" variant="subtle" onClick={() => selection.selectAll()} data-select-all>
              {t('work.chooseAlike', { count: alike, what: name(first.title) })}
            </Button>
          )}
        </Group>
        <Button size="sm" leftSection={<IconChecks size={16} aria-hidden />} onClick={onAct} data-bulk>
          {t('work.actOnAll', { count })}
        </Button>
      </Group>
    </Paper>
  );
}
