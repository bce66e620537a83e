import { Alert, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { CommandListView } from '../../api/views/word-schemas.ts';
import { request } from '../api/request.ts';
import type { FieldSchema, Values } from '../forms/schema.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { holdsOne, useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { useCopiedOrder } from './copied-order.ts';
import { NewOrderForm } from './new-order-form.tsx';

const empty: Values = { channel: 'SALESPERSON', lines: [{}] };

/** Enters an order; its fields are those of the command that receives it. */
export function NewOrderPage() {
  const { t } = useWords();
  const session = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['command-table'],
    queryFn: ({ signal }) => request<CommandListView>('/v1/commands', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const receive = data?.items.find(({ command }) => command === 'receiveOrder');
  const [search] = useSearchParams();
  const from = search.get('copy');
  const copy = useCopiedOrder(from);
  const first = from === null ? empty : copy.data;
  const failed = error ?? copy.error;
  return (
    <Stack gap="md" maw={1180}>
      <div>
        <Title order={1} size="h2">
          {t('order.fresh.title')}
        </Title>
        <Text c="dimmed">{t(from === null ? 'order.fresh.lead' : 'order.fresh.copyLead')}</Text>
      </div>
      {(data === undefined || first === undefined) &&
        (failed ? (
          <Failed error={failed} retry={() => void (error ? refetch() : copy.refetch())} />
        ) : (
          <Loading rows={8} />
        ))}
      {receive && !holdsOne(session, receive.roles) && <Alert color="gray">{t('order.fresh.mayNot')}</Alert>}
      {receive && first && holdsOne(session, receive.roles) && (
        <NewOrderForm
          key={from}
          schema={receive.schema as FieldSchema}
          first={first}
          draftName={from === null ? 'new-order' : `new-order.copy.${from}`}
        />
      )}
    </Stack>
  );
}
