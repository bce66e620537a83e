import { Alert, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type LiveState, listen } from '../api/live.ts';
import { useWords } from '../words/use-words.ts';

const words = { LIVE: 'frame.live', CONNECTING: 'frame.connecting', OFF: 'frame.off' } as const;

/** Says whether the page is live; a lost network is told with what becomes of what was typed. */
export function Connection() {
  const { t } = useWords();
  const client = useQueryClient();
  const { online } = useNetwork();
  const [state, setState] = useState<LiveState>('CONNECTING');
  useEffect(() => listen(client, setState), [client]);
  if (!online) {
    return (
      <Alert color="gray" p="xs" role="status" data-connection="OFFLINE">
        <Text size="xs">{t('frame.offline')}</Text>
      </Alert>
    );
  }
  return (
    <Text size="xs" c="dimmed" p="xs" role="status" data-connection={state}>
      <span aria-hidden style={{ color: state === 'LIVE' ? 'var(--mantine-color-teal-6)' : 'inherit' }}>
        ●
      </span>{' '}
      {t(words[state])}
    </Text>
  );
}
