import { ActionIcon, Button, Fieldset, Group, Input, MultiSelect, Stack, TagsInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../words/use-words.ts';
import { useFieldContext } from '../field-context.ts';
import type { Values } from '../schema.ts';
import type { FieldProps } from '../schema-fields.tsx';

/** A list of objects: one block of fields each. */
export function RowsField({ schema, path, label, required, value, onChange, Fields }: FieldProps) {
  const { t } = useWords();
  const { errorAt } = useFieldContext();
  const given = (Array.isArray(value) ? value : []) as Values[];
  // What must be given begins with a row to fill in.
  const rows: Values[] = given.length === 0 && required ? [{}] : given;
  const items = schema.items ?? {};
  return (
    <Input.Wrapper label={label} withAsterisk={required} error={errorAt(path)} labelElement="div">
      <Stack gap="sm" mt={4}>
        {rows.map((row, index) => (
          <Fieldset key={index} legend={`${label} ${index + 1}`}>
            <Group align="flex-start" wrap="nowrap">
              <Stack flex={1}>
                <Fields
                  schema={items}
                  path={`${path}[${index}]`}
                  values={row}
                  onChange={(changed) => onChange(rows.with(index, changed))}
                />
              </Stack>
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={t('form.removeRow', { row: index + 1 })}
                onClick={() => onChange(rows.toSpliced(index, 1))}
              >
                <IconTrash size={18} />
              </ActionIcon>
            </Group>
          </Fieldset>
        ))}
        {rows.length < (schema.maxItems ?? Number.POSITIVE_INFINITY) && (
          <Button
            variant="light"
            size="xs"
            leftSection={<IconPlus size={14} />}
            style={{ alignSelf: 'flex-start' }}
            onClick={() => onChange([...rows, {}])}
          >
            {t('form.addRow')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

/** A list of short texts, or of choices. */
export function TextsField({ schema, path, label, required, value, onChange }: FieldProps) {
  const { t, name } = useWords();
  const { errorAt } = useFieldContext();
  const texts = (Array.isArray(value) ? value : []).filter((each) => typeof each === 'string');
  const { items } = schema;
  if (items?.enum !== undefined) {
    return (
      <MultiSelect
        label={label}
        name={path}
        withAsterisk={required}
        error={errorAt(path)}
        placeholder={texts.length === 0 ? t('form.choose') : undefined}
        searchable
        data={items.enum.map((code) => ({ value: code, label: name(items['x-options']?.[code]) || code }))}
        value={texts}
        onChange={onChange}
      />
    );
  }
  return (
    <TagsInput
      label={label}
      withAsterisk={required}
      error={errorAt(path)}
      value={texts}
      onChange={onChange}
    />
  );
}
