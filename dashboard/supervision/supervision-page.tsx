import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SupervisionReport } from '../../api/views/supervision-schema.ts';
import { monthsBack } from '../../domain/figures/month.ts';
import { problemOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { type FirstCase, NewCase } from '../cases/new-case.tsx';
import { MonthChoice, useMonth } from '../layout/month-choice.tsx';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useSession } from '../session/session-context.ts';
import { zonedInstant } from '../time/zoned.ts';
import { useWords } from '../words/use-words.ts';
import { DepartmentDeviations } from './department-deviations.tsx';

/** What quality supervises in a month: where orders were not carried out as the rules say, by department and kind. */
export function SupervisionPage() {
  const { t } = useWords();
  const { company } = useSession();
  const [opening, setOpening] = useState<FirstCase>();
  const month = useMonth();
  const { data, error, refetch } = useQuery({
    queryKey: ['work', 'supervision', month],
    queryFn: ({ signal }) =>
      request<SupervisionReport>('/v1/reports/supervision', {
        query: {
          from: zonedInstant(`${month}-01T00:00`, company.zone),
          until: zonedInstant(`${monthsBack(month, -1)}-01T00:00`, company.zone),
        },
        signal,
      }),
  });
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
            <MonthChoice month={month} label={t('supervision.month')} />
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
