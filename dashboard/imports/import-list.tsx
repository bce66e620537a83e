import { Anchor, Badge, Table, Title } from '@mantine/core';
import { Link } from 'wouter';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { type OrderImport, rowStates, useImports } from './imports.ts';
import { stateColours } from './state-colours.ts';

/** Earlier checks and imports, the newest first. */
export function ImportList() {
  const { t } = useWords();
  const { data, error, refetch } = useImports();
  if (data === undefined)
    return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={4} />;
  if (data.items.length === 0) return <Empty>{t('imports.none')}</Empty>;
  return (
    <>
      <Title order={2} size="h4">
        {t('imports.earlier')}
      </Title>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing={6} data-imports={data.items.length}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('imports.file')}</Table.Th>
              <Table.Th>{t('imports.kind')}</Table.Th>
              <Table.Th>{t('imports.by')}</Table.Th>
              <Table.Th>{t('imports.rows')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((each) => (
              <ImportLine key={each.importId} found={each} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function ImportLine({ found }: { found: OrderImport }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  return (
    <Table.Tr data-import={found.importId}>
      <Table.Td>
        <Anchor component={Link} href={`/imports?import=${found.importId}`} size="sm" fw={600}>
          {found.fileName}
        </Anchor>
      </Table.Td>
      <Table.Td>{t(found.dryRun ? 'imports.dryRun' : 'imports.real')}</Table.Td>
      <Table.Td>
        {name(found.requestedBy.names)} · {short(found.createdAt)}
      </Table.Td>
      <Table.Td>
        {rowStates
          .filter((state) => found.counts[state] > 0)
          .map((state) => (
            <Badge key={state} mr={4} tt="none" variant="light" color={stateColours[state]}>
              {t(`imports.states.${state}`)} {found.counts[state]}
            </Badge>
          ))}
      </Table.Td>
    </Table.Tr>
  );
}
