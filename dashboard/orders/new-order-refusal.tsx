import { Alert, Anchor, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { fieldNames } from '../../domain/names/detail-names.ts';
import { problemOf } from '../api/problem.ts';
import { isAway, OutOfReach } from '../forms/out-of-reach.tsx';
import { useWords } from '../words/use-words.ts';

/** Why the order was not taken, field by field; all that was typed is still there. */
export function NewOrderRefusal({ error, onGo }: { error: unknown; onGo: (path: string) => void }) {
  const { t, name } = useWords();
  const problem = problemOf(error);
  if (isAway(error)) return <OutOfReach error={error} />;
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle />}
      role="alert"
      title={problem?.title ?? t('form.refused')}
      data-refused={problem?.code ?? 'unknown'}
    >
      {problem?.detail && <Text size="sm">{problem.detail}</Text>}
      <List size="sm">
        {(problem?.errors ?? []).map(({ path, reason }) => (
          <List.Item key={path + reason}>
            <Anchor component="button" type="button" size="sm" onClick={() => onGo(fieldPath(path))}>
              {name(fieldNames(fieldPath(path)))}
            </Anchor>
            : {reason}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** The path of a field in the form, of the API's path in the body. */
export function fieldPath(path: string): string {
  return path.replace(/^body\./, '');
}
