import { Button, Collapse, Group, Stack, Text, Textarea, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useMemo, useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import type { Act } from './act.ts';
import { DraftNotice } from './draft-notice.tsx';
import { withFailedItem } from './failed-item.ts';
import { FieldContext } from './field-context.ts';
import { InstantField } from './fields/text-fields.tsx';
import { Refusal } from './refusal.tsx';
import { remember, rememberedFor } from './remembered.ts';
import { missing, type Values } from './schema.ts';
import { SchemaFields } from './schema-fields.tsx';
import { type Extras, useCommand } from './use-command.ts';
import { useDraft } from './use-draft.ts';
import { useFirstFocus } from './use-first-focus.ts';

/** The form of one command, made from its schema; keeps what was typed until it succeeds. */
export function CommandForm({ act, onDone }: { act: Act; onDone: () => void }) {
  const { t, name } = useWords();
  const { person } = useSession();
  const first = useMemo<Values>(
    () => ({ ...rememberedFor(person.personId, act), ...act.suggested }),
    [person.personId, act],
  );
  const draftName = [person.personId, act.subject.id, act.lotId ?? '', act.command].join('.');
  const draft = useDraft(draftName, first);
  const [extras, setExtras] = useState<Extras>({});
  const [more, setMore] = useState(false);
  const [tried, setTried] = useState(false);
  const command = useCommand(act);
  const form = useFirstFocus();
  const hidden = Object.keys(act.fixed);
  const lacking = missing(act.schema, { ...draft.values, ...act.fixed });
  const refused = problemOf(command.error)?.errors ?? [];

  const errorAt = (path: string) => {
    const found = refused.find((each) => each.path.replace(/^(body\.)?input\./, '') === path);
    if (found !== undefined) return found.reason;
    return tried && lacking.includes(path) ? t('form.required') : undefined;
  };

  const send = (version: number) => {
    setTried(true);
    if (lacking.length > 0) return;
    command.mutate(
      { values: draft.values, extras, version },
      {
        onSuccess: () => {
          draft.finish();
          remember(person.personId, act, draft.values);
          notifications.show({ color: 'teal', message: t('form.done', { what: name(act.title) }) });
          onDone();
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!command.isPending) send(act.version);
  };
  const nothingToFill = Object.keys(act.schema.properties ?? {}).every((each) => hidden.includes(each));

  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={name(act.title)} data-command={act.command}>
      <FieldContext
        value={{
          orderId: act.orderId,
          lines: act.lines,
          clocks: act.clocks ?? [],
          checklist: act.checklist ?? [],
          errorAt,
        }}
      >
        <Stack gap="md">
          <DraftNotice draft={draft} />
          {nothingToFill && <Text c="dimmed">{t('form.nothingToFill')}</Text>}
          <SchemaFields
            schema={act.schema}
            values={draft.values}
            onChange={(next) => draft.change((now) => withFailedItem(now, next))}
            hidden={hidden}
          />
          <UnstyledButton onClick={() => setMore(!more)} aria-expanded={more} c="dimmed" fz="sm">
            {t('form.more')}
          </UnstyledButton>
          <Collapse expanded={more}>
            <Stack gap="md">
              <Textarea
                label={t('form.reason')}
                value={extras.reason ?? ''}
                maxLength={1000}
                autosize
                onChange={(event) => setExtras({ ...extras, reason: event.currentTarget.value })}
              />
              <InstantField
                schema={{}}
                path="occurredAt"
                Fields={SchemaFields}
                label={t('form.occurredAt')}
                required={false}
                value={extras.occurredAt}
                onChange={(occurredAt) => setExtras({ ...extras, occurredAt: String(occurredAt) })}
              />
            </Stack>
          </Collapse>
          {command.error && <Refusal error={command.error} act={act} sendOn={send} />}
          <Group justify="flex-end">
            <Button type="submit" data-autofocus loading={command.isPending} data-submit={act.command}>
              {t('form.submit')}
            </Button>
          </Group>
        </Stack>
      </FieldContext>
    </form>
  );
}
