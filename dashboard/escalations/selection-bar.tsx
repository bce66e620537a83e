import { Button, Group, Paper, Text } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import { type EscalationAct, escalationActs, useActNames } from './escalations.ts';

/** What can be done with all that are selected. */
export function SelectionBar(props: {
  count: number;
  onAct: (act: EscalationAct) => void;
  onClear: () => void;
}) {
  const { count, onAct, onClear } = props;
  const { t, name } = useWords();
  const actName = useActNames();
  return (
    <Paper withBorder p="xs" role="region" aria-label={t('escalations.selected', { count })} data-selection>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {t('escalations.selected', { count })}
        </Text>
        {escalationActs.map((act) => (
          <Button key={act} size="compact-sm" variant="light" data-bulk={act} onClick={() => onAct(act)}>
            {name(actName(act))}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {t('act.clear')}
        </Button>
      </Group>
    </Paper>
  );
}
