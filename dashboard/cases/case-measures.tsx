import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { measureKindNames } from '../../domain/names/case-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { usePersonNames } from '../api/people.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { ChooseCaseAct } from './case-act.ts';
import type { Case } from './cases.ts';

type Measure = Case['measures'][number];

/** What is done about the cause: who, until when, how far. */
export function CaseMeasures({ found, choose }: { found: Case; choose: ChooseCaseAct }) {
  const { t } = useWords();
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table verticalSpacing={6} data-measures={found.measures.length}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('cases.measure')}</Table.Th>
            <Table.Th>{t('cases.responsible')}</Table.Th>
            <Table.Th>{t('cases.until')}</Table.Th>
            <Table.Th>{t('cases.progress')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.measures.map((measure) => (
            <MeasureLine key={measure.measureId} measure={measure} found={found} choose={choose} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function MeasureLine(props: { measure: Measure; found: Case; choose: ChooseCaseAct }) {
  const { measure, found, choose } = props;
  const { t, name } = useWords();
  const { day } = useInstants();
  const personName = usePersonNames();
  const { measureId, completed, effective } = measure;
  const acts = completed
    ? []
    : found.availableCommands.filter(({ command }) => measureActs.includes(command));
  return (
    <Table.Tr data-measure={measureId}>
      <Table.Td>
        <Text size="sm" fw={600}>
          {measureId} {name(measureKindNames[measure.measure])}
        </Text>
        <Text size="sm">{measure.description}</Text>
        <Text size="xs" c="dimmed">
          {t('cases.verifiedBy')}: {measure.verification}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{name(personName(measure.owner))}</Text>
        <Text size="xs" c="dimmed">
          {name(departments[measure.department])}
        </Text>
      </Table.Td>
      <Table.Td>{day(measure.due)}</Table.Td>
      <Table.Td>
        <Stack gap={2}>
          {measure.progress.map((each) => (
            <Text key={each.at} size="sm">
              {each.progress}
            </Text>
          ))}
          {completed && (
            <Text size="sm" c={completed.late ? 'red' : undefined}>
              {t(completed.late ? 'cases.doneLate' : 'cases.done', { result: completed.result })}
            </Text>
          )}
          {effective !== undefined && (
            <Badge size="sm" tt="none" variant="light" color={effective ? 'teal' : 'red'}>
              {t(effective ? 'cases.effective' : 'cases.notEffective')}
            </Badge>
          )}
          <Group gap={4}>
            {acts.map((offered) => (
              <Button
                key={offered.command}
                size="compact-xs"
                variant="light"
                onClick={() => choose(offered, measureId)}
                data-act={`${offered.command}/${measureId}`}
              >
                {name(offered.title)}
              </Button>
            ))}
          </Group>
        </Stack>
      </Table.Td>
    </Table.Tr>
  );
}

const measureActs: readonly string[] = ['reportMeasure', 'completeMeasure'];
