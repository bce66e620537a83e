import {
  ActionIcon,
  Anchor,
  Badge,
  Group,
  Paper,
  ScrollArea,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { SupervisionReport } from '../../api/views/supervision-schema.ts';
import { deviationKinds } from '../../domain/figures/deviation-kinds.ts';
import type { FirstCase } from '../cases/new-case.tsx';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';

type DepartmentRow = SupervisionReport['departments'][number];
type KindRow = DepartmentRow['kinds'][number];
type Example = KindRow['examples'][number];

/** What was found in a department: how often each kind, and the newest of it, each one click from its order or case. */
export function DepartmentDeviations(props: { row: DepartmentRow; onOpenCase: (first: FirstCase) => void }) {
  const { row, onOpenCase } = props;
  const { t, name } = useWords();
  return (
    <Paper component="section" withBorder p="sm" data-department={row.department}>
      <Group gap="xs" mb={4}>
        <Title order={2} size="h5">
          {name(row.name)}
        </Title>
        <Badge variant="light" color="gray">
          {row.count}
        </Badge>
      </Group>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': name(row.name) }}>
        <Table verticalSpacing={6} miw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={220}>{t('supervision.kind')}</Table.Th>
              <Table.Th w={70} ta="right">
                {t('supervision.count')}
              </Table.Th>
              <Table.Th>{t('supervision.newest')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {row.kinds.map((found) => (
              <Table.Tr key={found.kind} data-kind={found.kind} style={{ verticalAlign: 'top' }}>
                <Table.Th scope="row" fw={500}>
                  {name(found.name)}
                </Table.Th>
                <Table.Td ta="right">{found.count}</Table.Td>
                <Table.Td>
                  <Examples row={row} found={found} onOpenCase={onOpenCase} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Paper>
  );
}

function Examples(props: { row: DepartmentRow; found: KindRow; onOpenCase: (first: FirstCase) => void }) {
  const { row, found, onOpenCase } = props;
  const { t, name } = useWords();
  const { short } = useInstants();
  if (found.examples.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('supervision.notYours')}
      </Text>
    );
  }
  return (
    <Stack component="ul" gap={2} m={0} p={0}>
      {found.examples.map((example) => (
        <Group
          component="li"
          key={`${example.id} ${example.at} ${example.what.en}`}
          gap="xs"
          wrap="nowrap"
          style={{ listStyle: 'none' }}
          data-example={example.id}
        >
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={t('supervision.openCase', { number: example.number, what: name(example.what) })}
            title={t('supervision.openCase', { number: example.number, what: name(example.what) })}
            onClick={() => onOpenCase(caseAbout(row, found, example, name, short))}
          >
            <IconFolderPlus size={16} aria-hidden />
          </ActionIcon>
          <Anchor component={Link} href={pathOf(example)} size="sm" fw={600}>
            {example.number}
          </Anchor>
          <Text size="sm" lineClamp={1}>
            {name(example.what)}
          </Text>
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {short(example.at)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}

function pathOf({ of, id }: Example): string {
  return of === 'ORDER' ? `/orders/${id}` : `/cases/${id}`;
}

/** A violation case about an example, filled in as far as the report tells; the person and the rule are asked for. */
function caseAbout(
  row: DepartmentRow,
  found: KindRow,
  example: Example,
  name: (names: KindRow['name']) => string,
  short: (instant: string) => string,
): FirstCase {
  const { of, id, number, at, what } = example;
  return {
    about: `${found.kind}.${id}.${at}`,
    values: {
      kind: 'VIOLATION',
      type: deviationKinds[found.kind].violation,
      department: row.department,
      description: `${number}: ${name(found.name)}, ${name(what)}, ${short(at)}`,
      orders: of === 'ORDER' ? [{ orderId: id }] : [],
    },
    named: of === 'ORDER' ? { [id]: number } : {},
  };
}
