import { Fieldset, FileInput, Stack } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { FieldSchema, Values } from '../forms/schema.ts';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { useWords } from '../words/use-words.ts';
import { acceptedOriginals, partsOf, sourceFields } from './order-parts.ts';

interface Part {
  schema: FieldSchema;
  values: Values;
  onChange: (values: Values) => void;
}

/** Where the order comes from, and what each channel asks besides. */
export function NewOrderSource(
  props: Part & {
    files: File[];
    onFiles: (files: File[]) => void;
    /** The original is kept already, and decides the channel. */
    isDraft: boolean;
  },
) {
  const { schema, values, onChange, files, onFiles, isDraft } = props;
  const { t } = useWords();
  const { call, paper } = partsOf(values);
  const fields = schema.properties ?? {};
  return (
    <Fieldset legend={t('order.fresh.source')}>
      <Stack gap="md">
        <SchemaFields
          schema={schema}
          values={values}
          onChange={onChange}
          hidden={Object.keys(fields).filter(
            (name) => !sourceFields.includes(name) || (isDraft && name === 'channel'),
          )}
          columns={4}
        />
        {call && <PartFields {...props} name="taken" legend={t('order.fresh.call')} />}
        {paper && !isDraft && (
          <FileInput
            multiple
            clearable
            maw={560}
            label={t('order.fresh.original')}
            description={t('order.fresh.originalHint')}
            placeholder={t('order.fresh.chooseFile')}
            leftSection={<IconPaperclip size={16} aria-hidden />}
            accept={acceptedOriginals}
            value={files}
            onChange={onFiles}
            data-field="originals"
          />
        )}
      </Stack>
    </Fieldset>
  );
}

/** An object of the order as a group of its own. */
export function PartFields(props: Part & { name: string; legend: string }) {
  const { schema, values, onChange, name, legend } = props;
  const part = schema.properties?.[name];
  if (part === undefined) return null;
  return (
    <Fieldset legend={legend} data-part={name}>
      <SchemaFields
        schema={part}
        path={name}
        values={(values[name] ?? {}) as Values}
        onChange={(given) => onChange({ ...values, [name]: given })}
        columns={3}
      />
    </Fieldset>
  );
}
