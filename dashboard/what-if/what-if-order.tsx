import { Anchor, Badge, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import { departments } from '../../domain/people/departments.ts';
import { amountOf } from '../time/remaining.tsx';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { WhatIfOrder } from './use-what-if.ts';
import { WhatIfWarnings } from './what-if-warnings.tsx';

type ClockRow = WhatIfOrder['clocks'][number];

/** One order: its deadlines before and after, its warnings, and whether its promise would hold. */
export function WhatIfOrderPart({ order }: { order: WhatIfOrder }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const after = order.delivery?.after;
  const becomesLate = after?.late === true && order.delivery?.before?.late !== true;
  return (
    <Paper withBorder p="md" data-what-if={order.orderId}>
      <Stack gap="xs">
        <Group gap="xs">
          <Anchor component={Link} href={`/orders/${order.orderId}`} fw={650}>
            {order.orderNumber}
          </Anchor>
          <Badge variant="light" tt="none">
            {name(order.stageName)}
          </Badge>
          {becomesLate && (
            <Badge color="red" tt="none" data-becomes-late>
              {t('whatIf.becomesLate')}
            </Badge>
          )}
          {after && (
            <Text size="sm" c="dimmed">
              {t('whatIf.promised', {
                promised: short(after.promisedAt),
                expected: after.expectedAt ? short(after.expectedAt) : t('whatIf.standsStill'),
              })}
            </Text>
          )}
        </Group>
        {order.refused.map(({ detail, command }) => (
          <Text key={command} size="sm" c="red">
            {t('whatIf.refused', { detail })}
          </Text>
        ))}
        {order.clocks.length > 0 && <Clocks clocks={order.clocks} />}
        {order.warnings.length > 0 && <WhatIfWarnings warnings={order.warnings} />}
      </Stack>
    </Paper>
  );
}

function Clocks({ clocks }: { clocks: readonly ClockRow[] }) {
  const { t, name } = useWords();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('whatIf.clock')}</Table.Th>
            <Table.Th>{t('whatIf.before')}</Table.Th>
            <Table.Th>{t('whatIf.after')}</Table.Th>
            <Table.Th>{t('whatIf.moved')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {clocks.map((clock) => (
            <Table.Tr key={clock.clockId} data-clock={clock.kind}>
              <Table.Td>
                {name(clock.kindName)}
                {clock.lotId && ` · ${clock.lotId}`}
                <Text size="xs" c="dimmed">
                  {name(departments[clock.owner])}
                </Text>
              </Table.Td>
              <Table.Td>
                <Side side={clock.before} />
              </Table.Td>
              <Table.Td>
                <Side side={clock.after} />
              </Table.Td>
              <Table.Td>
                <Moved minutes={clock.movedMinutes} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Side({ side }: { side: ClockRow['before'] }) {
  const { t } = useWords();
  const { short } = useInstants();
  if (side === undefined) return <Text size="sm">{t('whatIf.noClock')}</Text>;
  if (side.due === null || side.state === 'STANDS_STILL')
    return <Text size="sm">{t('whatIf.standsStill')}</Text>;
  return (
    <>
      <Text size="sm">{short(side.due)}</Text>
      {side.endedAt && (
        <Text size="xs" c="dimmed">
          {t('whatIf.ended', { at: short(side.endedAt) })}
        </Text>
      )}
    </>
  );
}

function Moved({ minutes }: { minutes: number | undefined }) {
  const { t } = useWords();
  if (minutes === undefined || minutes === 0) return <Text size="sm">–</Text>;
  const { unit, count } = amountOf(Math.abs(minutes));
  const time = t(`time.${unit}`, { count });
  return (
    <Text size="sm" c={minutes > 0 ? 'red' : 'teal'}>
      {t(minutes > 0 ? 'whatIf.later' : 'whatIf.earlier', { time })}
    </Text>
  );
}
