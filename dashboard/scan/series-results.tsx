import { Alert, Anchor, Button, Group, List, Loader, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconWifiOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import { problemOf } from '../api/problem.ts';
import { useProblemText } from '../forms/problem-text.ts';
import { useWords } from '../words/use-words.ts';
import { NotGiven } from './give-by-scan.ts';
import { scannedPath } from './read-code.ts';
import type { SeriesEntry } from './use-series.ts';

interface SeriesResultsProps {
  entries: readonly SeriesEntry[];
  onAgain: (entry: SeriesEntry) => void;
}

/** What became of each scan, the latest first. */
export function SeriesResults({ entries, onAgain }: SeriesResultsProps) {
  const { t } = useWords();
  const whyNot = useWhyNot();
  const done = entries.filter(({ state }) => state === 'DONE').length;
  const refused = entries.filter(({ state }) => state === 'REFUSED').length;
  return (
    <Stack gap="sm">
      <Text size="sm" fw={650} role="status" data-done={done}>
        {t('scan.tally', { done, refused })}
      </Text>
      {entries.length > 0 && (
        <Paper withBorder radius="md">
          <List listStyleType="none" aria-label={t('scan.results')}>
            {entries.map((entry) => (
              <List.Item key={entry.id} p="xs" data-scan={entry.state}>
                <Entry entry={entry} why={whyNot(entry)} onAgain={onAgain} />
              </List.Item>
            ))}
          </List>
        </Paper>
      )}
      <Text size="xs" c="dimmed">
        {t('scan.final')}
      </Text>
    </Stack>
  );
}

/** That the latest scan did nothing, where nobody can miss it. */
export function LatestRefusal({ latest }: { latest: SeriesEntry | undefined }) {
  const whyNot = useWhyNot();
  if (latest?.state !== 'REFUSED' && latest?.state !== 'UNKNOWN') return null;
  return (
    <Alert
      color={latest.state === 'REFUSED' ? 'red' : 'gray'}
      variant="filled"
      role="alert"
      icon={latest.state === 'REFUSED' ? <IconAlertTriangle /> : <IconWifiOff />}
      title={latest.subject ? `${latest.subject.orderNumber} ${latest.subject.lotId ?? ''}` : latest.code}
      data-scan-refused
    >
      {whyNot(latest)}
    </Alert>
  );
}

interface EntryProps {
  entry: SeriesEntry;
  why: string;
  onAgain: (entry: SeriesEntry) => void;
}

function Entry({ entry, why, onAgain }: EntryProps) {
  const { t, name } = useWords();
  const { subject, state } = entry;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      {state === 'WAITING' && <Loader size={18} aria-label={t('form.submitting')} />}
      {state === 'DONE' && <IconCheck size={20} color="var(--mantine-color-teal-7)" aria-hidden />}
      {state === 'REFUSED' && <IconAlertTriangle size={20} color="var(--mantine-color-red-7)" aria-hidden />}
      {state === 'UNKNOWN' && <IconWifiOff size={20} aria-hidden />}
      <Stack gap={0} flex={1}>
        <Text size="sm" fw={600}>
          {subject ? (
            <Anchor component={Link} href={scannedPath(subject)} inherit>
              {subject.orderNumber} {subject.lotId}
            </Anchor>
          ) : (
            entry.code
          )}
        </Text>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {subject?.products}
        </Text>
        {state === 'DONE' && (
          <Text size="xs">
            {t('scan.doneNow')} · {name(entry.stage)}
          </Text>
        )}
        {(state === 'REFUSED' || state === 'UNKNOWN') && <Text size="xs">{why}</Text>}
      </Stack>
      {state === 'UNKNOWN' && (
        <Button size="compact-sm" variant="light" onClick={() => onAgain(entry)}>
          {t('state.retry')}
        </Button>
      )}
    </Group>
  );
}

function useWhyNot() {
  const { t, name } = useWords();
  const textOf = useProblemText();
  return ({ error, state }: SeriesEntry): string => {
    if (state === 'UNKNOWN') return t('scan.unknown');
    if (error instanceof NotGiven) {
      const fields = error.fields.map(name).join(', ');
      return t(`scan.not.${error.why}`, { stage: name(error.stage), fields });
    }
    const problem = problemOf(error);
    if (problem?.status === 404) return t('scan.noSuchCode');
    return textOf(problem);
  };
}
