import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useFieldContext } from '../forms/field-context.ts';
import type { FieldSchema, Values } from '../forms/schema.ts';
import { useAmounts } from '../words/amounts.ts';
import { useWords } from '../words/use-words.ts';
import { amountOfLine, totalOf } from './new-order-amounts.ts';
import { NewOrderLine } from './new-order-line.tsx';

/** Columns of the table, by the names that the API gives them. */
const columns = ['productName', 'model', 'specification', 'quantity', 'unit', 'unitPrice'] as const;

/** The lines as a table to type into: Enter goes to the next line and adds one at the end. */
export function NewOrderLines(props: {
  schema: FieldSchema;
  lines: Values[];
  onChange: (lines: Values[]) => void;
}) {
  const { schema, lines, onChange } = props;
  const { t, name } = useWords();
  const { money } = useAmounts();
  const { errorAt } = useFieldContext();
  const body = useRef<HTMLTableSectionElement>(null);
  const [goTo, setGoTo] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (goTo === undefined) return;
    body.current?.querySelector<HTMLInputElement>(`tr[data-line="${goTo}"] input`)?.focus();
    setGoTo(undefined);
  }, [goTo]);
  const add = () => {
    onChange([...lines, {}]);
    setGoTo(lines.length + 1);
  };
  const enter = (event: KeyboardEvent, index: number) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    if (index === lines.length - 1) add();
    else setGoTo(index + 2);
  };
  const total = totalOf(lines);
  const labels = schema.properties ?? {};
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('order.fresh.linesHint')}
      </Text>
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
                onChange={(changed) => onChange(lines.with(index, changed))}
                onRemove={() => onChange(lines.toSpliced(index, 1))}
                onKeyDown={(event) => enter(event, index)}
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
