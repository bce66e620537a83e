import '../order/order.css';
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowsSplit, IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useOrder } from '../api/orders.ts';
import { problemOf } from '../api/problem.ts';
import { FieldContext } from '../forms/field-context.ts';
import { InstantField } from '../forms/fields/text-fields.tsx';
import { missing } from '../forms/schema.ts';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { Failed } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { suppositionSchemas, type Typed } from './supposition.ts';
import { SuppositionFields } from './supposition-fields.tsx';
import { useWhatIf } from './use-what-if.ts';
import { WhatIfAnswer } from './what-if-answer.tsx';

/** What would happen to one order, or to all of them, if: a question that changes nothing. */
export function WhatIfPage() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const orderId = params.get('orderId') ?? undefined;
  const { data: order } = useOrder(orderId);
  const [suppositions, setSuppositions] = useState<Typed[]>([{ id: 0, kind: 'NOTHING', values: {} }]);
  const [until, setUntil] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useWhatIf(orderId);
  const lacking = suppositions.flatMap(({ kind, values }, index) =>
    missing(suppositionSchemas[kind], values).map((path) => `suppositions[${index}].${path}`),
  );
  const refused = problemOf(ask.error)?.errors ?? [];
  const errorAt = (path: string) =>
    refused.find((each) => each.path.replace(/^body\./, '') === path)?.reason ??
    (tried && lacking.includes(path) ? t('form.required') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacking.length === 0 && !ask.isPending) ask.mutate({ suppositions, until });
  };
  const add = () =>
    setSuppositions([
      ...suppositions,
      { id: (suppositions.at(-1)?.id ?? 0) + 1, kind: 'SUPPLIER_LATE', values: {} },
    ]);
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h3">
          {t('whatIf.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('whatIf.lead')}
        </Text>
      </div>
      <Paper withBorder p="md">
        <form onSubmit={submit} noValidate data-form="what-if">
          <FieldContext value={{ lines: [], errorAt }}>
            <Stack gap="md">
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {t('whatIf.about')}
                </Text>
                <Badge tt="none" variant="light">
                  {orderId
                    ? t('whatIf.oneOrder', { number: order?.orderNumber ?? orderId })
                    : t('whatIf.allOrders')}
                </Badge>
                {orderId && (
                  <Button size="compact-xs" variant="subtle" onClick={() => setParams({})}>
                    {t('whatIf.toAll')}
                  </Button>
                )}
              </Group>
              {suppositions.map((typed, index) => (
                <SuppositionFields
                  key={typed.id}
                  typed={typed}
                  index={index}
                  ofOneOrder={orderId !== undefined}
                  onChange={(next) => setSuppositions(suppositions.with(index, next))}
                  onRemove={
                    suppositions.length > 1
                      ? () => setSuppositions(suppositions.toSpliced(index, 1))
                      : undefined
                  }
                />
              ))}
              <Group justify="space-between" align="flex-end">
                <Button
                  variant="light"
                  size="xs"
                  leftSection={<IconPlus size={14} aria-hidden />}
                  onClick={add}
                >
                  {t('whatIf.add')}
                </Button>
                <Group align="flex-end">
                  <InstantField
                    schema={{}}
                    path="until"
                    label={t('whatIf.until')}
                    required={false}
                    value={until}
                    onChange={(value) => setUntil(String(value ?? ''))}
                    Fields={SchemaFields}
                  />
                  <Button
                    type="submit"
                    loading={ask.isPending}
                    leftSection={<IconArrowsSplit size={16} aria-hidden />}
                  >
                    {t('whatIf.ask')}
                  </Button>
                </Group>
              </Group>
              {ask.error && <Failed error={ask.error} />}
            </Stack>
          </FieldContext>
        </form>
      </Paper>
      {ask.data && <WhatIfAnswer answer={ask.data} />}
    </Stack>
  );
}
