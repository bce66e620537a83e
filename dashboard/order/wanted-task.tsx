import { Alert, Text } from '@mantine/core';
import { IconCircleCheck, IconUsers } from '@tabler/icons-react';
import { departments } from '../../domain/people/departments.ts';
import { useWords } from '../words/use-words.ts';
import type { Wanted } from './use-chosen-act.ts';

/** A link led to a task that nobody has to do any more, or that is another department's. */
export function WantedTask({ wanted }: { wanted: Wanted | undefined }) {
  const { t, name } = useWords();
  if (wanted === undefined) return null;
  if (wanted.standing === 'OTHERS') {
    const department = name(departments[wanted.department]);
    return (
      <Alert
        color="gray"
        icon={<IconUsers />}
        role="status"
        data-task="OTHERS"
        title={t('order.taskOthers', { department })}
      />
    );
  }
  return (
    <Alert color="teal" icon={<IconCircleCheck />} role="status" title={t('order.taskDone')} data-task="DONE">
      <Text size="sm">{t('order.taskDoneHint')}</Text>
    </Alert>
  );
}
