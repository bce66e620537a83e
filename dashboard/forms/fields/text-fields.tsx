import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useSession } from '../../session/session-context.ts';
import { localText, zonedInstant } from '../../time/zoned.ts';
import { useFieldContext } from '../field-context.ts';
import type { FieldProps } from '../schema-fields.tsx';

/** What all one-line fields share. */
function useShared({ path, label, required }: FieldProps) {
  const { errorAt } = useFieldContext();
  return { name: path, label, withAsterisk: required, error: errorAt(path), 'aria-required': required };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function TextField(props: FieldProps) {
  const shared = useShared(props);
  const { schema, value, onChange } = props;
  return (
    <TextInput
      {...shared}
      maxLength={schema.maxLength}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function LongTextField(props: FieldProps) {
  const shared = useShared(props);
  return (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={props.schema.maxLength}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

export function NumberField(props: FieldProps) {
  const shared = useShared(props);
  const { schema, value, onChange } = props;
  return (
    <NumberInput
      {...shared}
      min={schema.minimum}
      max={schema.maximum}
      allowDecimal={schema.type === 'number'}
      value={typeof value === 'number' ? value : ''}
      onChange={(given) => onChange(typeof given === 'number' ? given : undefined)}
    />
  );
}

/** The browser's own date field: every phone and keyboard knows it. */
export function DateField(props: FieldProps) {
  const shared = useShared(props);
  return (
    <TextInput
      {...shared}
      type="date"
      // A year of four figures: typing goes on by itself to the next part.
      max="9999-12-31"
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** Typed in the company's time zone, sent with its offset. */
export function InstantField(props: FieldProps) {
  const shared = useShared(props);
  const { company } = useSession();
  return (
    <TextInput
      {...shared}
      type="datetime-local"
      value={localText(textOf(props.value), company.zone)}
      onChange={(event) => props.onChange(zonedInstant(event.currentTarget.value, company.zone))}
    />
  );
}
