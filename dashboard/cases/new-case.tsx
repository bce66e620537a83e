import { Button, Drawer, Group, Select, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type CaseKind, caseKindCodes, caseKinds } from '../../domain/cases/case-kinds.ts';
import { wrongFieldNames } from '../../domain/names/case-names.ts';
import { type WrongField, wrongFields } from '../../domain/order/order-case.ts';
import { problemOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { useCaseOpening } from '../api/words.ts';
import { DraftNotice } from '../forms/draft-notice.tsx';
import { FieldContext } from '../forms/field-context.ts';
import { type FieldSchema, filled, missing, type Values } from '../forms/schema.ts';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import type { Case } from './cases.ts';

/** What a new case is filled in with, where something else than the list of cases asks for it. */
export interface FirstCase {
  /** Names the draft: what it is about. */
  about: string;
  values: Values;
  /** Numbers of its orders by id. */
  named?: Record<string, string>;
}

/** Opens a case: what happened, to which orders, and whose head deals with it. */
export function NewCase({ onClose, first }: { onClose: () => void; first?: FirstCase }) {
  const { t } = useWords();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const opening = useCaseOpening();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('cases.openCase')}
      position={narrow ? 'bottom' : 'right'}
      size={narrow ? '92%' : 'lg'}
    >
      {opening ? <NewCaseForm schema={opening.schema as FieldSchema} first={first} /> : <Loading rows={5} />}
    </Drawer>
  );
}

