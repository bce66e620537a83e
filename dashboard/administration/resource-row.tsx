import { Badge, Button, Group, Table } from '@mantine/core';
import { nowMs } from '../time/browser-clock.ts';
import { useWords } from '../words/use-words.ts';
import { Cell } from './cell.tsx';
import type { Resource, RowAct } from './resources.ts';
import type { Row } from './use-resource.ts';

/** A row with its acts; one that is over says so instead. */
export function ResourceRow(props: {
  row: Row;
  resource: Resource;
  onAct: (act: RowAct) => void;
  onEnd: () => void;
}) {
  const { row, resource, onAct, onEnd } = props;
  const { t } = useWords();
  const { columns, acts = [], end, endedBy } = resource;
  const id = String(row[resource.id]);
  const isEnded = endedBy !== undefined && row[endedBy] !== undefined;
  const isExpired = typeof row['expiresAt'] === 'string' && Date.parse(row['expiresAt']) < nowMs();
  const isOver = isEnded || isExpired;
  return (
    <Table.Tr data-row={id} style={isOver ? { opacity: 0.75 } : undefined}>
      {columns.map((column) => (
        <Table.Td key={column.field}>
          <Cell row={row} column={column} />
        </Table.Td>
      ))}
      {(acts.length > 0 || end !== undefined) && (
        <Table.Td>
          <Group gap={4} wrap="nowrap" justify="flex-end">
            {isOver && (
              <Badge variant="light" color="gray" tt="none">
                {t(isEnded ? 'administration.ended' : 'administration.expired')}
              </Badge>
            )}
            {!isOver &&
              acts.map((act) => (
                <Button
                  key={act.word}
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t(`administration.${act.word}`)} ${id}`}
                  onClick={() => onAct(act)}
                >
                  {t(`administration.${act.word}`)}
                </Button>
              ))}
            {!isOver && end !== undefined && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={`${t(`administration.${end}`)} ${id}`}
                onClick={onEnd}
              >
                {t(`administration.${end}`)}
              </Button>
            )}
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
