import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { caseKindCodes, caseKinds, openCaseSteps } from '../../domain/cases/case-kinds.ts';
import { caseStepNames } from '../../domain/names/case-names.ts';
import { departmentCodes, departments } from '../../domain/people/departments.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { CaseList } from './case-list.tsx';
import { type CaseFilterName, useCaseFilters, useCases } from './cases.ts';
import { NewCase } from './new-case.tsx';

/** The cases that the person may see, what is late first; and a new one. */
export function CasesPage() {
  const { t } = useWords();
  const filters = useCaseFilters();
  const { cases, error, refetch, hasNextPage, fetchNextPage } = useCases(filters);
  const [opening, setOpening] = useState(false);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('cases.title')}
        </Title>
        <Group gap="xs">
          <Button component={Link} href="/cases/report" variant="light">
            {t('cases.report.title')}
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpening(true)}>
            {t('cases.openCase')}
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {t('cases.lead')}
      </Text>
      <Filters filters={filters} />
      {error && <Failed error={error} retry={() => void refetch()} />}
      {cases === undefined && !error && <Loading />}
      {cases?.length === 0 && (
        <Empty
          action={
            filters.shown === 'mine' && (
              <Button variant="light" onClick={() => filters.change('shown', 'open')}>
                {t('cases.showAll')}
              </Button>
            )
          }
        >
          {t(filters.isNarrowed ? 'cases.noneHere' : 'cases.none')}
        </Empty>
      )}
      {cases !== undefined && cases.length > 0 && <CaseList cases={cases} />}
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('state.more')}
        </Button>
      )}
      {opening && <NewCase onClose={() => setOpening(false)} />}
    </Stack>
  );
}

function Filters({ filters }: { filters: ReturnType<typeof useCaseFilters> }) {
  const { t, name } = useWords();
  const choice = (field: CaseFilterName & ('kind' | 'step' | 'department'), options: Options) => (
    <NativeSelect
      aria-label={t(`cases.${field}`)}
      value={filters.get(field) ?? ''}
      onChange={(event) => filters.change(field, event.currentTarget.value)}
      data={[{ value: '', label: `${t(`cases.${field}`)}: ${t('cases.any')}` }, ...options]}
    />
  );
  return (
    <Group gap="xs">
      <SegmentedControl
        aria-label={t('cases.shown')}
        value={filters.shown}
        onChange={(shown) => filters.change('shown', shown === 'mine' ? undefined : shown)}
        data={(['mine', 'open', 'overdue', 'closed'] as const).map((value) => ({
          value,
          label: t(`cases.${value}`),
        }))}
      />
      {choice(
        'kind',
        caseKindCodes.map((value) => ({ value, label: name(caseKinds[value]) })),
      )}
      {choice(
        'step',
        openCaseSteps.map((value) => ({ value, label: name(caseStepNames[value]) })),
      )}
      {choice(
        'department',
        departmentCodes.map((value) => ({ value, label: name(departments[value]) })),
      )}
    </Group>
  );
}

type Options = { value: string; label: string }[];
