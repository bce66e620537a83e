import { Alert, Button, Code, CopyButton, Drawer, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { FieldContext } from '../forms/field-context.ts';
import { type FieldSchema, filled, missing, type Values } from '../forms/schema.ts';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { useBodySchema } from './body-schema.ts';
import type { Resource, RowAct } from './resources.ts';
import { pathOf, type Row, useChangeOf } from './use-resource.ts';

interface ResourceFormProps {
  part: string;
  resource: Resource;
  act: RowAct | 'add';
  row: Row | undefined;
  onClose: () => void;
}

/** A form made from what the API says of the body; what is told once is shown until it is closed. */
export function ResourceForm({ part, resource, act, row, onClose }: ResourceFormProps) {
  const { t } = useWords();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const [told, setTold] = useState<string | null>();
  const method = act === 'add' ? 'post' : act.method;
  const path = act === 'add' ? resource.path : act.path;
  const schema = useBodySchema(method, path);
  const title = act === 'add' ? t(`administration.add.${part as 'people'}`) : t(`administration.${act.word}`);
  const done = (answer: Row | undefined) => {
    const { once } = resource;
    if (once === undefined || answer === undefined || !(once in answer)) {
      notifications.show({ color: 'teal', message: t('administration.saved') });
      return onClose();
    }
    const value = answer[once];
    return setTold(typeof value === 'string' ? value : null);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      position={narrow ? 'bottom' : 'right'}
      size={narrow ? '92%' : 'lg'}
    >
      {told !== undefined && <Told value={told} onClose={onClose} />}
      {told === undefined && schema === undefined && <Loading rows={3} />}
      {told === undefined && schema !== undefined && (
        <Form
          part={part}
          schema={schema}
          first={act !== 'add' && act.prefilled && row !== undefined ? heldBy(schema, row) : {}}
          send={{ method: method.toUpperCase() as 'POST', path: pathOf(path, row) }}
          onDone={done}
        />
      )}
    </Drawer>
  );
}

function Form(props: {
  part: string;
  schema: FieldSchema;
  first: Values;
  send: { method: 'POST' | 'PUT' | 'PATCH'; path: string };
  onDone: (answer: Row | undefined) => void;
}) {
  const { part, schema, first, send, onDone } = props;
  const { t } = useWords();
  const [values, setValues] = useState(first);
  const [tried, setTried] = useState(false);
  const change = useChangeOf(part);
  const lacking = missing(schema, values);
  const refused = problemOf(change.error)?.errors ?? [];
  const errorAt = (path: string) =>
    refused.find((each) => each.path.replace(/^body\./, '') === path)?.reason ??
    (tried && lacking.includes(path) ? t('form.required') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacking.length > 0 || change.isPending) return;
    change.mutate({ ...send, body: bodyOf(schema, values) }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate data-form={part}>
      <FieldContext value={{ lines: [], errorAt }}>
        <Stack gap="md">
          <SchemaFields schema={schema} values={values} onChange={setValues} />
          {change.error && <Failed error={change.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={change.isPending}>
              {t('act.save')}
            </Button>
          </Group>
        </Stack>
      </FieldContext>
    </form>
  );
}

/** What is told once: a key, a secret, a link. */
function Told({ value, onClose }: { value: string | null; onClose: () => void }) {
  const { t } = useWords();
  if (value === null) return <Alert color="orange">{t('administration.onceGone')}</Alert>;
  return (
    <Stack gap="md" data-told>
      <Alert color="orange" role="status">
        {t('administration.once')}
      </Alert>
      <Code block style={{ wordBreak: 'break-all', whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'act.copied' : 'act.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('act.close')}</Button>
      </Group>
    </Stack>
  );
}

/** What the row holds of the fields of the form. */
function heldBy(schema: FieldSchema, row: Row): Values {
  const names = Object.keys(schema.properties ?? {}).filter((name) => row[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

/** What is sent. A consent that can only be given is left out where it is refused. */
function bodyOf(schema: FieldSchema, values: Values): Values {
  const kept = Object.entries(values).filter(
    ([name, value]) => !(value === false && schema.properties?.[name]?.onlyTrue === true),
  );
  return (filled(Object.fromEntries(kept)) ?? {}) as Values;
}
