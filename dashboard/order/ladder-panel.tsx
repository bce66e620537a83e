import { Anchor, Badge, Box, Group, Skeleton, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { Panel } from './panel.tsx';
import type { Course, LadderStep } from './use-order-parts.ts';

/** Steps shown before one asks for all. */
const shownAtFirst = 6;

const levelColours: Record<LadderStep['level'], string> = {
  PREWARNING: 'gray',
  DEPARTMENT_HEAD: 'orange',
  SECOND: 'red',
  LEADERSHIP: 'red',
};

/** Who will be told what, and when, if nothing happens before. */
export function LadderPanel({ course }: { course: Course | undefined }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const steps = course?.ladder ?? [];
  const shown = all ? steps : steps.slice(0, shownAtFirst);
  return (
    <Panel title={t('order.ladder.title')} part="ladder">
      {course === undefined && <Skeleton height={90} />}
      {course !== undefined && steps.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('order.ladder.none')}
        </Text>
      )}
      <Box component="ul" className="plain-list">
        {shown.map((step) => (
          <Step key={`${step.clockId} ${step.rung}`} step={step} />
        ))}
      </Box>
      {shown.length < steps.length && (
        <Anchor component="button" size="sm" onClick={() => setAll(true)}>
          {t('order.ladder.all', { count: steps.length })}
        </Anchor>
      )}
    </Panel>
  );
}

function Step({ step }: { step: LadderStep }) {
  const { t, name } = useWords();
  const { short, long } = useInstants();
  const people = step.people.map((person) => name(person.names)).join(', ') || t('order.nobody');
  const marks = [
    step.reached && t('order.ladder.reached'),
    step.acknowledged && t('order.ladder.acknowledged'),
    step.waived && t('order.ladder.waived'),
    step.paused && !step.reached && t('order.ladder.paused'),
  ].filter((mark) => mark !== false);
  return (
    <Box component="li" py={6} className="ruled" data-rung={step.rung} data-reached={step.reached}>
      <Group gap={6} justify="space-between" wrap="nowrap">
        <Tooltip label={long(step.at)}>
          <Text size="sm" fw={600} tabIndex={0}>
            {short(step.at)}
          </Text>
        </Tooltip>
        <Badge size="sm" variant="light" color={levelColours[step.level]} tt="none">
          {name(step.levelName)}
        </Badge>
      </Group>
      <Text size="sm">
        {name(step.kindName)}
        {step.lotId && ` · ${step.lotId}`}
        {marks.length > 0 && ` · ${marks.join(', ')}`}
      </Text>
      <Text size="xs" c="dimmed">
        → {people}
      </Text>
    </Box>
  );
}
