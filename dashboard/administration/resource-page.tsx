import './administration.css';
import { Button, Group, ScrollArea, Table, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { useCellText } from './cell.tsx';
import { EndDialog } from './end-dialog.tsx';
import { ResourceForm } from './resource-form.tsx';
import { ResourceRow } from './resource-row.tsx';
import { type Resource, type ResourcePart, type RowAct, resources } from './resources.ts';
import { type Row, useResource } from './use-resource.ts';

/** More rows than this get a box to search them. */
const searchFrom = 8;

interface Opened {
  act: RowAct | 'add';
  row: Row | undefined;
}

/** A list of the API with what can be done to it: rows, a form to add, acts of a row. */
export function ResourcePage({ part }: { part: ResourcePart }) {
  const { t } = useWords();
  const resource: Resource = resources[part];
  const { rows, error, refetch, hasNextPage, fetchNextPage } = useResource(part, resource.path);
  const [opened, setOpened] = useState<Opened>();
  const [ending, setEnding] = useState<Row>();
  const [q, setQ] = useState('');
  const text = useCellText();
  if (rows === undefined) return error ? <Failed error={error} retry={refetch} /> : <Loading />;
  const wanted = q.trim().toLowerCase();
  const shown = rows.filter((row) =>
    resource.columns.some((column) => text(row, column).toLowerCase().includes(wanted)),
  );
  const withActs = resource.acts !== undefined || resource.end !== undefined;
  return (
    <>
      <Group justify="space-between" gap="xs">
        {rows.length > searchFrom ? (
          <TextInput
            type="search"
            aria-label={t('administration.search')}
            placeholder={t('administration.search')}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
          />
        ) : (
          <span />
        )}
        {resource.add && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpened({ act: 'add', row: undefined })}
          >
            {t(`administration.add.${part as 'people'}`)}
          </Button>
        )}
      </Group>
      {shown.length === 0 ? (
        <Empty>{t('administration.none')}</Empty>
      ) : (
        <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
          <Table highlightOnHover verticalSpacing={6} className="resource" data-resource={part}>
            <Table.Thead>
              <Table.Tr>
                {resource.columns.map(({ field, head }) => (
                  <Table.Th key={field} style={{ whiteSpace: 'nowrap' }}>
                    {t(`administration.fields.${head as 'name'}`)}
                  </Table.Th>
                ))}
                {withActs && <Table.Th />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((row) => (
                <ResourceRow
                  key={String(row[resource.id])}
                  row={row}
                  resource={resource}
                  onAct={(act) => setOpened({ act, row })}
                  onEnd={() => setEnding(row)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
      {hasNextPage && (
        <Button variant="default" onClick={fetchNextPage}>
          {t('state.more')}
        </Button>
      )}
      {opened && (
        <ResourceForm
          part={part}
          resource={resource}
          act={opened.act}
          row={opened.row}
          onClose={() => setOpened(undefined)}
        />
      )}
      {ending && (
        <EndDialog part={part} resource={resource} row={ending} onClose={() => setEnding(undefined)} />
      )}
    </>
  );
}
