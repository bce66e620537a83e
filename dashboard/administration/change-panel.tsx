import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { ChangePreviewView } from './change-preview.tsx';
import { type Change, changesPart, useChange, usePreview } from './changes.ts';
import { useChangeOf } from './use-resource.ts';

/** A drafted change: what keeps it from being applied, what it would do, and the way on. */
export function ChangePanel({ changeId, onClose }: { changeId: string; onClose: () => void }) {
  const { t } = useWords();
  const { data: change, error, refetch } = useChange(changeId);
  if (change === undefined)
    return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={3} />;
  return (
    <Paper withBorder p="md" data-change={change.state}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3} size="h5">
            {t(`administration.change.states.${change.state}`)} · {change.reason}
          </Title>
          <Button size="compact-sm" variant="subtle" onClick={onClose}>
            {t('act.close')}
          </Button>
        </Group>
        {change.state === 'DRAFT' ? <Draft change={change} onClose={onClose} /> : <Outcome change={change} />}
      </Stack>
    </Paper>
  );
}

function Draft({ change, onClose }: { change: Change; onClose: () => void }) {
  const { t } = useWords();
  const preview = usePreview(change);
  const act = useChangeOf(changesPart);
  const path = `/v1/changes/${change.changeId}`;
  return (
    <>
      {change.problems.length > 0 && (
        <Alert
          color="orange"
          icon={<IconAlertTriangle />}
          title={t('administration.change.problems')}
          data-problems
        >
          <List size="sm">
            {change.problems.map(({ path: field, reason }) => (
              <List.Item key={field + reason}>
                {field}: {reason}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {preview.data && <ChangePreviewView preview={preview.data} />}
      {preview.isLoading && <Loading rows={2} />}
      {preview.error && <Failed error={preview.error} retry={() => void preview.refetch()} />}
      {act.error && <Failed error={act.error} />}
      <Group justify="flex-end">
        <Button
          variant="default"
          onClick={() => act.mutate({ method: 'DELETE', path }, { onSuccess: onClose })}
        >
          {t('administration.change.discard')}
        </Button>
        <Button
          disabled={preview.data === undefined}
          loading={act.isPending}
          data-apply
          onClick={() => act.mutate({ method: 'POST', path: `${path}/apply`, body: {} })}
        >
          {t('administration.change.apply')}
        </Button>
      </Group>
    </>
  );
}

function Outcome({ change }: { change: Change }) {
  const { t } = useWords();
  const { result } = change;
  if (result === undefined) return null;
  return (
    <Stack gap={4}>
      {result.version && (
        <Text size="sm">{t('administration.change.applied', { version: result.version })}</Text>
      )}
      <Text size="sm" role="status">
        {t('administration.change.result', { orders: result.orders, failed: result.failed.length })}
      </Text>
      <List size="sm">
        {result.failed.map(({ orderId, reason }) => (
          <List.Item key={orderId}>
            {orderId}: {reason}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
