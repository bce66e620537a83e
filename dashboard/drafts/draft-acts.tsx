import { Alert, Button, Group, Popover, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePersonNames } from '../api/people.ts';
import { problemOf } from '../api/problem.ts';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { type OrderDraft, useDraftAct } from './drafts.ts';

/** Says who has the draft, takes it on, or throws it away with a reason. */
export function DraftActs({ draft }: { draft: OrderDraft }) {
  const { t, name } = useWords();
  const { person } = useSession();
  const personName = usePersonNames();
  const { takenBy } = draft;
  const take = useDraftAct(draft.draftId);
  return (
    <Stack gap={4} align="flex-end">
      <Group gap="xs">
        {takenBy !== undefined && (
          <Text size="sm" c="dimmed" data-taken-by={takenBy}>
            {t('drafts.takenBy', { who: name(personName(takenBy)) })}
          </Text>
        )}
        {takenBy !== person.personId && (
          <Button
            variant="default"
            size="xs"
            loading={take.isPending}
            onClick={() => take.mutate({ act: 'take' })}
            data-take
          >
            {t('drafts.take')}
          </Button>
        )}
        <Discard draft={draft} />
      </Group>
      <Refused error={take.error} />
    </Stack>
  );
}

function Discard({ draft }: { draft: OrderDraft }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const discard = useDraftAct(draft.draftId);
  const send = () =>
    discard.mutate({ act: 'discard', body: { reason: reason.trim() } }, { onSuccess: () => go('/drafts') });
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus width={320} position="bottom-end" withinPortal>
      <Popover.Target>
        <Button variant="subtle" color="red" size="xs" onClick={() => setOpened(!opened)} data-discard>
          {t('drafts.discard')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Textarea
            autosize
            minRows={2}
            label={t('drafts.discardReason')}
            withAsterisk
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
            name="reason"
          />
          <Refused error={discard.error} />
          <Button
            color="red"
            size="xs"
            disabled={reason.trim() === ''}
            loading={discard.isPending}
            onClick={send}
            data-submit="discard"
          >
            {t('drafts.discard')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The API's words when it says no. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useWords();
  if (!error) return null;
  const problem = problemOf(error);
  const reasons = (problem?.errors ?? []).map(({ reason }) => reason).join('; ');
  return (
    <Alert color="red" role="alert" p="xs" data-refused={problem?.code ?? 'offline'}>
      {problem === undefined ? t('form.offline') : reasons || (problem.detail ?? problem.title)}
    </Alert>
  );
}
