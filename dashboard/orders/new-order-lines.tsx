import { Button, Group, Kbd, Stack, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useFieldContext } from '../forms/field-context.ts';
import type { FieldSchema, Values } from '../forms/schema.ts';
import { useAmounts } from '../words/amounts.ts';
import { useWords } from '../words/use-words.ts';
import { amountOfLine, totalOf } from './new-order-amounts.ts';
import { NewOrderLine } from './new-order-line.tsx';
import { type ChangeLines, useLines } from './use-lines.ts';
import type { Lookups } from './use-lookups.ts';

/** Columns of the table, by the names that the API gives them. */
const columns = ['productName', 'model', 'specification', 'quantity', 'unit', 'unitPrice'] as const;

const shortcuts = [
  ['Enter', 'order.fresh.keyNext'],
  ['Ctrl D', 'order.fresh.keyCopy'],
  ['Ctrl V', 'order.fresh.keyPaste'],
  ['Ctrl Enter', 'order.fresh.keySave'],
] as const;

/** The lines as a table to type into, by keyboard alone if one likes. */
export function NewOrderLines(props: {
  schema: FieldSchema;
  most: number;
  lines: Values[];
  change: ChangeLines;
  lookups: Lookups;
  onDone: () => void;
}) {
  const { schema, most, lines, change, lookups, onDone } = props;
  const { t, name } = useWords();
  const { money } = useAmounts();
  const { errorAt } = useFieldContext();
  const { body, add, set, choose, leaveCode, keyDown, paste } = useLines({
    schema,
    lines,
    most,
    change,
    lookups,
    onDone,
  });
  const total = totalOf(lines);
  const labels = schema.properties ?? {};
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('order.fresh.linesHint')}
      </Text>
      <Group gap="md" visibleFrom="sm" data-keys>
        {shortcuts.map(([keys, word]) => (
          <Text key={keys} size="xs" c="dimmed">
            <Kbd size="xs">{keys}</Kbd> {t(word)}
          </Text>
        ))}
      </Group>
      {errorAt('lines') && (
        <Text size="sm" c="red" role="alert">
          {errorAt('lines')}
        </Text>
      )}
      <Table.ScrollContainer minWidth={1040}>
        <Table verticalSpacing={4} horizontalSpacing={4} withRowBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={28}>#</Table.Th>
              <Table.Th w={150}>{name(labels['productCode']?.['x-label'])}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column}>{name(labels[column]?.['x-label'])}</Table.Th>
              ))}
              <Table.Th ta="right" miw={96}>
                {t('order.fresh.amount')}
              </Table.Th>
              <Table.Th w={70} aria-label={t('order.fresh.more')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody ref={body}>
            {lines.map((line, index) => (
              <NewOrderLine
                key={index}
                schema={schema}
                line={line}
                index={index}
                amount={money(amountOfLine(line))}
                onChange={(part) => set(index, (now) => ({ ...now, ...part }))}
                onChoose={(product) => choose(index, product)}
                onLeaveCode={() => leaveCode(index)}
                onRemove={() => change((now) => now.toSpliced(index, 1))}
                onKeyDown={(event) => keyDown(event, index)}
                onPaste={(event) => paste(event, index)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="space-between">
        <Button variant="light" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          {t('order.fresh.addLine')}
        </Button>
        <Text fw={650} data-total>
          {total === 'MIXED' ? t('order.fresh.mixed') : t('order.fresh.total', { amount: money(total) })}
        </Text>
      </Group>
    </Stack>
  );
}
