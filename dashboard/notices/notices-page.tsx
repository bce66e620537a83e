import './notices.css';
import { Button, Paper, Stack, Title } from '@mantine/core';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { NoticeRow } from './notice-row.tsx';
import { useMarkSeen, useNotices } from './notices.ts';

/** What I was told, the latest first; what is new is marked. */
export function NoticesPage() {
  const { t } = useWords();
  const { data, error, refetch, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useNotices();
  const notices = data?.pages.flatMap(({ items }) => items) ?? [];
  const fresh = useMarkSeen(notices);
  return (
    <Stack gap="sm" maw={920}>
      <Title order={1} size="h3">
        {t('frame.notices')}
      </Title>
      {isPending && <Loading />}
      {error && data === undefined && <Failed error={error} retry={() => void refetch()} />}
      {data && notices.length === 0 && <Empty>{t('notice.none')}</Empty>}
      {notices.length > 0 && (
        <Paper withBorder radius="md" style={{ overflow: 'clip' }} component="ul" p={0} m={0}>
          {notices.map((notice) => (
            <li key={notice.noticeId} style={{ listStyle: 'none' }}>
              <NoticeRow notice={notice} fresh={fresh.has(notice.noticeId)} />
            </li>
          ))}
        </Paper>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('state.more')}
        </Button>
      )}
    </Stack>
  );
}
