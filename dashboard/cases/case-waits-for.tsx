import { Box, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { isFinalStep } from '../../domain/cases/case-kinds.ts';
import { departments } from '../../domain/people/departments.ts';
import { usePersonNames } from '../api/people.ts';
import { Panel } from '../order/panel.tsx';
import { Remaining } from '../time/remaining.tsx';
import { useWords } from '../words/use-words.ts';
import type { ChooseCaseAct, OfferedCaseCommand } from './case-act.ts';
import type { Case } from './cases.ts';

type Task = Case['tasks'][number];

/** What the case waits for, whose turn it is and until when; what is the reader's own is a button. */
export function CaseWaitsFor({ found, choose }: { found: Case; choose: ChooseCaseAct }) {
  const { t } = useWords();
  const asked = new Set(found.tasks.map(({ command }) => command));
  const others = found.availableCommands.filter(({ command }) => !asked.has(command));
  return (
    <Panel
      title={t('cases.waitsFor')}
      part="waits-for"
      aside={<MoreCaseActs others={others} choose={choose} />}
    >
      {found.tasks.length === 0 && isFinalStep(found.step) && (
        <Text c="dimmed">{t('cases.waitsForNothing')}</Text>
      )}
      <Stack component="ul" className="plain-list" gap={0}>
        {found.tasks.map((task) => (
          <TaskLine key={task.taskId} task={task} found={found} choose={choose} />
        ))}
      </Stack>
    </Panel>
  );
}

function TaskLine({ task, found, choose }: { task: Task; found: Case; choose: ChooseCaseAct }) {
  const { t, name } = useWords();
  const personName = usePersonNames();
  const offered = found.availableCommands.find(({ command }) => command === task.command);
  const people = task.people.map((person) => name(person.names)).join(', ');
  const whose = task.assignedTo ? name(personName(task.assignedTo)) : people || t('order.nobody');
  const { dueAt, remainingMinutes, approaching } = task;
  return (
    <Group
      component="li"
      justify="space-between"
      gap="sm"
      py={8}
      className="ruled"
      data-waits-for={task.taskId}
    >
      <Box flex={1} miw={180}>
        <Text fw={600}>
          {name(task.title)}
          {task.subject && ` · ${task.subject}`}
        </Text>
        <Text size="sm" c="dimmed">
          {name(departments[task.department])} · {whose}
        </Text>
      </Box>
      <Remaining
        deadline={{
          dueAt,
          remainingMinutes,
          paused: false,
          overdue: (remainingMinutes ?? 0) < 0,
          approaching,
        }}
      />
      {offered && (
        <Button size="xs" onClick={() => choose(offered, task.subject ?? undefined)} data-act={task.taskId}>
          {name(offered.title)}
        </Button>
      )}
    </Group>
  );
}

function MoreCaseActs({ others, choose }: { others: readonly OfferedCaseCommand[]; choose: ChooseCaseAct }) {
  const { t, name } = useWords();
  if (others.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          data-more-acts={others.length}
        >
          {t('cases.moreActs')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((offered) => (
          <Menu.Item key={offered.command} onClick={() => choose(offered)} data-command={offered.command}>
            {name(offered.title)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
