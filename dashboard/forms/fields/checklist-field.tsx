import { Group, Input, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { useFieldContext } from '../field-context.ts';
import type { FieldProps } from '../schema-fields.tsx';

interface Item {
  item: string;
  result: string;
  comment?: string;
}

/** Items of a checklist, each passed unless somebody says otherwise; what failed may say why. */
export function ChecklistField({ schema, path, label, required, value, onChange }: FieldProps) {
  const { t, name } = useWords();
  const { checklist = [], errorAt } = useFieldContext();
  const items = (Array.isArray(value) ? value : []) as Item[];
  if (items.length === 0) return null;
  const results = schema.items?.properties?.['result'];
  const options = (results?.enum ?? []).map((code) => ({
    value: code,
    label: name(results?.['x-options']?.[code]) || code,
  }));
  const set = (index: number, part: Partial<Item>) =>
    onChange(items.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <Input.Wrapper label={label} withAsterisk={required} error={errorAt(path)} labelElement="div">
      <Stack gap={6} mt={4} data-checklist={items.length}>
        {items.map(({ item, result, comment = '' }, index) => {
          const called = name(checklist.find((each) => each.item === item)?.name) || item;
          const isFailed = result !== options[0]?.value;
          return (
            <Stack key={item} gap={4} data-item={item} data-result={result}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm">{called}</Text>
                <SegmentedControl
                  size="xs"
                  aria-label={called}
                  color={isFailed ? 'red' : 'teal'}
                  data={options}
                  value={result}
                  onChange={(chosen) => set(index, { result: chosen })}
                />
              </Group>
              {(isFailed || errorAt(`${path}[${index}].comment`)) && (
                <TextInput
                  aria-label={`${called} · ${t('form.reason')}`}
                  placeholder={t('form.reason')}
                  name={`${path}[${index}].comment`}
                  value={comment}
                  error={errorAt(`${path}[${index}].comment`)}
                  onChange={(event) => set(index, { comment: event.currentTarget.value })}
                />
              )}
            </Stack>
          );
        })}
      </Stack>
    </Input.Wrapper>
  );
}
