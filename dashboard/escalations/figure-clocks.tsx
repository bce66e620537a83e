import { Anchor, Button, ScrollArea, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ClockView } from '../../api/views/clock-schema.ts';
import { clockKindNames, escalationLevelNames } from '../../domain/names/clock-names.ts';
import { isTarget } from '../../domain/order/clock.ts';
import { departments } from '../../domain/people/departments.ts';
import { request } from '../api/request.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { Chosen, Figure } from './figures.ts';

const queries: Record<Figure, { state: 'open' | 'closed'; overdue?: boolean }> = {
  open: { state: 'open' },
  atRisk: { state: 'open', overdue: false },
  breached: { state: 'open', overdue: true },
  onTime: { state: 'closed', overdue: false },
  late: { state: 'closed', overdue: true },
};

/** The deadlines behind a figure. */
export function FigureClocks({ chosen, from, until }: { chosen: Chosen; from: string; until: string }) {
  const { t, name } = useWords();
  const { department, figure } = chosen;
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['work', 'clocks', department, figure],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: ClockView[]; nextCursor: string | null }>('/v1/clocks', {
        query: { ...queries[figure], department, limit: 100, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const clocks = data?.pages.flatMap(({ items }) => items).filter(countedIn(figure, from, until));
  const names = { department: name(departments[department]), figure: t(`timeFigures.${figure}`) };
  return (
    <Stack gap="xs" component="section" data-clocks={figure}>
      <Title order={2} size="h5" aria-live="polite">
        {t('timeFigures.clocks', names)}
      </Title>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {clocks === undefined && !error && <Loading rows={3} />}
      {clocks?.length === 0 && !hasNextPage && <Empty>{t('state.empty')}</Empty>}
      {clocks !== undefined && clocks.length > 0 && <ClockTable clocks={clocks} />}
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('state.more')}
        </Button>
      )}
    </Stack>
  );
}

/** Which of the clocks that were read the figure counts. */
function countedIn(figure: Figure, from: string, until: string) {
  const [first, last] = [Date.parse(from), Date.parse(until)];
  return (clock: ClockView) => {
    // Targets are measured by themselves.
    if (clock.policyInduced || clock.waived || isTarget(clock)) return false;
    if (figure === 'atRisk') return clock.escalations.some(({ level }) => level === 'PREWARNING');
    if (clock.stoppedAt === undefined) return true;
    const stopped = Date.parse(clock.stoppedAt);
    return stopped >= first && stopped <= last;
  };
}

function ClockTable({ clocks }: { clocks: ClockView[] }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table verticalSpacing={5} miw={720} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('timeFigures.order')}</Table.Th>
            <Table.Th>{t('timeFigures.clock')}</Table.Th>
            <Table.Th>{t('timeFigures.due')}</Table.Th>
            <Table.Th>{t('timeFigures.finished')}</Table.Th>
            <Table.Th>{t('timeFigures.next')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {clocks.map((clock) => (
            <Table.Tr key={`${clock.orderId} ${clock.clockId}`} data-clock={clock.clockId}>
              <Table.Td>
                <Anchor component={Link} href={`/orders/${clock.orderId}`} size="sm" fw={600}>
                  {clock.orderNumber}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {clock.customerName}
                </Text>
              </Table.Td>
              <Table.Td>
                {name(clockKindNames[clock.kind])} {clock.lotId}
              </Table.Td>
              <Table.Td>{clock.state === 'PAUSED' ? t('timeFigures.paused') : short(clock.dueAt)}</Table.Td>
              <Table.Td>{short(clock.stoppedAt)}</Table.Td>
              <Table.Td>
                {clock.next && `${short(clock.next.at)} · ${name(escalationLevelNames[clock.next.level])}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
