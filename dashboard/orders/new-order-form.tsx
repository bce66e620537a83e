import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { problemOf } from '../api/problem.ts';
import { DraftNotice } from '../forms/draft-notice.tsx';
import { FieldContext } from '../forms/field-context.ts';
import { focusField, focusNext } from '../forms/focus-field.ts';
import { type FieldSchema, missing, type Values } from '../forms/schema.ts';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { NewOrderCustomer } from './new-order-customer.tsx';
import { NewOrderLack } from './new-order-lack.tsx';
import { NewOrderLines } from './new-order-lines.tsx';
import { fieldPath, NewOrderRefusal } from './new-order-refusal.tsx';
import { NewOrderSource, PartFields } from './new-order-source.tsx';
import { applicable, partsOf, placedFields } from './order-parts.ts';
import { useLookups } from './use-lookups.ts';
import { useNewOrder } from './use-new-order.ts';

/** The whole order on one screen; nothing typed is lost until it is saved. */
export function NewOrderForm(props: {
  schema: FieldSchema;
  /** What the form begins with. */
  first: Values;
  /** Name of its draft among those of the person. */
  draftName: string;
  /** The message or paper that it is entered from. */
  draftId?: string;
}) {
  const { schema, first: begun, draftName, draftId } = props;
  const { t } = useWords();
  const { person } = useSession();
  const [, go] = useLocation();
  const draft = useDraft(`${person.personId}.${draftName}`, begun);
  const [tried, setTried] = useState(false);
  const [files, setFiles] = useState<File[]>([]);
  const save = useNewOrder();
  const { values, change } = draft;
  const lookups = useLookups();
  const isSending = useRef(false);
  const lackingIn = (typed: Values) =>
    missing(schema, { customer: {}, ...applicable(typed) }).filter((path) => path !== 'customer');
  const lacking = lackingIn(values);
  const refused = problemOf(save.error)?.errors ?? [];
  const errorAt = (path: string) => {
    const found = refused.find((each) => fieldPath(each.path) === path);
    return found?.reason ?? (tried && lacking.includes(path) ? t('form.required') : undefined);
  };
  const set = (name: string) => (value: unknown) => change((now) => ({ ...now, [name]: value }));
  // The catalogue may have filled in a line since these fields were drawn.
  const changeTerms = (next: Values) => change((now) => ({ ...next, lines: linesOf(now) }));
  const form = useRef<HTMLFormElement>(null);
  const fields = schema.properties ?? {};
  useFirstField(form);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending.current || save.isPending) return;
    // Who types faster than the catalogue answers has its names and prices in the order all the same.
    isSending.current = true;
    await lookups.settled();
    isSending.current = false;
    setTried(true);
    const [first] = lackingIn(draft.now());
    if (first !== undefined) return focusField(form.current, first);
    save.mutate(
      { values: draft.now(), files, draftId },
      {
        onError: (error) => {
          const [wrong] = problemOf(error)?.errors ?? [];
          if (wrong) focusField(form.current, fieldPath(wrong.path));
        },
        onSuccess: (order) => {
          draft.finish();
          notifications.show({
            color: 'teal',
            message: t('order.fresh.saved', { number: order.orderNumber }),
          });
          go(`/orders/${order.orderId}`);
        },
      },
    );
  };
  const keyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    const isSend = event.ctrlKey || event.metaKey;
    // Half an order must not go out by the key that ends a field: it leads to the next one.
    if (!isSend && !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (isSend) form.current?.requestSubmit();
    else if (target instanceof HTMLElement) focusNext(form.current, target);
  };
  return (
    <form
      ref={form}
      onKeyDown={keyDown}
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-label={t('order.fresh.title')}
      data-form="new-order"
    >
      <FieldContext value={{ lines: [], errorAt }}>
        <Stack gap="md">
          <DraftNotice draft={draft} />
          <Fieldset legend={t('order.fresh.customer')}>
            <NewOrderCustomer
              schema={fields['customer'] ?? {}}
              values={(values['customer'] ?? {}) as Values}
              onChange={set('customer')}
              onChosen={() => focusField(form.current, 'lines[0]')}
            />
          </Fieldset>
          <Fieldset legend={t('order.fresh.lines')}>
            <NewOrderLines
              schema={fields['lines']?.items ?? {}}
              most={fields['lines']?.maxItems ?? Number.POSITIVE_INFINITY}
              lines={linesOf(values)}
              change={(part) => change((now) => ({ ...now, lines: part(linesOf(now)) }))}
              lookups={lookups}
              onDone={() => form.current?.querySelector<HTMLElement>('[data-part=terms] input')?.focus()}
            />
          </Fieldset>
          <Fieldset legend={t('order.fresh.terms')} data-part="terms">
            <SchemaFields
              schema={schema}
              values={values}
              onChange={changeTerms}
              hidden={placedFields}
              columns={3}
            />
          </Fieldset>
          {partsOf(values).project && (
            <PartFields
              schema={schema}
              values={values}
              onChange={changeTerms}
              name="project"
              legend={t('order.fresh.project')}
            />
          )}
          <NewOrderSource
            schema={schema}
            values={values}
            onChange={changeTerms}
            files={files}
            onFiles={setFiles}
            isDraft={draftId !== undefined}
          />
          {save.error && (
            <NewOrderRefusal error={save.error} onGo={(path) => focusField(form.current, path)} />
          )}
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <NewOrderLack values={values} onGo={(path) => focusField(form.current, path)} />
            <Button type="submit" size="md" loading={save.isPending} data-submit="receiveOrder">
              {t('order.fresh.save')}
            </Button>
          </Group>
        </Stack>
      </FieldContext>
    </form>
  );
}

function linesOf(values: Values): Values[] {
  return (values['lines'] ?? []) as Values[];
}

/** The page opens where one begins to type; on a phone it does not bring up the keyboard. */
function useFirstField(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    if (!matchMedia('(pointer: fine)').matches) return;
    form.current?.querySelector<HTMLElement>('[data-find=customer], [name="lines[0].productCode"]')?.focus();
  }, [form]);
}
