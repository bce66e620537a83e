import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { caseNames, caseStepNames } from '../../domain/names/case-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { Remaining } from '../time/remaining.tsx';
import { useWords } from '../words/use-words.ts';
import type { CaseRow } from './cases.ts';

/** Orders of one case that a list names; the case itself names them all. */
const namedOrders = 3;

/** Cases one below the other: what happened, to which orders, whose it is and until when. */
export function CaseList({ cases }: { cases: readonly CaseRow[] }) {
  return (
    <Stack component="ul" className="plain-list" gap="xs" data-cases={cases.length}>
      {cases.map((found) => (
        <CaseLine key={found.caseId} found={found} />
      ))}
    </Stack>
  );
}

function CaseLine({ found }: { found: CaseRow }) {
  const { t, name } = useWords();
  const { orders, dueAt, remainingMinutes } = found;
  return (
    <Paper component="li" withBorder p="sm" data-case={found.caseId}>
      <Group justify="space-between" gap="sm" align="flex-start">
        <Stack gap={4} flex={1} miw={220}>
          <Group gap="xs">
            <Anchor component={Link} href={`/cases/${found.caseId}`} fw={650}>
              {found.caseNumber}
            </Anchor>
            <Badge variant="light" tt="none">
              {name(caseNames(found.kind, found.type))}
            </Badge>
            <Badge variant="outline" color="gray" tt="none">
              {name(caseStepNames[found.step])}
            </Badge>
            {found.serious && (
              <Badge color="orange" tt="none">
                {t('cases.serious')}
              </Badge>
            )}
            {found.reportedLate && (
              <Badge variant="outline" color="red" tt="none" data-reported-late>
                {t('cases.reportedLate')}
              </Badge>
            )}
          </Group>
          <Text size="sm" lineClamp={2}>
            {found.description}
          </Text>
          <Text size="xs" c="dimmed">
            {name(departments[found.department])}
            {orders.length > 0 &&
              ` · ${orders
                .slice(0, namedOrders)
                .map(({ orderNumber }) => orderNumber)
                .join(', ')}`}
            {orders.length > namedOrders &&
              ` ${t('cases.ordersMore', { count: orders.length - namedOrders })}`}
          </Text>
        </Stack>
        <Remaining
          deadline={{
            dueAt,
            remainingMinutes,
            paused: false,
            overdue: found.overdue,
            approaching: false,
          }}
        />
      </Group>
    </Paper>
  );
}
