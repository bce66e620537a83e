import { Alert, Anchor, Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { FollowedOrderView } from '../../api/views/follow-schema.ts';
import { problemOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { changeLanguage } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';
import { FollowedOrder } from './followed-order.tsx';

interface FollowPageView {
  customer: { name: string };
  items: FollowedOrderView[];
  nextCursor: string | null;
}

/**
 * A customer's own orders, opened by a signed link. The link's token stands behind the `#` of the address, which a
 * browser sends to nobody; it goes out in a header alone (PRIV-10).
 */
export function FollowPage() {
  const { t, language } = useWords();
  const token = useFragment();
  return (
    <Container size="md" py="md" component="main">
      <Stack gap="md">
        <Group justify="flex-end">
          <Anchor
            component="button"
            size="sm"
            onClick={() => void changeLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {t('frame.language')}
          </Anchor>
        </Group>
        {token === '' ? <NoLink /> : <Orders token={token} />}
      </Stack>
    </Container>
  );
}

function Orders({ token }: { token: string }) {
  const { t } = useWords();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['follow', token],
    queryFn: ({ pageParam, signal }) =>
      request<FollowPageView>('/v1/follow/orders', { query: { cursor: pageParam }, bearer: token, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const status = problemOf(error)?.status;
  if (status === 401 || status === 404) return <EndedLink />;
  if (data === undefined) {
    return (
      <>
        <Title order={1}>{t('follow.title')}</Title>
        {error ? <Failed error={error} retry={() => void refetch()} /> : <Loading />}
      </>
    );
  }
  const orders = data.pages.flatMap(({ items }) => items);
  const name = data.pages[0]?.customer.name ?? '';
  return (
    <>
      <Title order={1} size="h2">
        {name === '' ? t('follow.title') : t('follow.of', { name })}
      </Title>
      {orders.length === 0 && <Empty>{t('follow.empty')}</Empty>}
      {orders.map((order) => (
        <FollowedOrder key={order.orderId} order={order} />
      ))}
      {hasNextPage && (
        <Button variant="light" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('follow.more')}
        </Button>
      )}
    </>
  );
}

function EndedLink() {
  const { t } = useWords();
  return (
    <Alert color="orange" icon={<IconLinkOff />} data-link="ENDED">
      <Title order={1} size="h4">
        {t('follow.endedTitle')}
      </Title>
      <Text mt="xs">{t('follow.ended')}</Text>
    </Alert>
  );
}

function NoLink() {
  const { t } = useWords();
  return (
    <Alert color="gray" icon={<IconLinkOff />} data-link="NONE">
      <Title order={1} size="h4">
        {t('follow.none')}
      </Title>
      <Text mt="xs">{t('follow.noneHint')}</Text>
    </Alert>
  );
}

/** What stands behind the `#` of the address. */
function useFragment(): string {
  return useSyncExternalStore(
    (tell) => {
      window.addEventListener('hashchange', tell);
      return () => window.removeEventListener('hashchange', tell);
    },
    () => window.location.hash.slice(1),
  );
}
