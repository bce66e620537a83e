import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { departments } from '../../domain/people/departments.ts';
import type { AvailableCommand, Order } from '../api/orders.ts';
import { offeredFor } from '../forms/act.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { Remaining } from '../time/remaining.tsx';
import { useWords } from '../words/use-words.ts';
import { deadlineOf } from './deadline-of.ts';
import { MoreActs } from './more-acts.tsx';
import { Panel } from './panel.tsx';
import { StandingStill } from './standing-still.tsx';
import type { Course, Waiting } from './use-order-parts.ts';

export type ChooseAct = (offered: AvailableCommand, task?: Order['tasks'][number]) => void;

/** What the order waits for, whose turn it is and until when; what is the reader's own is a button. */
export function WaitsFor(props: { order: Order; course: UseQueryResult<Course>; choose: ChooseAct }) {
  const { order, course, choose } = props;
  const { t } = useWords();
  const { data, error, refetch } = course;
  const ended = ['ARCHIVED', 'REJECTED', 'CANCELLED'].includes(order.orderStage);
  return (
    <Panel title={t('order.waitsFor')} part="waits-for" aside={<MoreActs order={order} choose={choose} />}>
      {data === undefined &&
        (error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={2} />)}
      {data?.waitsFor.length === 0 && (
        <Text c="dimmed">{t(ended ? 'order.waitsForNothing' : 'order.waitsForTime')}</Text>
      )}
      <Stack component="ul" className="plain-list" gap={0}>
        {(data?.waitsFor ?? []).map((waiting) => (
          <WaitingRow key={waiting.taskId} waiting={waiting} order={order} choose={choose} />
        ))}
      </Stack>
      <StandingStill order={order} waitsFor={data?.waitsFor ?? []} />
    </Panel>
  );
}

function WaitingRow({ waiting, order, choose }: { waiting: Waiting; order: Order; choose: ChooseAct }) {
  const { t, name } = useWords();
  const task = order.tasks.find(({ taskId }) => taskId === waiting.taskId);
  const offered = task && offeredFor(order, task);
  const people = waiting.people.map((person) => name(person.names)).join(', ') || t('order.nobody');
  return (
    <Group
      component="li"
      justify="space-between"
      gap="sm"
      py={8}
      className="ruled"
      data-waits-for={waiting.taskId}
    >
      <Box flex={1} miw={180}>
        <Text fw={600}>
          {name(waiting.title)}
          {waiting.lotId && (
            <Text span c="dimmed" fw={400}>
              {' '}
              · {t('order.lot', { lotId: waiting.lotId })}
            </Text>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {name(departments[waiting.department])} · {people}
        </Text>
        {waiting.paused && waiting.pauseReasons.length > 0 && (
          <Group gap={4} mt={2} data-paused>
            <IconClockPause size={14} aria-hidden />
            <Text size="sm">
              {t('order.stands', {
                reasons: waiting.pauseReasons.map(({ names }) => name(names)).join(', '),
              })}
            </Text>
          </Group>
        )}
      </Box>
      <Remaining deadline={deadlineOf(waiting)} />
      {offered && (
        <Button size="xs" onClick={() => choose(offered, task)} data-act={task.taskId}>
          {name(offered.title)}
        </Button>
      )}
    </Group>
  );
}
