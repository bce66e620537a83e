import { Badge, Button, Stack, Table, Text, Title } from '@mantine/core';
import { usePersonNames } from '../api/people.ts';
import { Failed } from '../layout/states.tsx';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { type Change, useChanges } from './changes.ts';

const colours: Record<Change['state'], string> = {
  DRAFT: 'orange',
  APPLYING: 'blue',
  APPLIED: 'teal',
  DISCARDED: 'gray',
};

/** Changes of a kind, the latest first: drafts to go on with, and what was applied by whom and why. */
export function ChangeHistory(props: {
  kind: Change['kind'];
  subject?: string;
  title?: string;
  onOpen: (changeId: string) => void;
}) {
  const { kind, subject, title, onOpen } = props;
  const { t, name } = useWords();
  const { short } = useInstants();
  const personNames = usePersonNames();
  const { data: changes, error, refetch } = useChanges(kind, subject);
  return (
    <Stack gap="xs">
      <Title order={title === undefined ? 3 : 2} size="h5">
        {title ?? t('administration.change.history')}
      </Title>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {changes?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('administration.change.none')}
        </Text>
      )}
      <Table verticalSpacing={5}>
        <Table.Tbody>
          {(changes ?? []).map((change) => (
            <Table.Tr key={change.changeId} data-history={change.state}>
              <Table.Td w={110}>
                <Badge variant="light" color={colours[change.state]} tt="none">
                  {t(`administration.change.states.${change.state}`)}
                </Badge>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{change.reason}</Text>
                <Text size="xs" c="dimmed">
                  {t('administration.change.by', {
                    name: name(personNames(change.appliedBy ?? change.createdBy)),
                    at: short(change.appliedAt ?? change.createdAt),
                  })}
                </Text>
              </Table.Td>
              <Table.Td w={90} ta="right">
                <Button size="compact-sm" variant="subtle" onClick={() => onOpen(change.changeId)}>
                  {t('administration.change.open')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
