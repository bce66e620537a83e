import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { SupervisionReport } from '../../api/views/supervision-schema.ts';
import { problemOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { isMonth, monthAfter } from '../board/month.ts';
import { type FirstCase, NewCase } from '../cases/new-case.tsx';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useSession } from '../session/session-context.ts';
import { nowMs } from '../time/browser-clock.ts';
import { dateIn, zonedInstant } from '../time/zoned.ts';
import { useWords } from '../words/use-words.ts';
import { DepartmentDeviations } from './department-deviations.tsx';

/** Months that can be chosen, this one included. */
const months = 12;

/** What quality supervises in a month: where orders were not carried out as the rules say, by department and kind. */
export function SupervisionPage() {
  const { t } = useWords();
  const { company } = useSession();
  const [params, setParams] = useSearchParams();
  const [opening, setOpening] = useState<FirstCase>();
  const current = dateIn(nowMs(), company.zone).slice(0, 7);
  const asked = params.get('month') ?? undefined;
  const month = isMonth(asked) ? asked : current;
  const { data, error, refetch } = useQuery({
    queryKey: ['work', 'supervision', month],
    queryFn: ({ signal }) =>
      request<SupervisionReport>('/v1/reports/supervision', {
        query: {
          from: zonedInstant(`${month}-01T00:00`, company.zone),
          until: zonedInstant(`${monthAfter(month, 1)}-01T00:00`, company.zone),
        },
        signal,
      }),
  });
  const offered = Array.from({ length: months }, (_, place) => monthAfter(current, -place));
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {t('frame.supervision')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('supervision.lead')}
      </Text>
      {problemOf(error)?.status === 403 ? (
        <Empty>{t('supervision.notForYou')}</Empty>
      ) : (
        <>
          <Group gap="sm">
            <NativeSelect
              w={140}
              aria-label={t('supervision.month')}
              value={month}
              onChange={(event) => setParams({ month: event.currentTarget.value })}
              data={offered.includes(month) ? offered : [month, ...offered]}
            />
            {data && data.count > 0 && (
              <Text size="sm" aria-live="polite" data-count={data.count}>
                {t('supervision.found', { count: data.count })}
              </Text>
            )}
          </Group>
          {error && <Failed error={error} retry={() => void refetch()} />}
          {data === undefined && !error && <Loading />}
          {data?.count === 0 && <Empty>{t('supervision.none')}</Empty>}
          {data?.departments.map((row) => (
            <DepartmentDeviations key={row.department} row={row} onOpenCase={setOpening} />
          ))}
        </>
      )}
      {opening && <NewCase first={opening} onClose={() => setOpening(undefined)} />}
    </Stack>
  );
}
