import { ScrollArea, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PerformanceReport } from '../../api/views/performance-schema.ts';
import { sanctionNames } from '../../domain/names/case-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { request } from '../api/request.ts';
import { MonthChoice, useMonth } from '../layout/month-choice.tsx';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useAmounts } from '../words/amounts.ts';
import { useWords } from '../words/use-words.ts';

type Row = Omit<PerformanceReport['people'][number], 'personId' | 'department' | 'name'> & {
  key: string;
  title: string;
  about?: string;
};

/** How departments and persons performed in a period of appraisal, as far as the reader may read it. */
export function PerformancePart() {
  const { t, name } = useWords();
  const month = useMonth();
  const { data, error, refetch } = useQuery({
    queryKey: ['work', 'performance', month],
    queryFn: ({ signal }) =>
      request<PerformanceReport>('/v1/reports/performance', { query: { period: month }, signal }),
  });
  const ofDepartments = (data?.departments ?? []).map((row) => ({
    ...row,
    key: row.department,
    title: name(row.name),
  }));
  const ofPeople = (data?.people ?? []).map((row) => ({
    ...row,
    key: row.personId,
    title: name(row.name) || row.personId,
    ...(row.department === null ? {} : { about: name(departments[row.department]) }),
  }));
  return (
    <Stack gap="xs" component="section" data-part="performance">
      <Title order={2} size="h5">
        {t('performance.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('performance.lead')}
      </Text>
      <MonthChoice month={month} label={t('performance.month')} />
      {error && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <Loading rows={3} />}
      {data && ofDepartments.length + ofPeople.length === 0 && <Empty>{t('performance.none')}</Empty>}
      {ofDepartments.length > 0 && <Performances title={t('performance.departments')} rows={ofDepartments} />}
      {ofPeople.length > 0 && <Performances title={t('performance.people')} rows={ofPeople} />}
    </Stack>
  );
}

function Performances({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t, name } = useWords();
  const { money } = useAmounts();
  const sanctionsOf = ({ sanctions }: Row) =>
    sanctions
      .map(({ sanction, count, amounts }) =>
        [`${name(sanctionNames[sanction])} ${count}`, ...amounts.map(money)].join(' · '),
      )
      .join('; ');
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': title }}>
      <Table verticalSpacing={4} miw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{title}</Table.Th>
            <Table.Th ta="right">{t('performance.deadlines')}</Table.Th>
            <Table.Th ta="right">{t('performance.worst')}</Table.Th>
            <Table.Th ta="right">{t('performance.measures')}</Table.Th>
            <Table.Th>{t('performance.sanctions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key} data-performance={row.key}>
              <Table.Th scope="row" fw={500}>
                {row.title}
                {row.about && (
                  <Text size="xs" c="dimmed">
                    {row.about}
                  </Text>
                )}
              </Table.Th>
              <Table.Td ta="right">{`${row.deadlines.onTime} / ${row.deadlines.late}`}</Table.Td>
              <Table.Td ta="right">
                <Minutes minutes={row.deadlines.worstLateMinutes} />
              </Table.Td>
              <Table.Td ta="right">{`${row.measures.onTime} / ${row.measures.late}`}</Table.Td>
              <Table.Td>{sanctionsOf(row)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function Minutes({ minutes }: { minutes: number | null }) {
  const { t } = useWords();
  if (minutes === null) return <>–</>;
  return <>{t('performance.minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}</>;
}
