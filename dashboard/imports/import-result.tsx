import { Alert, Badge, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconPlayerPlay } from '@tabler/icons-react';
import type { Names } from '../api/session.ts';
import { useApiWords } from '../api/words.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { ImportRows } from './import-rows.tsx';
import { type OrderImport, rowStates } from './imports.ts';
import { stateColours } from './state-colours.ts';

/** What becomes of a sheet: how far it is, how its rows fared, and the sheet back with a result in each row. */
export function ImportResult(props: {
  found: OrderImport;
  onImport: (() => void) | undefined;
  isSending: boolean;
}) {
  const { found, onImport, isSending } = props;
  const { t, name, language } = useWords();
  const { short } = useInstants();
  const { importId, fileName, sheet, dryRun, state, counts, heldUpBy } = found;
  const who = name(found.requestedBy.names);
  const settled = counts.rows - counts.PENDING;
  const fits = counts.OK + counts.GAPS;
  return (
    <Stack gap="md" data-import={importId} data-import-state={state} data-dry-run={dryRun}>
      <Paper withBorder p="md">
        <Stack gap="sm">
          <Group justify="space-between" align="flex-start">
            <div>
              <Title order={2} size="h4">
                {fileName}
              </Title>
              <Text size="sm" c="dimmed">
                {[sheet, who, short(found.createdAt)].filter(Boolean).join(' · ')}
              </Text>
            </div>
            <Badge size="lg" tt="none" variant="light" color={dryRun ? 'gray' : 'blue'}>
              {t(dryRun ? 'imports.dryRun' : 'imports.real')}
            </Badge>
          </Group>
          {state !== 'DONE' && (
            <Progress
              value={counts.rows === 0 ? 0 : (settled / counts.rows) * 100}
              animated
              size="lg"
              aria-label={t('imports.progress', { done: settled, all: counts.rows })}
            />
          )}
          <Text size="sm" role="status">
            {t(state === 'DONE' ? 'imports.done' : 'imports.progress', { done: settled, all: counts.rows })}
            {` · ${t('imports.orders', { count: counts.orders })}`}
          </Text>
          <Group gap="xs">
            {rowStates
              .filter((each) => counts[each] > 0)
              .map((each) => (
                <Badge key={each} tt="none" variant="light" color={stateColours[each]} data-count={each}>
                  {t(`imports.states.${each}`)} {counts[each]}
                </Badge>
              ))}
          </Group>
          {heldUpBy !== undefined && <HeldUp by={heldUpBy} />}
          {state === 'DONE' && (
            <Group gap="sm">
              {onImport !== undefined && (
                <Button
                  onClick={onImport}
                  loading={isSending}
                  disabled={fits === 0}
                  leftSection={<IconPlayerPlay size={16} aria-hidden />}
                  data-submit="import"
                >
                  {t('imports.importNow', { count: fits })}
                </Button>
              )}
              <Button
                component="a"
                href={`/v1/order-imports/${importId}/result.xlsx?locale=${language}`}
                download
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                data-result
              >
                {t('imports.result')}
              </Button>
              <Text size="xs" c="dimmed">
                {t('imports.resultHint')}
              </Text>
            </Group>
          )}
        </Stack>
      </Paper>
      <ImportRows found={found} />
    </Stack>
  );
}

/** Something is away that the import needs; it goes on by itself. */
function HeldUp({ by }: { by: string }) {
  const { t, name } = useWords();
  const problems: Partial<Record<string, { title: Names }>> = useApiWords()?.problems ?? {};
  return (
    <Alert color="orange" role="status" p="xs">
      {t('imports.heldUp', { why: name(problems[by]?.title) || by })}
    </Alert>
  );
}
