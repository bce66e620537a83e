import { Fieldset, SimpleGrid, Stack } from '@mantine/core';
import { type ComponentType, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useWords } from '../words/use-words.ts';
import { ChecklistField } from './fields/checklist-field.tsx';
import { ChoiceField, YesNoField } from './fields/choice-fields.tsx';
import { ClockField } from './fields/clock-field.tsx';
import { LotLinesField } from './fields/lot-lines-field.tsx';
import { MoneyField } from './fields/money-field.tsx';
import { OrderFileField } from './fields/order-file-field.tsx';
import { PersonField } from './fields/person-field.tsx';
import { RowsField, TextsField } from './fields/rows-field.tsx';
import { DateField, InstantField, LongTextField, NumberField, TextField } from './fields/text-fields.tsx';
import { type FieldKind, type FieldSchema, fieldsOf, kindOf, type Value, type Values } from './schema.ts';

/** What every field is given. */
export interface FieldProps {
  schema: FieldSchema;
  path: string;
  label: string;
  required: boolean;
  value: Value;
  onChange: (value: Value) => void;
  /** The fields of an object inside this one. */
  Fields: ComponentType<SchemaFieldsProps>;
}

export interface SchemaFieldsProps {
  schema: FieldSchema;
  path?: string;
  values: Values;
  onChange: (values: Values) => void;
  /** Fields that the context has decided and nobody needs to see. */
  hidden?: readonly string[];
  /** Side by side where there is room; one below the other if absent. */
  columns?: number;
}

/** The fields of an object, made from its schema: a command that comes later needs no code here. */
export function SchemaFields(props: SchemaFieldsProps) {
  const { schema, path = '', values, onChange, hidden = [], columns } = props;
  const labelOf = useFieldLabel();
  // A field may answer late, as an upload does: its value goes among the others as they are by then.
  const latest = useRef({ values, onChange });
  useLayoutEffect(() => {
    latest.current = { values, onChange };
  });
  const set = (name: string, value: Value) =>
    latest.current.onChange({ ...latest.current.values, [name]: value });
  const fields = (
    <>
      {fieldsOf(schema)
        .filter(({ name }) => !hidden.includes(name))
        .map(({ name, field, required }) => (
          <SchemaField
            key={name}
            schema={field}
            path={path === '' ? name : `${path}.${name}`}
            label={labelOf(name, field)}
            required={required}
            value={values[name]}
            onChange={(value) => set(name, value)}
            Fields={SchemaFields}
          />
        ))}
    </>
  );
  if (columns === undefined) return <Stack gap="md">{fields}</Stack>;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: columns }} verticalSpacing="md">
      {fields}
    </SimpleGrid>
  );
}

/** The words of a field: the API's, else its description, else its name. */
export function useFieldLabel(): (name: string, field: FieldSchema) => string {
  const { name: nameIn } = useWords();
  return (name, field) => nameIn(field['x-label']) || field.description || name;
}

function ObjectField({ schema, path, label, value, onChange, Fields }: FieldProps) {
  const values = (typeof value === 'object' && value !== null ? value : {}) as Values;
  return (
    <Fieldset legend={label}>
      <Fields schema={schema} path={path} values={values} onChange={onChange} />
    </Fieldset>
  );
}

const fieldComponents: Record<FieldKind, (props: FieldProps) => ReactNode> = {
  lotLines: LotLinesField,
  checklist: ChecklistField,
  money: MoneyField,
  orderFile: OrderFileField,
  object: ObjectField,
  rows: RowsField,
  texts: TextsField,
  choice: ChoiceField,
  yesNo: YesNoField,
  number: NumberField,
  date: DateField,
  instant: InstantField,
  person: PersonField,
  clock: ClockField,
  longText: LongTextField,
  text: TextField,
};

function SchemaField(props: FieldProps) {
  const Component = fieldComponents[kindOf(props.schema)];
  return <Component {...props} />;
}
