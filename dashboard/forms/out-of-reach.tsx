import { Alert } from '@mantine/core';
import { IconWifiOff } from '@tabler/icons-react';
import { OfflineError, problemOf } from '../api/problem.ts';
import { useWords } from '../words/use-words.ts';

/** True when nobody knows what became of an act: the connection, the engine or the database was away. */
export function isAway(error: unknown): boolean {
  return error instanceof OfflineError || problemOf(error)?.status === 503;
}

/** Says so, and that the same act may be sent again. */
export function OutOfReach({ error }: { error: unknown }) {
  const { t } = useWords();
  return (
    <Alert color="gray" icon={<IconWifiOff />} role="alert" data-refused="offline">
      {t(error instanceof OfflineError ? 'form.offline' : 'form.unknownOutcome')}
    </Alert>
  );
}
