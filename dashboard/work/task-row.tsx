import { Anchor, Box, Checkbox, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { Link } from 'wouter';
import type { WordsView } from '../../api/views/word-schemas.ts';
import { departments } from '../../domain/people/departments.ts';
import { Remaining } from '../time/remaining.tsx';
import { useWords } from '../words/use-words.ts';
import type { Task } from './tasks.ts';

interface TaskRowProps {
  task: Task;
  /** Its place in the list, from 0. */
  index: number;
  words: WordsView | undefined;
  selected: boolean;
  /** May be chosen beside what is chosen already. */
  fits: boolean;
  /** Tab comes to this row. */
  current: boolean;
  /** Why it was refused when it was last tried with others. */
  refused?: string | undefined;
  onOpen: (task: Task) => void;
  onToggle: (task: Task) => void;
  onKey: (event: KeyboardEvent) => void;
  onFocus: (index: number) => void;
}

/** One task: what is to be done, for whom, how long there is. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, index, words, selected, fits, current, refused } = props;
  const { t, name } = useWords();
  const stage = name(words?.stages[task.stage]);
  return (
    <Box
      role="row"
      className="work-row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      tabIndex={current ? 0 : -1}
      data-task={task.taskId}
      data-order={task.orderNumber}
      onClick={() => props.onOpen(task)}
      onKeyDown={props.onKey}
      onFocus={() => props.onFocus(index)}
    >
      <Box role="gridcell">
        {task.mine && (
          <Checkbox
            size="sm"
            p={4}
            tabIndex={-1}
            checked={selected}
            disabled={!fits}
            title={fits ? undefined : t('work.otherCommand')}
            aria-label={t('work.choose', { what: name(task.title), order: task.orderNumber })}
            onClick={(event) => event.stopPropagation()}
            onChange={() => props.onToggle(task)}
          />
        )}
      </Box>
      <Box role="gridcell">
        <Text size="sm" fw={600} lineClamp={1}>
          {name(task.title)}
        </Text>
        <Anchor
          component={Link}
          href={`/orders/${task.orderId}`}
          size="xs"
          tabIndex={-1}
          onClick={(event: MouseEvent) => event.stopPropagation()}
        >
          {task.orderNumber}
          {task.lotId !== undefined && ` · ${task.lotId}`}
        </Anchor>
      </Box>
      <Box role="gridcell" className="work-row-about">
        <Text size="sm" lineClamp={1}>
          {task.customerName ?? '—'}
        </Text>
        <Text size="xs" c="dimmed" lineClamp={1} title={task.products}>
          {task.products}
        </Text>
      </Box>
      <Box role="gridcell" className="work-row-stage">
        <Text size="xs" c="dimmed" lineClamp={1}>
          {stage}
          {!task.mine && ` · ${name(departments[task.department])}`}
        </Text>
      </Box>
      <Box role="gridcell" className="work-row-end">
        <Remaining deadline={task} />
      </Box>
      {refused !== undefined && (
        <Text size="xs" c="red" className="work-row-why" role="gridcell" data-refused-row>
          <IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: '-2px' }} /> {refused}
        </Text>
      )}
    </Box>
  );
});
