import { Select, TextInput } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { useFieldContext } from '../field-context.ts';
import type { FieldProps } from '../schema-fields.tsx';

/** One of the order's open deadlines, by what people call it. */
export function ClockField({ path, label, required, value, onChange }: FieldProps) {
  const { t, name } = useWords();
  const { clocks = [], errorAt } = useFieldContext();
  const chosen = typeof value === 'string' ? value : '';
  const shared = { name: path, label, withAsterisk: required, error: errorAt(path) };
  if (clocks.length === 0) {
    return <TextInput {...shared} value={chosen} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  return (
    <Select
      {...shared}
      placeholder={t('form.choose')}
      data={clocks.map(({ clockId, names, lotId }) => ({
        value: clockId,
        label: lotId === undefined ? name(names) : `${name(names)} · ${lotId}`,
      }))}
      value={chosen === '' ? null : chosen}
      onChange={onChange}
    />
  );
}
