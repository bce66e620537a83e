import { Alert, Badge, Group, Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { departments } from '../../domain/people/departments.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { WhatIf } from './use-what-if.ts';
import { WhatIfOrderPart } from './what-if-order.tsx';

const figures = [
  'ordersChanged',
  'clocksMoved',
  'warningsGained',
  'warningsLost',
  'warningsMoved',
  'ordersBecomeLate',
] as const;

/** What would come of it: the sums, who would hear of it, and order by order before and after. */
export function WhatIfAnswer({ answer }: { answer: WhatIf }) {
  const { t } = useWords();
  const { short } = useInstants();
  const { totals, orders, more, cut } = answer;
  return (
    <Stack gap="md" data-answer={orders.length} role="status">
      <Text size="sm" c="dimmed">
        {t('whatIf.looked', { orders: totals.orders, until: short(answer.until) })}
      </Text>
      {cut && <Alert color="orange">{t('whatIf.cut')}</Alert>}
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
        {figures.map((figure) => (
          <Paper key={figure} withBorder p="sm" data-figure={figure}>
            <Text size="xs" c="dimmed">
              {t(`whatIf.figures.${figure}`)}
            </Text>
            <Text fw={650} size="lg">
              {totals[figure]}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
      {orders.length === 0 && <Text>{t('whatIf.unaffected')}</Text>}
      {totals.departments.length > 0 && <Departments totals={totals} />}
      {totals.people.length > 0 && <People totals={totals} />}
      {orders.map((order) => (
        <WhatIfOrderPart key={order.orderId} order={order} />
      ))}
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {t('whatIf.more', { count: more })}
        </Text>
      )}
    </Stack>
  );
}

function Departments({ totals }: { totals: WhatIf['totals'] }) {
  const { t, name } = useWords();
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('whatIf.byDepartment')}</Table.Th>
            <Table.Th ta="right">{t('whatIf.figures.clocksMoved')}</Table.Th>
            <Table.Th ta="right">{t('whatIf.figures.warningsGained')}</Table.Th>
            <Table.Th ta="right">{t('whatIf.figures.warningsLost')}</Table.Th>
            <Table.Th ta="right">{t('whatIf.figures.warningsMoved')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {totals.departments.map(({ department, clocksMoved, gained, lost, moved }) => (
            <Table.Tr key={department}>
              <Table.Td>{name(departments[department])}</Table.Td>
              <Table.Td ta="right">{clocksMoved}</Table.Td>
              <Table.Td ta="right">{gained}</Table.Td>
              <Table.Td ta="right">{lost}</Table.Td>
              <Table.Td ta="right">{moved}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function People({ totals }: { totals: WhatIf['totals'] }) {
  const { t, name } = useWords();
  return (
    <Group gap="xs">
      <Text size="sm" fw={600}>
        {t('whatIf.people')}
      </Text>
      {totals.people.map(({ personId, names, gained, lost, moved }) => (
        <Badge key={personId} variant="light" tt="none" data-told={personId}>
          {name(names)}{' '}
          {[gained && `+${gained}`, lost && `−${lost}`, moved && `↔${moved}`].filter(Boolean).join(' ')}
        </Badge>
      ))}
    </Group>
  );
}
