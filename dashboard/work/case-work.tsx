import { Anchor, Box, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { CaseInboxTask } from '../../api/views/case-schema.ts';
import { request } from '../api/request.ts';
import { Remaining } from '../time/remaining.tsx';
import { useWords } from '../words/use-words.ts';

/** Cases are few: what of them is mine stands above the tasks of orders. */
const shownAtOnce = 20;

/** What cases ask of the reader, soonest due first; nothing where they ask for nothing. */
export function CaseWork() {
  const { t, name } = useWords();
  const { data } = useQuery({
    queryKey: ['work', 'case-tasks'],
    queryFn: ({ signal }) =>
      request<{ items: CaseInboxTask[] }>('/v1/case-tasks', { query: { limit: shownAtOnce }, signal }),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Paper
      withBorder
      p="sm"
      component="section"
      aria-label={t('cases.tasks')}
      data-case-tasks={data.items.length}
    >
      <Text size="sm" fw={600} mb={4}>
        {t('cases.tasks')}
      </Text>
      <Stack component="ul" className="plain-list" gap={4}>
        {data.items.map((task) => (
          <Group component="li" key={`${task.caseId} ${task.taskId}`} justify="space-between" gap="sm">
            <Box flex={1} miw={200}>
              <Anchor component={Link} href={`/cases/${task.caseId}`} size="sm" fw={600}>
                {name(task.title)}
                {task.subject && ` · ${task.subject}`}
              </Anchor>
              <Text size="xs" c="dimmed">
                {task.caseNumber} · {name(task.typeName)}
              </Text>
            </Box>
            <Remaining
              deadline={{
                dueAt: task.dueAt,
                remainingMinutes: task.remainingMinutes,
                approaching: task.approaching,
                overdue: (task.remainingMinutes ?? 0) < 0,
              }}
            />
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
