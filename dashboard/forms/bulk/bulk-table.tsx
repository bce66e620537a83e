import { Group, ScrollArea, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconCheck } from '@tabler/icons-react';
import { useWords } from '../../words/use-words.ts';
import { useProblemText } from '../problem-text.ts';
import type { BulkOutcome, BulkRow } from './bulk-target.ts';

interface BulkTableProps {
  rows: readonly BulkRow[];
  outcomes: ReadonlyMap<string, BulkOutcome>;
  /** They were given; else this is what would become of them. */
  isDone: boolean;
}

/** Target by target what becomes of it, refusals in words. */
export function BulkTable({ rows, outcomes, isDone }: BulkTableProps) {
  const { t } = useWords();
  return (
    <ScrollArea.Autosize mah="50vh" tabIndex={0}>
      <Table stickyHeader verticalSpacing={6} aria-label={t(isDone ? 'bulk.resultOf' : 'bulk.wouldBe')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('bulk.order')}</Table.Th>
            <Table.Th>{t('bulk.customer')}</Table.Th>
            <Table.Th>{t(isDone ? 'bulk.resultOf' : 'bulk.wouldBe')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key} data-target={row.orderNumber}>
              <Table.Td>
                <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
                  {row.orderNumber} {row.lotId}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm" lineClamp={1}>
                  {row.customerName}
                </Text>
              </Table.Td>
              <Table.Td>
                <Outcome row={row} outcome={outcomes.get(row.key)} isDone={isDone} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

interface OutcomeProps {
  row: BulkRow;
  outcome: BulkOutcome | undefined;
  isDone: boolean;
}

function Outcome({ row, outcome, isDone }: OutcomeProps) {
  const { t, name } = useWords();
  const textOf = useProblemText();
  if (outcome?.order === undefined) {
    return (
      <Group gap={6} wrap="nowrap" align="flex-start" c="red" data-outcome="refused">
        <IconAlertTriangle size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
        <Text size="sm">{textOf(outcome?.problem)}</Text>
      </Group>
    );
  }
  const { order } = outcome;
  const stage = order.lots.find((lot) => lot.lotId === row.lotId)?.stageName ?? order.stageName;
  return (
    <Group gap={6} wrap="nowrap" data-outcome={isDone ? 'done' : 'would-be'}>
      {isDone ? <IconCheck size={16} aria-hidden /> : <IconArrowRight size={16} aria-hidden />}
      <Text size="sm">
        {isDone && `${t('bulk.done')} · `}
        {name(stage)}
      </Text>
    </Group>
  );
}