function NewCaseForm({ schema, first }: { schema: FieldSchema; first: FirstCase | undefined }) {
  const { t, name } = useWords();
  const { person } = useSession();
  const [, go] = useLocation();
  const client = useQueryClient();
  const draft = useDraft(
    [person.personId, 'new-case', ...(first ? [first.about] : [])].join('.'),
    first?.values ?? { kind: 'EXCEPTION', orders: [{}] },
  );
  const [tried, setTried] = useState(false);
  const sent = useRef<{ body: string; key: string }>(undefined);
  const shown = formOf(schema, draft.values);
  const lacking = missing(shown, draft.values);
  const wrong = wrongFields.find((each) => each === draft.values['wrongField']);
  const isComplete = lacking.length === 0 && (draft.values['type'] !== 'INFO_ERROR' || wrong !== undefined);
  const open = useMutation({
    mutationFn: (body: object) => {
      const text = JSON.stringify(body);
      // The same content sent again after a lost connection opens one case (I8).
      if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
      return request<Case>('/v1/cases', { method: 'POST', body, idempotencyKey: sent.current.key });
    },
    onSuccess: ({ caseId }) => {
      draft.finish();
      void client.invalidateQueries({ queryKey: ['work'] });
      go(`/cases/${caseId}`);
    },
  });
  const refused = problemOf(open.error)?.errors ?? [];
  const errorAt = (path: string) =>
    refused.find((each) => each.path.replace(/^body\./, '') === path)?.reason ??
    (tried && lacking.includes(path) ? t('form.required') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isComplete && !open.isPending) open.mutate(bodyOf(shown, draft.values, wrong));
  };
  return (
    <form onSubmit={submit} noValidate data-form="new-case">
      <FieldContext value={{ lines: [], errorAt }}>
        <Stack gap="md">
          <DraftNotice draft={draft} />
          <SchemaFields
            schema={shown}
            values={draft.values}
            onChange={(next) =>
              draft.change(next['kind'] === draft.values['kind'] ? next : { ...next, type: undefined })
            }
            hidden={['orders']}
          />
          {draft.values['type'] === 'INFO_ERROR' && (
            <Select
              label={t('cases.wrongField')}
              withAsterisk
              error={errorAt('orders[0].wrongField') ?? (tried && !wrong ? t('form.required') : undefined)}
              data={wrongFields.map((value) => ({ value, label: name(wrongFieldNames[value]) }))}
              value={wrong ?? null}
              onChange={(wrongField) => draft.change({ ...draft.values, wrongField })}
            />
          )}
          <OrderChoice
            label={t('cases.orders')}
            error={errorAt('orders')}
            values={draft.values}
            first={first?.named ?? {}}
            onChange={draft.change}
          />
          {open.error && <Failed error={open.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={open.isPending} data-submit="openCase">
              {t('cases.openCase')}
            </Button>
          </Group>
        </Stack>
      </FieldContext>
    </form>
  );
}

/** The orders that the case is about, found by number or customer. */
function OrderChoice(props: {
  label: string;
  error: string | undefined;
  values: Values;
  first: Record<string, string>;
  onChange: (values: Values) => void;
}) {
  const { label, error, values, first, onChange } = props;
  const { t } = useWords();
  const [q, setQ] = useState('');
  const [named, setNamed] = useState(first);
  const { data } = useQuery({
    queryKey: ['orders-named', q],
    queryFn: ({ signal }) =>
      request<{ items: { orderId: string; orderNumber: string; customerName: string | null }[] }>(
        '/v1/orders',
        { query: { q: q === '' ? undefined : q, limit: 20 }, signal },
      ),
  });
  const chosen = ordersOf(values);
  const found = (data?.items ?? []).map(({ orderId, orderNumber, customerName }) => ({
    value: orderId,
    label: [orderNumber, customerName].filter(Boolean).join(' · '),
  }));
  return (
    <Stack gap="xs">
      <Select
        label={label}
        placeholder={t('form.choose')}
        searchable
        value={null}
        error={error}
        data={found.filter(({ value }) => !chosen.includes(value))}
        filter={({ options }) => options}
        onSearchChange={setQ}
        onChange={(orderId, option) => {
          if (orderId === null) return;
          setNamed({ ...named, [orderId]: option?.label ?? orderId });
          onChange({ ...values, orders: [...chosen, orderId].map((each) => ({ orderId: each })) });
        }}
        data-field="orders"
      />
      <Group gap="xs">
        {chosen.map((orderId) => (
          <Button
            key={orderId}
            size="compact-sm"
            variant="light"
            rightSection="×"
            aria-label={`${t('act.remove')} ${named[orderId] ?? orderId}`}
            onClick={() =>
              onChange({
                ...values,
                orders: chosen.filter((each) => each !== orderId).map((each) => ({ orderId: each })),
              })
            }
          >
            {named[orderId] ?? orderId}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

function ordersOf(values: Values): string[] {
  const rows = Array.isArray(values['orders']) ? (values['orders'] as { orderId?: string }[]) : [];
  return rows.flatMap(({ orderId }) => orderId ?? []);
}

/** A kind has its own types, and asks for what it needs. */
function formOf(schema: FieldSchema, values: Values): FieldSchema {
  const kind = caseKindCodes.find((code) => code === values['kind']) ?? 'EXCEPTION';
  const { type, ...others } = schema.properties ?? {};
  const needed: readonly string[] = caseKinds[kind].requiredOfOpening;
  const kept = Object.entries(others).filter(([name]) => !ofOtherKinds(kind).includes(name));
  const options = caseKinds[kind].types;
  return {
    ...schema,
    properties: {
      kind: others['kind'] ?? {},
      type: { ...type, enum: Object.keys(options), 'x-options': options },
      ...Object.fromEntries(kept),
    },
    required: [...(schema.required ?? []), ...needed.filter((name) => name !== 'orders')],
  };
}

const violationFields = ['person', 'rule', 'severity'];

function ofOtherKinds(kind: CaseKind): readonly string[] {
  const needed: readonly string[] = caseKinds[kind].requiredOfOpening;
  return violationFields.filter((name) => !needed.includes(name));
}

/** What is wrong with the information is wrong with each of the orders. */
function bodyOf(schema: FieldSchema, values: Values, wrong: WrongField | undefined): object {
  const known = Object.entries(values).filter(([name]) => schema.properties?.[name] !== undefined);
  const body = (filled(Object.fromEntries(known)) ?? {}) as Values;
  const wrongField = values['type'] === 'INFO_ERROR' && wrong ? { wrongField: wrong } : {};
  return { ...body, orders: ordersOf(values).map((orderId) => ({ orderId, ...wrongField })) };
}
