import './work.css';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { BulkDialog } from '../forms/bulk/bulk-dialog.tsx';
import type { BulkTarget } from '../forms/bulk/bulk-target.ts';
import { type AskedAct, TaskDrawer } from '../forms/task-drawer.tsx';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CaseWork } from './case-work.tsx';
import { DueReports } from './due-reports.tsx';
import { SectionTabs } from './section-tabs.tsx';
import { SilentOrders } from './silent-orders.tsx';
import { TaskList } from './task-list.tsx';
import { askedBy, keyOf, type Task, takeOff, useTasks } from './tasks.ts';
import { useSelection } from './use-selection.ts';
import { emptyFilter, isNarrowed, useWorkAddress } from './use-work-address.ts';
import { WorkFilters } from './work-filters.tsx';

/** My work: what is mine by the soonest due, what is late, what I wait for; done where it is listed. */
export function WorkPage() {
  const { t, name } = useWords();
  const { actingFor } = useSession();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [filter, change] = useWorkAddress();
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage } = useTasks(filter);
  const tasks = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const selection = useSelection(tasks);
  const [asked, setAsked] = useState<{ act: AskedAct; key: string; index: number }>();
  const [bulk, setBulk] = useState<BulkTarget[]>();
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const [focusOn, setFocusOn] = useState<{ index: number }>();
  const leftAt = useRef(0);

  const open = useCallback(
    (task: Task) => {
      if (!task.mine) return go(`/orders/${task.orderId}`);
      const index = tasks.findIndex((each) => keyOf(each) === keyOf(task));
      leftAt.current = index;
      setAsked({ act: askedBy(task), key: keyOf(task), index });
    },
    [tasks, go],
  );
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const finishBulk = (done: string[], refused: ReadonlyMap<string, string>) => {
    takeOff(client, new Set(done));
    setRefusals(refused);
    selection.keep(refused.keys());
  };

  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1} size="h3">
            {t('frame.work')}
          </Title>
          {actingFor.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('frame.actingFor', { names: actingFor.map((each) => name(each.names)).join(', ') })}
            </Text>
          )}
        </div>
        <Text size="xs" c="dimmed" visibleFrom="md">
          {t('work.keys')}
        </Text>
      </Group>
      <SectionTabs value={filter.section} onChange={(section) => change({ section })} />
      <WorkFilters filter={filter} onChange={change} tasks={tasks} />
      {filter.section === 'mine' && <CaseWork />}
      {filter.section === 'mine' && <DueReports />}
      {filter.section === 'mine' && <SilentOrders />}
      {isPending && <Loading />}
      {error && data === undefined && <Failed error={error} retry={() => void refetch()} />}
      {data !== undefined && tasks.length === 0 && (
        <Empty
          action={
            isNarrowed(filter) ? (
              <Button variant="light" onClick={() => change(emptyFilter)}>
                {t('work.showAll')}
              </Button>
            ) : (
              <Button variant="light" component={Link} href="/board">
                {t('frame.board')}
              </Button>
            )
          }
        >
          {t(isNarrowed(filter) ? 'work.nothingFits' : `work.nothing.${filter.section}`)}
        </Empty>
      )}
      {tasks.length > 0 && (
        <TaskList
          tasks={tasks}
          selection={selection}
          refusals={refusals}
          focusOn={focusOn}
          onOpen={open}
          hasMore={hasNextPage}
          onMore={more}
        />
      )}
      <BulkBar
        selection={selection}
        onAct={() =>
          setBulk(
            selection.selected.map((task) => ({
              ...askedBy(task),
              key: keyOf(task),
              customerName: task.customerName ?? '',
            })),
          )
        }
      />
      <TaskDrawer
        asked={asked?.act}
        onClose={() => setAsked(undefined)}
        onDone={() => asked && takeOff(client, new Set([asked.key]))}
        onExited={() => setFocusOn({ index: leftAt.current })}
      />
      {bulk && <BulkDialog targets={bulk} onClose={() => setBulk(undefined)} onResults={finishBulk} />}
    </Stack>
  );
}
