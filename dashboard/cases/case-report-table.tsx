import { List, ScrollArea, Table, Text, Title } from '@mantine/core';
import type { CaseReport } from '../../api/views/case-schema.ts';
import { causeNames } from '../../domain/names/case-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { useWords } from '../words/use-words.ts';

const figures = ['opened', 'lateReports', 'closed', 'open', 'daysOverdue'] as const;

/** Cases by type, department and main cause, with the sum below. */
export function CaseReportTable({ report: { rows, total } }: { report: CaseReport }) {
  const { t, name } = useWords();
  const cells = (of: CaseReport['total']) =>
    figures.map((figure) => (
      <Table.Td key={figure} ta="right" data-figure={figure}>
        {of[figure]}
      </Table.Td>
    ));
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table verticalSpacing={4} miw={640} data-case-report>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('cases.report.type')}</Table.Th>
            <Table.Th>{t('cases.report.department')}</Table.Th>
            <Table.Th>{t('cases.report.cause')}</Table.Th>
            {figures.map((figure) => (
              <Table.Th key={figure} ta="right">
                {t(`cases.report.${figure === 'daysOverdue' ? 'days' : figure}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={[row.type, row.department, row.cause].join('/')}>
              <Table.Th scope="row" fw={500}>
                {name(row.typeName)}
              </Table.Th>
              <Table.Td>{name(departments[row.department])}</Table.Td>
              <Table.Td>
                {row.cause === null ? t('cases.report.notAnalysed') : name(causeNames[row.cause])}
              </Table.Td>
              {cells(row)}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr data-total>
            <Table.Th scope="row" colSpan={3}>
              {t('cases.report.total')}
            </Table.Th>
            {cells(total)}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </ScrollArea>
  );
}

/** Causes that came back as often as policy calls a repeat problem (OVERDUE-17). */
export function RepeatProblems({ repeats }: Pick<CaseReport, 'repeats'>) {
  const { t, name } = useWords();
  if (repeats.length === 0) return null;
  return (
    <section aria-label={t('cases.report.repeats')}>
      <Title order={2} size="h5" mb={4}>
        {t('cases.report.repeats')}
      </Title>
      <List size="sm">
        {repeats.map(({ cause, department, cases }) => (
          <List.Item key={`${cause}/${department}`}>
            <Text size="sm">
              {t('cases.report.repeat', {
                cause: name(causeNames[cause]),
                department: name(departments[department]),
                count: cases,
              })}
            </Text>
          </List.Item>
        ))}
      </List>
    </section>
  );
}
