import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { Failed } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { useViewChange } from './saved-views.ts';

/** Asks for the name of a new view, and whether everyone may use it. */
export function SaveView(props: { opened: boolean; onClose: () => void; page: string; query: string }) {
  const { opened, onClose, page, query } = props;
  const { t } = useWords();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const change = useViewChange();
  const refused = problemOf(change.error)?.errors?.find(({ path }) => path.endsWith('name'))?.reason;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const content = { name: name.trim(), page, query, shared };
    if (content.name === '') return;
    change.mutate(
      { act: 'SAVE', content, idempotencyKey },
      {
        onSuccess: () => {
          notifications.show({ color: 'teal', message: t('board.views.saved', { name: content.name }) });
          setName('');
          setShared(false);
          onClose();
        },
        onSettled: () => setKey(crypto.randomUUID()),
      },
    );
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('board.views.save')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            required
            label={t('board.views.name')}
            value={name}
            maxLength={200}
            error={refused}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Switch
            label={t('board.views.share')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {change.error && refused === undefined && <Failed error={change.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('act.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
