import { Alert, Button, Center, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconWifiOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { OfflineError, problemOf } from '../api/problem.ts';
import { useWords } from '../words/use-words.ts';

/** While a list is on its way: rows of the height that it will have, so that nothing jumps. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <Stack gap="sm" p="md" role="status" aria-label={t('state.loading')} data-state="loading">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={38} radius="md" />
      ))}
    </Stack>
  );
}

/** Nothing to show, in words that say why and what to do. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <Center py="xl" data-state="empty">
      <Stack align="center" gap="xs" maw={420}>
        <IconInbox size={40} stroke={1.3} aria-hidden color="var(--mantine-color-dimmed)" />
        <Text c="dimmed" ta="center">
          {children}
        </Text>
        {action}
      </Stack>
    </Center>
  );
}

/** There is no such page, or nothing that the reader may see. */
export function NotFound() {
  const { t } = useWords();
  return (
    <Empty
      action={
        <Button component={Link} href="/" variant="light">
          {t('state.home')}
        </Button>
      }
    >
      {t('state.notFound')}
    </Empty>
  );
}

/** What could not be read, with the API's own words and a way on. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords();
  const problem = problemOf(error);
  const offline = error instanceof OfflineError;
  if (problem?.status === 404) return <NotFound />;
  return (
    <Alert
      m="md"
      color={offline ? 'gray' : 'red'}
      icon={offline ? <IconWifiOff /> : <IconAlertTriangle />}
      title={offline ? t('frame.offline') : (problem?.title ?? t('state.failed'))}
      data-state="failed"
    >
      <Stack gap="xs" align="flex-start">
        {problem?.detail && <Text size="sm">{problem.detail}</Text>}
        <Group>
          {retry && (
            <Button size="xs" variant="light" onClick={retry}>
              {t('state.retry')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
