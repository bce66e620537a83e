import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Problem, problemOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { useWords } from '../words/use-words.ts';
import type { Act } from './act.ts';
import { isAway, OutOfReach } from './out-of-reach.tsx';

interface StoryItem {
  version: number;
  who: { zh: string; en: string };
  text: { zh: string; en: string };
}

/** Why an act was not accepted, and the way on from there. Nothing typed is lost. */
export function Refusal({
  error,
  act,
  sendOn,
}: {
  error: unknown;
  act: Act;
  sendOn: (version: number) => void;
}) {
  const { t } = useWords();
  const problem = problemOf(error);
  if (isAway(error)) return <OutOfReach error={error} />;
  if (problem?.code === 'version-moved') return <Stale act={act} sendOn={sendOn} />;
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle />}
      role="alert"
      title={problem?.title ?? t('form.refused')}
      data-refused={problem?.code ?? 'unknown'}
    >
      <Stack gap={4}>
        {problem?.detail && <Text size="sm">{problem.detail}</Text>}
        <OtherErrors problem={problem} act={act} />
      </Stack>
    </Alert>
  );
}

/** Problems of fields that the form does not show. */
function OtherErrors({ problem, act }: { problem: Problem | undefined; act: Act }) {
  const shown = new Set(Object.keys(act.schema.properties ?? {}));
  const others = (problem?.errors ?? []).filter(
    ({ path }) => !shown.has(path.replace(/^(body\.)?input\./, '')),
  );
  if (others.length === 0) return null;
  return (
    <List size="sm">
      {others.map(({ path, reason }) => (
        <List.Item key={path + reason}>
          {path}: {reason}
        </List.Item>
      ))}
    </List>
  );
}

/** The screen was stale: what happened meanwhile, and the same act on the latest version. */
function Stale({ act, sendOn }: { act: Act; sendOn: (version: number) => void }) {
  const { t, name } = useWords();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['story-since', ...act.subject.key, act.version],
    queryFn: async () => {
      const { path, story: told, key } = act.subject;
      const latest = await request<{ version: number }>(path);
      client.setQueryData(key, latest);
      const story = await request<{ items: StoryItem[] }>(told);
      return { version: latest.version, items: story.items.filter(({ version }) => version > act.version) };
    },
  });
  return (
    <Alert
      color="orange"
      icon={<IconHistory />}
      role="alert"
      title={t('form.stale')}
      data-refused="version-moved"
    >
      <Stack gap="xs" align="flex-start">
        <List size="sm" data-changes>
          {(data?.items ?? []).map((item) => (
            <List.Item key={`${item.version}-${item.text.en}`}>
              {name(item.who)}: {name(item.text)}
            </List.Item>
          ))}
        </List>
        <Text size="sm">{t('form.staleHint')}</Text>
        {data && (
          <Button size="xs" variant="filled" onClick={() => sendOn(data.version)}>
            {t('form.submitAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
