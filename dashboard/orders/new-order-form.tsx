import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { problemOf } from '../api/problem.ts';
import { DraftNotice } from '../forms/draft-notice.tsx';
import { FieldContext } from '../forms/field-context.ts';
import { type FieldSchema, missing, type Values } from '../forms/schema.ts';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { NewOrderCustomer } from './new-order-customer.tsx';
import { NewOrderLines } from './new-order-lines.tsx';
import { NewOrderRefusal } from './new-order-refusal.tsx';
import { useNewOrder } from './use-new-order.ts';

/** Fields with a place of their own; the terms take all others, also those that come later. */
const source = ['channel', 'externalNumber', 'orderType', 'orderKind', 'occurredAt'];
const placed = [...source, 'customer', 'lines'];

const empty: Values = { channel: 'SALESPERSON', lines: [{}] };

/** The whole order on one screen; nothing typed is lost until it is saved. */
export function NewOrderForm({ schema }: { schema: FieldSchema }) {
  const { t } = useWords();
  const { person } = useSession();
  const [, go] = useLocation();
  const draft = useDraft(`${person.personId}.new-order`, empty);
  const [tried, setTried] = useState(false);
  const save = useNewOrder();
  const { values, change } = draft;
  const lacking = missing(schema, { customer: {}, ...values }).filter((path) => path !== 'customer');
  const refused = problemOf(save.error)?.errors ?? [];
  const errorAt = (path: string) => {
    const found = refused.find((each) => each.path.replace(/^body\./, '') === path);
    return found?.reason ?? (tried && lacking.includes(path) ? t('form.required') : undefined);
  };
  const set = (name: string) => (value: unknown) => change({ ...values, [name]: value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacking.length > 0 || save.isPending) return;
    save.mutate(values, {
      onSuccess: (order) => {
        draft.finish();
        notifications.show({ color: 'teal', message: t('order.fresh.saved', { number: order.orderNumber }) });
        go(`/orders/${order.orderId}`);
      },
    });
  };
  const fields = schema.properties ?? {};
  return (
    <form onSubmit={submit} noValidate aria-label={t('order.fresh.title')} data-form="new-order">
      <FieldContext value={{ lines: [], errorAt }}>
        <Stack gap="md">
          <DraftNotice draft={draft} />
          <Fieldset legend={t('order.fresh.customer')}>
            <NewOrderCustomer
              schema={fields['customer'] ?? {}}
              values={(values['customer'] ?? {}) as Values}
              onChange={set('customer')}
            />
          </Fieldset>
          <Fieldset legend={t('order.fresh.lines')}>
            <NewOrderLines
              schema={fields['lines']?.items ?? {}}
              lines={(values['lines'] ?? []) as Values[]}
              onChange={set('lines')}
            />
          </Fieldset>
          <Fieldset legend={t('order.fresh.terms')}>
            <SchemaFields schema={schema} values={values} onChange={change} hidden={placed} columns={3} />
          </Fieldset>
          <Fieldset legend={t('order.fresh.source')}>
            <SchemaFields
              schema={schema}
              values={values}
              onChange={change}
              hidden={Object.keys(fields).filter((name) => !source.includes(name))}
              columns={4}
            />
          </Fieldset>
          {save.error && <NewOrderRefusal error={save.error} />}
          <Group justify="flex-end">
            <Button type="submit" size="md" loading={save.isPending} data-submit="receiveOrder">
              {t('order.fresh.save')}
            </Button>
          </Group>
        </Stack>
      </FieldContext>
    </form>
  );
}
