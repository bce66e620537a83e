import { Input, Table, Text, TextInput } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { useFieldContext } from '../field-context.ts';
import type { FieldProps } from '../schema-fields.tsx';

interface LotLine {
  line: number;
  quantity: string;
}

/** Quantities by line of the lot, each beside what the lot holds. Lines left at nothing are not sent. */
export function LotLinesField({ path, label, required, value, onChange }: FieldProps) {
  const { t } = useWords();
  const { lines, errorAt } = useFieldContext();
  const given = (Array.isArray(value) ? value : []) as LotLine[];
  const quantityOf = (line: number) => given.find((each) => each.line === line)?.quantity ?? '';
  const change = (line: number, quantity: string) => {
    const others = given.filter((each) => each.line !== line);
    const next = quantity === '' ? others : [...others, { line, quantity }];
    onChange(next.toSorted((a, b) => a.line - b.line));
  };
  return (
    <Input.Wrapper label={label} withAsterisk={required} error={errorAt(path)} labelElement="div">
      <Table mt={4} verticalSpacing={4}>
        <Table.Tbody>
          {lines.map((each) => {
            const index = given.findIndex(({ line }) => line === each.line);
            return (
              <Table.Tr key={each.line}>
                <Table.Td>
                  <Text size="sm">
                    {each.line}. {each.name}
                  </Text>
                </Table.Td>
                <Table.Td w={120}>
                  <TextInput
                    aria-label={`${label} · ${each.name} · ${t('form.quantityOf')}`}
                    name={`${path}.${each.line}`}
                    inputMode="decimal"
                    value={quantityOf(each.line)}
                    placeholder="0"
                    error={errorAt(`${path}[${index}].quantity`)}
                    onChange={(event) => change(each.line, event.currentTarget.value.trim())}
                  />
                </Table.Td>
                <Table.Td w={110}>
                  <Text size="sm" c="dimmed">
                    / {each.quantity} {each.unit}
                  </Text>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Input.Wrapper>
  );
}
