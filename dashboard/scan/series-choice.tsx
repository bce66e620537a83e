import { Paper, Select, Stack, Text } from '@mantine/core';
import { type FormEvent, useMemo } from 'react';
import { type CommandRow, useCommandTable } from '../api/words.ts';
import { FieldContext } from '../forms/field-context.ts';
import { type FieldSchema, kindOf, type Values } from '../forms/schema.ts';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';

interface SeriesChoiceProps {
  command: string;
  onCommand: (command: string) => void;
  common: Values;
  onCommon: (values: Values) => void;
}

/** The act that every scan gives, chosen once, with what is the same for all of them. */
export function SeriesChoice({ command, onCommand, common, onCommon }: SeriesChoiceProps) {
  const { t, name } = useWords();
  const own = useOwnCommands();
  const row = own.find((each) => each.command === command);
  const schema = useMemo(() => row && commonSchema(row.schema as FieldSchema), [row]);
  return (
    <Paper withBorder p="sm" radius="md">
      <Stack gap="sm">
        <Select
          label={t('scan.act')}
          description={t('scan.actHint')}
          placeholder={t('form.choose')}
          data={own.map((each) => ({ value: each.command, label: name(each.title) }))}
          value={command || null}
          searchable
          onChange={(chosen) => onCommand(chosen ?? '')}
          data-series-act
        />
        {schema && Object.keys(schema.properties ?? {}).length > 0 && (
          <FieldContext value={{ lines: [], errorAt: () => undefined }}>
            <Text size="xs" c="dimmed">
              {t('scan.commonHint')}
            </Text>
            <form onSubmit={goToScan}>
              <SchemaFields schema={schema} values={common} onChange={onCommon} />
              <button type="submit" hidden />
            </form>
          </FieldContext>
        )}
      </Stack>
    </Paper>
  );
}

/** Enter ends the choice: what a scanner types next is a code and no part of a field. */
function goToScan(event: FormEvent): void {
  event.preventDefault();
  document.querySelector<HTMLInputElement>('[data-scan-field]')?.focus();
}

/** Commands of orders and lots that the person may give, those of lots first: they bear the labels. */
function useOwnCommands(): CommandRow[] {
  const { roles } = useSession();
  const table = useCommandTable();
  return useMemo(
    () =>
      table
        .filter(({ command }) => command !== 'receiveOrder')
        .filter((row) => row.roles.some((role) => roles.includes(role)))
        .toSorted((a, b) => Number(b.subject === 'lot') - Number(a.subject === 'lot')),
    [table, roles],
  );
}

/** Fields that can be the same for all: quantities and rows are each lot's own. Nothing must be given here. */
function commonSchema(schema: FieldSchema): FieldSchema {
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([, field]) => !['lotLines', 'rows', 'object'].includes(kindOf(field)),
  );
  const required = new Set(schema.required ?? []);
  const sorted = fields.toSorted(([a], [b]) => Number(required.has(b)) - Number(required.has(a)));
  return { type: 'object', properties: Object.fromEntries(sorted) };
}
