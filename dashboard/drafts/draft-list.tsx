import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { Link } from 'wouter';
import { channelNames } from '../../domain/names/order-names.ts';
import { usePersonNames } from '../api/people.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { DraftRow } from './drafts.ts';

/** Drafts one below the other: whose, when it came, until when it should be entered, who has it. */
export function DraftList({ drafts }: { drafts: readonly DraftRow[] }) {
  return (
    <Stack component="ul" className="plain-list" gap="xs" data-drafts={drafts.length}>
      {drafts.map((draft) => (
        <DraftLine key={draft.draftId} draft={draft} />
      ))}
    </Stack>
  );
}

function DraftLine({ draft }: { draft: DraftRow }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const personName = usePersonNames();
  const title = useDraftTitle(draft);
  const waits = draft.state === 'OPEN' || draft.state === 'TAKEN';
  return (
    <Paper component="li" withBorder p="sm" data-draft-id={draft.draftId} data-draft-state={draft.state}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} flex={1} miw={220}>
          <Group gap="xs">
            <Badge variant="light" tt="none">
              {name(channelNames[draft.channel])}
            </Badge>
            <Anchor component={Link} href={`/drafts/${draft.draftId}`} fw={650}>
              {title}
            </Anchor>
            {draft.fileCount > 0 && (
              <Text size="xs" c="dimmed">
                <IconPaperclip size={13} aria-hidden /> {t('drafts.files', { count: draft.fileCount })}
              </Text>
            )}
          </Group>
          <Text size="sm">
            {[draft.customer?.name, senderOf(draft), draft.note].filter(Boolean).join(' · ')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('drafts.received', { at: short(draft.receivedAt) })}
            {draft.takenBy !== undefined &&
              ` · ${t('drafts.takenBy', { who: name(personName(draft.takenBy)) })}`}
            {draft.discardReason !== undefined &&
              ` · ${t('drafts.discardedFor', { reason: draft.discardReason })}`}
          </Text>
        </Stack>
        {waits && (
          <Badge color={draft.late ? 'red' : 'gray'} variant="light" tt="none" data-late={draft.late}>
            {t(draft.late ? 'drafts.late' : 'drafts.enterBy', { at: short(draft.enterBy) })}
          </Badge>
        )}
        {draft.orderId !== undefined && (
          <Anchor component={Link} href={`/orders/${draft.orderId}`} size="sm" fw={600}>
            {draft.orderNumber ?? draft.orderId}
          </Anchor>
        )}
      </Group>
    </Paper>
  );
}

/** What a draft is called: its subject, else what it is. */
export function useDraftTitle({ subject, channel }: DraftRow): string {
  const { t, name } = useWords();
  if (subject !== undefined && subject !== '') return subject;
  return t('drafts.noSubject', { channel: name(channelNames[channel]) });
}

/** `Wang Min <wang@example.com>`. */
export function senderOf({ from }: DraftRow): string | undefined {
  if (from === undefined) return undefined;
  return from.name === undefined ? from.address : `${from.name} <${from.address}>`;
}
