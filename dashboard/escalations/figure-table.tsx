import { Button, Progress, ScrollArea, Table, Text } from '@mantine/core';
import type { TimeReport } from '../../api/views/report-schema.ts';
import { Empty } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { type Chosen, type Figure, figureOf, figures } from './figures.ts';

const colours: Partial<Record<Figure, string>> = { atRisk: 'orange', breached: 'red', late: 'red' };

/** Departments as rows; each figure leads to the deadlines behind it. */
export function FigureTable(props: {
  report: TimeReport;
  chosen: Chosen | undefined;
  onChoose: (chosen: Chosen) => void;
}) {
  const { report, chosen, onChoose } = props;
  const { t, name } = useWords();
  const rows = report.departments.filter((row) => figures.some((figure) => figureOf[figure](row) > 0));
  if (rows.length === 0) return <Empty>{t('timeFigures.none')}</Empty>;
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table verticalSpacing={4} miw={720} data-figures>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('timeFigures.department')}</Table.Th>
            {figures.map((figure) => (
              <Table.Th key={figure} ta="right">
                {t(`timeFigures.${figure}`)}
              </Table.Th>
            ))}
            <Table.Th w={200}>{t('timeFigures.share')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.department} data-department={row.department}>
              <Table.Th scope="row" fw={500}>
                {name(row.name)}
              </Table.Th>
              {figures.map((figure) => {
                const count = figureOf[figure](row);
                const isChosen = chosen?.department === row.department && chosen.figure === figure;
                const about = { count, figure: t(`timeFigures.${figure}`), department: name(row.name) };
                return (
                  <Table.Td key={figure} ta="right">
                    {count === 0 ? (
                      <Text size="sm" c="dimmed" pr={10}>
                        0
                      </Text>
                    ) : (
                      <Button
                        size="compact-sm"
                        variant={isChosen ? 'filled' : 'subtle'}
                        color={colours[figure] ?? 'ink'}
                        aria-pressed={isChosen}
                        aria-label={t('timeFigures.show', about)}
                        data-figure={figure}
                        onClick={() => onChoose({ department: row.department, figure })}
                      >
                        {count}
                      </Button>
                    )}
                  </Table.Td>
                );
              })}
              <Table.Td>
                <Share percent={row.onTimePercent} label={name(row.name)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function Share({ percent, label }: { percent: string | null; label: string }) {
  const { t } = useWords();
  if (percent === null) return <Text size="sm">–</Text>;
  return (
    <>
      <Text size="xs">{percent} %</Text>
      <Progress
        value={Number(percent)}
        size="sm"
        color="teal"
        aria-label={`${t('timeFigures.share')}, ${label}`}
      />
    </>
  );
}
