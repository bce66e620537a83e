import { Alert, Button, Group, Text } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { useDraft } from './use-draft.ts';

/** Says that what was typed earlier came back, and lets it be thrown away. */
export function DraftNotice({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const { t } = useWords();
  const { short } = useInstants();
  if (draft.restoredAt === undefined) return null;
  return (
    <Alert variant="light" icon={<IconRestore size={18} />} p="xs" data-draft="restored">
      <Group justify="space-between">
        <Text size="sm">{t('form.draftRestored', { at: short(draft.restoredAt) })}</Text>
        <Button size="compact-xs" variant="subtle" onClick={draft.discard}>
          {t('form.discardDraft')}
        </Button>
      </Group>
    </Alert>
  );
}
