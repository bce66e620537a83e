import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Failed } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { changesPart } from './changes.ts';
import { useChangeOf } from './use-resource.ts';

/** A form that drafts a change: its own fields, and why. */
export function DraftForm(props: {
  title: string;
  path?: string;
  /** What is sent beside the reason; a text says what is wrong with what was typed. */
  content: () => Record<string, unknown> | string;
  onClose: () => void;
  onDrafted: (changeId: string) => void;
  children: ReactNode;
}) {
  const { title, path = '/v1/changes', content, onClose, onDrafted, children } = props;
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const change = useChangeOf(changesPart);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = content();
    setWrong(typeof given === 'string' ? given : undefined);
    if (typeof given === 'string') return;
    change.mutate(
      { method: 'POST', path, body: { ...given, reason: reason.trim() } },
      { onSuccess: (made) => onDrafted(String(made?.['changeId'])) },
    );
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form onSubmit={submit} data-draft-form>
        <Stack gap="sm">
          {children}
          <Textarea
            required
            autosize
            minRows={2}
            maxLength={1000}
            label={t('administration.change.reason')}
            value={reason}
            error={wrong}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {change.error && <Failed error={change.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('administration.policy.next')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
