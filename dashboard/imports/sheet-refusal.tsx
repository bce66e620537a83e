import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { problemOf } from '../api/problem.ts';
import { isAway, OutOfReach } from '../forms/out-of-reach.tsx';
import { useWords } from '../words/use-words.ts';

/** Why a sheet was not taken at all: its kind, its size, its headings. */
export function SheetRefusal({ error }: { error: unknown }) {
  const { t } = useWords();
  if (isAway(error)) return <OutOfReach error={error} />;
  const problem = problemOf(error);
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle />}
      title={problem?.title ?? t('imports.notTaken')}
      data-refused={problem?.code ?? 'unknown'}
    >
      {!problem?.errors?.length && problem?.detail && <Text size="sm">{problem.detail}</Text>}
      <List size="sm">
        {(problem?.errors ?? []).map(({ path, reason }) => (
          <List.Item key={path + reason}>
            {headingOf(path) ?? t('imports.file')}: {reason}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** `客户` of `headings[客户]`. */
function headingOf(path: string): string | undefined {
  return path.match(/headings\[(.+)\]$/)?.[1];
}
