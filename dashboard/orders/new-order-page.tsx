import { Alert, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CommandListView } from '../../api/views/word-schemas.ts';
import { request } from '../api/request.ts';
import type { FieldSchema } from '../forms/schema.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { holdsOne, useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { NewOrderForm } from './new-order-form.tsx';

/** Enters an order; its fields are those of the command that receives it. */
export function NewOrderPage() {
  const { t } = useWords();
  const session = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['commands'],
    queryFn: ({ signal }) => request<CommandListView>('/v1/commands', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const receive = data?.items.find(({ command }) => command === 'receiveOrder');
  return (
    <Stack gap="md" maw={1180}>
      <div>
        <Title order={1} size="h2">
          {t('order.fresh.title')}
        </Title>
        <Text c="dimmed">{t('order.fresh.lead')}</Text>
      </div>
      {data === undefined &&
        (error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={8} />)}
      {receive && !holdsOne(session, receive.roles) && <Alert color="gray">{t('order.fresh.mayNot')}</Alert>}
      {receive && holdsOne(session, receive.roles) && <NewOrderForm schema={receive.schema as FieldSchema} />}
    </Stack>
  );
}
