import '../order/order.css';
import { Alert, Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { caseNames } from '../../domain/names/case-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { usePersonNames } from '../api/people.ts';
import { request } from '../api/request.ts';
import type { Act } from '../forms/act.ts';
import { CommandDrawer } from '../forms/command-drawer.tsx';
import { Failed, Loading } from '../layout/states.tsx';
import { Panel } from '../order/panel.tsx';
import { StoryEntry } from '../order/story-entry.tsx';
import type { StoryItem } from '../order/use-order-parts.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { type ChooseCaseAct, caseActOf } from './case-act.ts';
import { CaseMeasures } from './case-measures.tsx';
import { CaseRecords } from './case-records.tsx';
import { CaseSteps } from './case-steps.tsx';
import { CaseWaitsFor } from './case-waits-for.tsx';
import { type Case, caseKey, useCase } from './cases.ts';

/** One case: how far it is, what it waits for, what is on record, and what the person may do about it. */
export function CasePage() {
  const { caseId } = useParams<{ caseId: string }>();
  const { data, error, refetch } = useCase(caseId);
  if (data !== undefined) return <CaseScreen key={caseId} found={data} />;
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={8} />;
}

function CaseScreen({ found }: { found: Case }) {
  const { t } = useWords();
  const [act, setAct] = useState<Act>();
  const choose: ChooseCaseAct = (offered, subject) => setAct(caseActOf(found, offered, subject));
  return (
    <Stack gap="md" data-case={found.caseId} data-version={found.version}>
      <CaseHeader found={found} />
      <Paper withBorder p="md">
        <CaseSteps step={found.step} />
      </Paper>
      <CaseWaitsFor found={found} choose={choose} />
      {found.measures.length > 0 && (
        <Panel title={t('cases.part.measures')} part="measures">
          <CaseMeasures found={found} choose={choose} />
        </Panel>
      )}
      <CaseRecords found={found} />
      <CaseTimeline caseId={found.caseId} />
      <CommandDrawer act={act} onClose={() => setAct(undefined)} />
    </Stack>
  );
}

function CaseHeader({ found }: { found: Case }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const personName = usePersonNames();
  const { discovery } = found;
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Title order={1} size="h2">
          {found.caseNumber}
        </Title>
        <Badge size="lg" variant="light" tt="none" data-kind={found.kind}>
          {name(caseNames(found.kind, found.type))}
        </Badge>
        {found.serious && (
          <Badge size="lg" color="orange" tt="none">
            {t('cases.serious')}
          </Badge>
        )}
        {found.overdue && (
          <Badge
            size="lg"
            color="red"
            tt="none"
            leftSection={<IconAlertTriangle size={14} aria-hidden />}
            data-overdue
          >
            {t('cases.late')}
          </Badge>
        )}
      </Group>
      <Text>{found.description}</Text>
      <Text size="sm" c="dimmed">
        {name(departments[found.department])} ·{' '}
        {found.openedBy.startsWith('policy:')
          ? t('cases.openedByItself', { at: short(found.openedAt) })
          : t('cases.opened', { at: short(found.openedAt), who: name(personName(found.openedBy)) })}
        {found.foundBy && ` · ${t('cases.foundBy', { who: name(personName(found.foundBy)) })}`}
      </Text>
      {discovery && (
        <Text size="sm" c={discovery.late ? 'red' : 'dimmed'} data-discovery={discovery.late ? 'late' : ''}>
          {t(discovery.late ? 'cases.discoveredLate' : 'cases.discovered', {
            found: short(discovery.foundAt),
            reported: short(discovery.reportedAt),
            due: short(discovery.reportDue),
          })}
        </Text>
      )}
      {found.mergedInto && (
        <Anchor component={Link} href={`/cases/${found.mergedInto}`} size="sm">
          {t('cases.mergedInto')}
        </Anchor>
      )}
      {found.missing.length > 0 && (
        <Text size="sm" c="dimmed" data-missing={found.missing.length}>
          {t('cases.missing', { needs: found.missing.map(name).join(', ') })}
        </Text>
      )}
      {found.outcomeComment && (
        <Alert variant="light" color="gray">
          {found.outcomeComment}
        </Alert>
      )}
    </Stack>
  );
}

function CaseTimeline({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: [...caseKey(caseId), 'timeline'],
    queryFn: ({ signal }) => request<{ items: StoryItem[] }>(`/v1/cases/${caseId}/timeline`, { signal }),
  });
  return (
    <Panel title={t('cases.timeline')} part="timeline">
      {data === undefined &&
        (error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={3} />)}
      <Stack component="ul" className="plain-list" gap={0}>
        {(data?.items ?? []).map((item) => (
          <StoryEntry key={item.version} item={item} />
        ))}
      </Stack>
    </Panel>
  );
}
