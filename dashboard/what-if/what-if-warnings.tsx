import { Badge, Group, Stack, Text } from '@mantine/core';
import { escalationLevelNames } from '../../domain/names/clock-names.ts';
import { roles } from '../../domain/people/roles.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { WhatIfOrder } from './use-what-if.ts';

type Warning = WhatIfOrder['warnings'][number];
type Telling = NonNullable<Warning['after']>;

const colours: Record<Warning['change'], string> = {
  COMES: 'red',
  GOES: 'teal',
  MOVES: 'orange',
  READDRESSED: 'orange',
  STAYS: 'gray',
};

/** Which warnings would reach whom, and when. */
export function WhatIfWarnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = useWords();
  return (
    <Stack gap={4} component="ul" className="plain-list" aria-label={t('whatIf.warnings')}>
      {warnings.map((warning) => (
        <WarningLine key={`${warning.clockId} ${warning.rung}`} warning={warning} />
      ))}
    </Stack>
  );
}

function WarningLine({ warning }: { warning: Warning }) {
  const { t, name } = useWords();
  const { change, before, after, rung, kindName } = warning;
  const level = (after ?? before)?.level;
  return (
    <Group component="li" gap="xs" data-warning={`${warning.clockId} ${rung}`}>
      <Badge color={colours[change]} variant="light" tt="none">
        {t(`whatIf.change.${change}`)}
      </Badge>
      <Text size="sm">
        {level && name(escalationLevelNames[level])} · {name(kindName)}
      </Text>
      {before && change !== 'STAYS' && <TellingText telling={before} gone />}
      {after && <TellingText telling={after} />}
    </Group>
  );
}

function TellingText({ telling, gone = false }: { telling: Telling; gone?: boolean }) {
  const { name } = useWords();
  const { short } = useInstants();
  const people = telling.people.map(({ names }) => name(names)).join(', ');
  return (
    <Text size="sm" c="dimmed" td={gone ? 'line-through' : undefined}>
      {short(telling.at)} → {people || telling.roles.map((role) => name(roles[role])).join(', ')}
    </Text>
  );
}
