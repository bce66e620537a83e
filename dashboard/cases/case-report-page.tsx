import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CaseReport } from '../../api/views/case-schema.ts';
import { caseKindCodes, caseKinds } from '../../domain/cases/case-kinds.ts';
import { problemOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { useAddress } from '../layout/address.ts';
import { MonthChoice, useMonth } from '../layout/month-choice.tsx';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { CaseReportTable, RepeatProblems } from './case-report-table.tsx';

const everyKind = 'ALL';

/** How cases went in a month: of overdue orders unless another kind is chosen (OVERDUE-08). */
export function CaseReportPage() {
  const { t, name } = useWords();
  const { params, change } = useAddress();
  const month = useMonth(1);
  const kind = params.get('kind') ?? 'OVERDUE';
  const { data, error, refetch } = useQuery({
    queryKey: ['work', 'case-report', month, kind],
    queryFn: ({ signal }) =>
      request<CaseReport>('/v1/reports/cases', {
        query: { month, ...(kind === everyKind ? {} : { kind }) },
        signal,
      }),
  });
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {t('cases.report.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('cases.report.lead')}
      </Text>
      <Group gap="xs">
        <MonthChoice month={month} label={t('cases.report.month')} />
        <NativeSelect
          aria-label={t('cases.kind')}
          value={kind}
          onChange={(event) => change({ kind: event.currentTarget.value })}
          data={[
            ...caseKindCodes.map((value) => ({ value, label: name(caseKinds[value]) })),
            { value: everyKind, label: t('cases.report.anyKind') },
          ]}
        />
      </Group>
      {problemOf(error)?.status === 403 && <Empty>{t('cases.report.notForYou')}</Empty>}
      {error && problemOf(error)?.status !== 403 && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.rows.length === 0 && <Empty>{t('cases.report.none')}</Empty>}
      {data !== undefined && data.rows.length > 0 && <CaseReportTable report={data} />}
      {data !== undefined && <RepeatProblems repeats={data.repeats} />}
    </Stack>
  );
}
