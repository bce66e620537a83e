import { Select } from '@mantine/core';
import { usePeople } from '../../api/people.ts';
import { useWords } from '../../words/use-words.ts';
import { useFieldContext } from '../field-context.ts';
import type { FieldProps } from '../schema-fields.tsx';

/** A colleague, found by name or id. */
export function PersonField({ path, label, required, value, onChange }: FieldProps) {
  const { t, name } = useWords();
  const { errorAt } = useFieldContext();
  const people = usePeople();
  return (
    <Select
      label={label}
      name={path}
      withAsterisk={required}
      error={errorAt(path)}
      placeholder={t('form.choose')}
      searchable
      data={people.map((person) => ({
        value: person.personId,
        label: `${name(person.names)} (${person.personId})`,
      }))}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
    />
  );
}
