import { Alert, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { TimeReport } from '../../api/views/report-schema.ts';
import { ChangeHistory } from '../administration/change-history.tsx';
import { mayUse } from '../administration/parts.ts';
import { problemOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { useAddress } from '../layout/address.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useSession } from '../session/session-context.ts';
import { nowMs } from '../time/browser-clock.ts';
import { useWords } from '../words/use-words.ts';
import { FigureClocks } from './figure-clocks.tsx';
import { FigureTable } from './figure-table.tsx';
import { figureIn } from './figures.ts';
import { PerformancePart } from './performance-part.tsx';

const spans = ['7', '30', '90', '365'] as const;
const usualSpan = '30';
const dayMs = 86_400_000;

/** How departments keep their deadlines, and the deadlines behind each figure. */
export function TimePage() {
  const { t } = useWords();
  const { roles } = useSession();
  const [, go] = useLocation();
  const { params, change } = useAddress();
  const asked = params.get('days');
  const days = spans.find((each) => each === asked) ?? usualSpan;
  const chosen = figureIn(params.get('department'), params.get('figure'));
  const { data, error, refetch } = useQuery({
    queryKey: ['work', 'time', days],
    queryFn: ({ signal }) =>
      request<TimeReport>('/v1/reports/time', {
        query: { from: new Date(nowMs() - Number(days) * dayMs).toISOString() },
        signal,
      }),
  });
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {t('frame.time')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('timeFigures.lead', { days })}
      </Text>
      {problemOf(error)?.status === 403 ? (
        <Empty>{t('timeFigures.notForYou')}</Empty>
      ) : (
        <>
          <NativeSelect
            w={140}
            aria-label={t('timeFigures.days')}
            value={days}
            onChange={(event) => change({ days: event.currentTarget.value })}
            data={spans.map((value) => ({ value, label: t('timeFigures.daysOf', { count: Number(value) }) }))}
          />
          {error && <Failed error={error} retry={() => void refetch()} />}
          {data === undefined && !error && <Loading />}
          {data && <Acknowledgement report={data} />}
          {data && (
            <FigureTable
              report={data}
              chosen={chosen}
              onChoose={({ department, figure }) => change({ department, figure })}
            />
          )}
          {data && chosen && (
            <FigureClocks
              key={`${chosen.department}.${chosen.figure}`}
              chosen={chosen}
              from={data.from}
              until={data.until}
            />
          )}
          {mayUse('incidents', roles) && (
            <ChangeHistory
              kind="INCIDENT"
              title={t('timeFigures.incidents')}
              onOpen={() => go('/administration/incidents')}
            />
          )}
        </>
      )}
      <PerformancePart />
    </Stack>
  );
}

function Acknowledgement({ report: { acknowledgement } }: { report: TimeReport }) {
  const { t } = useWords();
  if (acknowledgement === undefined) return null;
  const { acknowledged, withinTarget, withinPercent, open, openMissed } = acknowledgement;
  return (
    <Alert
      variant="light"
      color={openMissed > 0 ? 'orange' : 'gray'}
      title={t('timeFigures.acknowledgement')}
    >
      <Text size="sm">
        {acknowledged > 0 &&
          t('timeFigures.withinTarget', {
            within: withinTarget,
            all: acknowledged,
            percent: withinPercent ?? '–',
          })}{' '}
        {t('timeFigures.openTargets', { open, missed: openMissed })}
      </Text>
    </Alert>
  );
}
