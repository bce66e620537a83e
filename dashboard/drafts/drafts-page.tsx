import { Alert, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useMayEnter } from '../orders/may-enter.ts';
import { useWords } from '../words/use-words.ts';
import { DraftList } from './draft-list.tsx';
import { type DraftState, draftStates, useDrafts } from './drafts.ts';
import { NewDraft } from './new-draft.tsx';

/** Messages and papers that may be orders: what waits to be entered, the oldest first. */
export function DraftsPage() {
  const { t } = useWords();
  const mayEnter = useMayEnter();
  const [search, setSearch] = useSearchParams();
  const shown = draftStates.find((each) => each === search.get('state')) ?? 'OPEN';
  const [adding, setAdding] = useState(false);
  return (
    <Stack gap="md" maw={1000}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            {t('drafts.title')}
          </Title>
          <Text c="dimmed">{t('drafts.lead')}</Text>
        </div>
        {mayEnter && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)} data-add>
            {t('drafts.add')}
          </Button>
        )}
      </Group>
      <SegmentedControl
        aria-label={t('drafts.shown')}
        w="fit-content"
        maw="100%"
        value={shown}
        onChange={(state) => setSearch(state === 'OPEN' ? {} : { state })}
        data={draftStates.map((value) => ({ value, label: t(`drafts.states.${value}`) }))}
      />
      {mayEnter === undefined && <Loading rows={5} />}
      {mayEnter === true && <Drafts shown={shown} />}
      {mayEnter === false && <Alert color="gray">{t('order.fresh.mayNot')}</Alert>}
      {adding && <NewDraft onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function Drafts({ shown }: { shown: DraftState }) {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useDrafts(shown);
  if (data === undefined)
    return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={5} />;
  const drafts = data.pages.flatMap(({ items }) => items);
  if (drafts.length === 0) return <Empty>{t(shown === 'OPEN' ? 'drafts.none' : 'drafts.noneHere')}</Empty>;
  return (
    <>
      <DraftList drafts={drafts} />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('state.more')}
        </Button>
      )}
    </>
  );
}
