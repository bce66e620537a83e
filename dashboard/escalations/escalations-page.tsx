import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { escalationLevelNames } from '../../domain/names/clock-names.ts';
import { departmentCodes, departments } from '../../domain/people/departments.ts';
import { BulkDialog } from '../forms/bulk/bulk-dialog.tsx';
import type { BulkTarget } from '../forms/bulk/bulk-target.ts';
import { type AskedAct, TaskDrawer } from '../forms/task-drawer.tsx';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { EscalationList } from './escalation-list.tsx';
import {
  type Escalated,
  type EscalationAct,
  levels,
  useActNames,
  useEscalationFilters,
  useEscalations,
} from './escalations.ts';
import { SelectionBar } from './selection-bar.tsx';

/** What has been escalated and nobody has settled; settled one by one or many at once. */
export function EscalationsPage() {
  const { t } = useWords();
  const filters = useEscalationFilters();
  const { escalated, error, refetch, hasNextPage, fetchNextPage } = useEscalations(filters);
  const actName = useActNames();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<AskedAct>();
  const [targets, setTargets] = useState<BulkTarget[]>();
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());

  const askOf = ({ highest }: Escalated, act: EscalationAct): AskedAct => ({
    orderId: highest.orderId,
    orderNumber: highest.orderNumber,
    command: act,
    title: actName(act),
    fixed: { clockId: highest.clockId },
  });
  const chosen = (escalated ?? []).filter(({ key }) => selected.has(key));
  const actOnMany = (act: EscalationAct) =>
    setTargets(
      chosen.map((each) => ({
        ...askOf(each, act),
        key: each.key,
        customerName: each.highest.customerName ?? '',
      })),
    );

  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {t('frame.escalations')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('escalations.lead')}
      </Text>
      <FilterRow filters={filters} />
      {error && <Failed error={error} retry={() => void refetch()} />}
      {escalated === undefined && !error && <Loading />}
      {escalated?.length === 0 && (
        <Empty>{t(filters.level || filters.department ? 'escalations.noneHere' : 'escalations.none')}</Empty>
      )}
      {chosen.length > 0 && (
        <SelectionBar count={chosen.length} onAct={actOnMany} onClear={() => setSelected(new Set())} />
      )}
      {escalated !== undefined && escalated.length > 0 && (
        <EscalationList
          escalated={escalated}
          selected={selected}
          refused={refused}
          onSelect={setSelected}
          onAct={(each, act) => setAsked(askOf(each, act))}
        />
      )}
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('state.more')}
        </Button>
      )}
      <TaskDrawer asked={asked} onClose={() => setAsked(undefined)} />
      {targets && (
        <BulkDialog
          targets={targets}
          onClose={() => setTargets(undefined)}
          onResults={(done, others) => {
            setRefused(others);
            setSelected(new Set([...selected].filter((key) => !done.includes(key))));
          }}
        />
      )}
    </Stack>
  );
}

function FilterRow({ filters }: { filters: ReturnType<typeof useEscalationFilters> }) {
  const { t, name } = useWords();
  const any = (label: string) => ({ value: '', label: `${label}: ${t('escalations.any')}` });
  return (
    <Group gap="xs">
      <SegmentedControl
        aria-label={t('escalations.shown')}
        value={filters.isAll ? 'all' : 'open'}
        onChange={(shown) => filters.change('shown', shown === 'all' ? 'all' : undefined)}
        data={(['open', 'all'] as const).map((value) => ({ value, label: t(`escalations.${value}`) }))}
      />
      <NativeSelect
        aria-label={t('escalations.level')}
        value={filters.level ?? ''}
        onChange={(event) => filters.change('level', event.currentTarget.value)}
        data={[
          any(t('escalations.level')),
          ...levels.map((value) => ({ value, label: name(escalationLevelNames[value]) })),
        ]}
      />
      <NativeSelect
        aria-label={t('escalations.department')}
        value={filters.department ?? ''}
        onChange={(event) => filters.change('department', event.currentTarget.value)}
        data={[
          any(t('escalations.department')),
          ...departmentCodes.map((value) => ({ value, label: name(departments[value]) })),
        ]}
      />
    </Group>
  );
}
