import { ActionIcon, Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Failed } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { type SavedView, useViewChange } from './saved-views.ts';

/** One's own views: renamed, shared, brought up to date, deleted. */
export function ManageViews(props: {
  opened: boolean;
  onClose: () => void;
  views: SavedView[];
  query: string;
}) {
  const { opened, onClose, views, query } = props;
  const { t } = useWords();
  return (
    <Modal opened={opened} onClose={onClose} title={t('board.views.own')} size="lg">
      <Stack gap="xs">
        {views.map((view) => (
          <OneView key={view.viewId} view={view} query={query} />
        ))}
      </Stack>
    </Modal>
  );
}

function OneView({ view, query }: { view: SavedView; query: string }) {
  const { t } = useWords();
  const [name, setName] = useState(view.name);
  const change = useViewChange();
  const replace = (changed: Partial<SavedView>) =>
    change.mutate({ act: 'REPLACE', view: { ...view, ...changed } });
  const rename = () => {
    const typed = name.trim();
    if (typed === '') setName(view.name);
    else if (typed !== view.name) replace({ name: typed });
  };
  return (
    <Stack gap={4}>
      <Group wrap="nowrap" gap="sm">
        <TextInput
          flex={1}
          aria-label={t('board.views.rename', { name: view.name })}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename();
          }}
        />
        <Switch
          label={t('board.views.share')}
          checked={view.shared}
          onChange={(event) => replace({ shared: event.currentTarget.checked })}
        />
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t('board.views.remove', { name: view.name })}
          onClick={() => change.mutate({ act: 'DELETE', viewId: view.viewId })}
        >
          <IconTrash size={18} />
        </ActionIcon>
      </Group>
      {view.query !== query && (
        <Button
          size="compact-xs"
          variant="subtle"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => replace({ query })}
        >
          {t('board.views.update', { name: view.name })}
        </Button>
      )}
      {change.error && <Failed error={change.error} />}
    </Stack>
  );
}
