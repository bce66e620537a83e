import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { useSession } from '../../session/session-context.ts';
import { useWords } from '../../words/use-words.ts';
import { FieldContext } from '../field-context.ts';
import { missing, type Values } from '../schema.ts';
import { SchemaFields, useFieldLabel } from '../schema-fields.tsx';
import type { Extras } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { useFirstFocus } from '../use-first-focus.ts';
import type { BulkRow } from './bulk-target.ts';

interface BulkFormProps {
  rows: readonly BulkRow[];
  /** Fields that each target fills by itself. */
  own: readonly string[];
  pending: boolean;
  onPreview: (common: Values, extras: Extras) => void;
  children?: ReactNode;
}

/** What is typed once for all targets. */
export function BulkForm({ rows, own, pending, onPreview, children }: BulkFormProps) {
  const { t, name } = useWords();
  const { person } = useSession();
  const labelOf = useFieldLabel();
  const act = rows.find((row) => row.act !== undefined)?.act;
  const hidden = useMemo(() => [...own, ...Object.keys(act?.fixed ?? {})], [own, act]);
  const first = useMemo<Values>(() => without(act?.suggested ?? {}, hidden), [act, hidden]);
  const draft = useDraft(`${person.personId}.bulk.${act?.command ?? ''}`, first);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const form = useFirstFocus();
  if (act === undefined) return <Text c="dimmed">{t('bulk.noneOffered')}</Text>;
  const lacking = missing(act.schema, draft.values).filter((path) => !hidden.includes(path));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacking.length > 0 || pending) return;
    onPreview(without(draft.values, hidden), reason === '' ? {} : { reason });
  };
  const ownLabels = own.map((field) => labelOf(field, act.schema.properties?.[field] ?? {}));
  const errorAt = (path: string) => (tried && lacking.includes(path) ? t('form.required') : undefined);
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={name(act.title)} data-bulk-step="form">
      <FieldContext value={{ lines: [], errorAt }}>
        <Stack gap="md">
          {ownLabels.length > 0 && (
            <Alert variant="light" color="gray" p="xs" icon={<IconListDetails size={18} />}>
              <Text size="sm">{t('bulk.own', { fields: ownLabels.join(', ') })}</Text>
            </Alert>
          )}
          <SchemaFields schema={act.schema} values={draft.values} onChange={draft.change} hidden={hidden} />
          <Textarea
            label={t('form.reason')}
            autosize
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {children}
          <Group justify="flex-end">
            <Button type="submit" data-autofocus loading={pending} data-bulk-preview>
              {t('act.preview')}
            </Button>
          </Group>
        </Stack>
      </FieldContext>
    </form>
  );
}

function without(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
