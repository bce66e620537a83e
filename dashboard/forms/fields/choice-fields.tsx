import { Group, Radio, Select } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { useFieldContext } from '../field-context.ts';
import type { FieldProps } from '../schema-fields.tsx';

/** Up to so many choices stand side by side; more go into a list that can be searched. */
const shownSideBySide = 4;

export function ChoiceField({ schema, path, label, required, value, onChange }: FieldProps) {
  const { t, name } = useWords();
  const { errorAt } = useFieldContext();
  const options = (schema.enum ?? []).map((code) => ({
    value: code,
    label: name(schema['x-options']?.[code]) || code,
  }));
  const chosen = typeof value === 'string' ? value : null;
  const shared = { label, withAsterisk: required, error: errorAt(path) };
  if (options.length > shownSideBySide) {
    return (
      <Select
        {...shared}
        name={path}
        data={options}
        value={chosen}
        placeholder={t('form.choose')}
        searchable
        clearable={!required}
        onChange={onChange}
      />
    );
  }
  return (
    <Radio.Group {...shared} name={path} value={chosen ?? ''} onChange={onChange}>
      <Group mt={6} gap="md">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
      </Group>
    </Radio.Group>
  );
}

/** Nothing is taken for granted: neither answer is chosen beforehand. */
export function YesNoField({ path, label, required, value, onChange }: FieldProps) {
  const { t } = useWords();
  const { errorAt } = useFieldContext();
  const chosen = value === true ? 'yes' : value === false ? 'no' : '';
  return (
    <Radio.Group
      label={label}
      withAsterisk={required}
      error={errorAt(path)}
      name={path}
      value={chosen}
      onChange={(answer) => onChange(answer === 'yes')}
    >
      <Group mt={6} gap="md">
        <Radio value="yes" label={t('form.yes')} />
        <Radio value="no" label={t('form.no')} />
      </Group>
    </Radio.Group>
  );
}
