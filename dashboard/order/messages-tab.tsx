import { Badge, Button, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { messagePage } from '../../api/views/message-schema.ts';
import type { Order } from '../api/orders.ts';
import { usePersonNames } from '../api/people.ts';
import { request } from '../api/request.ts';
import { useApiWords } from '../api/words.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';

type MessagePage = (typeof messagePage)['_zod']['output'];
type Message = MessagePage['items'][number];

const colours = { WAITING: 'blue', SENT: 'teal', FAILED: 'red', WITHDRAWN: 'gray' } as const;

/** Who was told of the order, when, and who has seen it: the customer and people of the company. */
export function MessagesTab({ order }: { order: Order }) {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['order', order.orderId, 'messages'],
    queryFn: ({ pageParam, signal }) =>
      request<MessagePage>(`/v1/orders/${order.orderId}/messages`, {
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  if (data === undefined)
    return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={4} />;
  const messages = data.pages.flatMap(({ items }) => items);
  if (messages.length === 0) return <Empty>{t('review.messages.none')}</Empty>;
  return (
    <Stack gap="sm">
      <Table.ScrollContainer minWidth={620}>
        <Table verticalSpacing={6} data-messages={messages.length}>
          <Table.Caption>{t('review.messages.caption')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('review.messages.to')}</Table.Th>
              <Table.Th>{t('review.messages.what')}</Table.Th>
              <Table.Th>{t('review.messages.channel')}</Table.Th>
              <Table.Th>{t('review.messages.sent')}</Table.Th>
              <Table.Th>{t('review.messages.seen')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {messages.map((message) => (
              <MessageRow key={message.messageId} message={message} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('state.more')}
        </Button>
      )}
    </Stack>
  );
}

function MessageRow({ message }: { message: Message }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const personName = usePersonNames();
  const words = useApiWords();
  const { kind, occasion, channel, to, state, problem, sentAt, queuedAt, seenAt } = message;
  const person = to.names ?? (to.personId === undefined ? undefined : personName(to.personId));
  return (
    <Table.Tr data-message={message.messageId} data-message-state={state}>
      <Table.Td>
        {kind === 'CUSTOMER_MESSAGE' ? (
          <>
            {t('review.messages.customer')}{' '}
            <Text span size="xs" c="dimmed">
              {to.address}
            </Text>
          </>
        ) : (
          name(person) || to.program
        )}
      </Table.Td>
      <Table.Td>
        {occasion === undefined
          ? t(`review.messages.kinds.${kind}`)
          : t(`review.messages.occasions.${occasion}`)}
      </Table.Td>
      <Table.Td>{name(words?.noticeChannels[channel]) || channel}</Table.Td>
      <Table.Td>
        <Badge tt="none" variant="light" color={colours[state]}>
          {t(`review.messages.states.${state}`)}
        </Badge>{' '}
        <Text span size="xs" c="dimmed">
          {short(sentAt ?? queuedAt)}
        </Text>
        {problem !== undefined && state !== 'SENT' && (
          <Text size="xs" c="red">
            {problem}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{seenAt === undefined ? '—' : short(seenAt)}</Table.Td>
    </Table.Tr>
  );
}
