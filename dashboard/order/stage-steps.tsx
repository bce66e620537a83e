import { Box, Group, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { Course, CourseStage } from './use-order-parts.ts';
import { orderSteps } from './way.ts';

const stateWords = { DONE: 'order.stepDone', NOW: 'order.stepNow', TO_COME: 'order.stepToCome' } as const;

/** The stages of the order in a row: done, now and to come, each with its time. */
export function StageSteps({ course }: { course: Course }) {
  const { t } = useWords();
  const row = useRef<HTMLElement>(null);
  const steps = orderSteps(course.stages);
  const now = steps.findIndex(({ state }) => state === 'NOW');
  useEffect(() => {
    const item = row.current?.querySelector<HTMLElement>('[aria-current=step]');
    // On a narrow screen the present stage is the one to be seen.
    if (item && row.current) row.current.scrollLeft = item.offsetLeft - row.current.offsetLeft - 60;
  }, [now]);
  return (
    <Box ref={row} className="scroll-row" tabIndex={0} component="section" aria-label={t('order.steps')}>
      <ol className="steps">
        {steps.map((step) => (
          <Step key={step.stage} step={step} />
        ))}
      </ol>
    </Box>
  );
}

function Step({ step }: { step: CourseStage }) {
  const { t, name } = useWords();
  const { dayMonth } = useInstants();
  const { state, late } = step;
  const colour = late ? 'red' : state === 'TO_COME' ? 'gray' : 'ink';
  return (
    <li
      className={`step step-${state.toLowerCase()}`}
      aria-current={state === 'NOW' ? 'step' : undefined}
      data-stage={step.stage}
      data-state={state}
    >
      <Group gap={6} wrap="nowrap" className="step-line">
        <ThemeIcon
          size={22}
          radius="xl"
          color={colour}
          variant={state === 'NOW' ? 'filled' : state === 'DONE' ? 'light' : 'outline'}
          aria-hidden
        >
          {state === 'DONE' && <IconCheck size={14} />}
          {state === 'NOW' && <IconPlayerPlayFilled size={11} />}
          {state === 'TO_COME' && <span />}
        </ThemeIcon>
      </Group>
      <Text size="xs" fw={state === 'NOW' ? 700 : 500} c={state === 'TO_COME' ? 'dimmed' : undefined} mt={4}>
        {name(step.stageName)}
      </Text>
      <VisuallyHidden>{t(stateWords[state])}</VisuallyHidden>
      <Text size="xs" c={late ? 'red' : 'dimmed'}>
        {late && `${t('order.stepLate')} · `}
        {state === 'DONE'
          ? dayMonth(step.enteredAt)
          : step.plannedAt && t('order.planned', { at: dayMonth(step.plannedAt) })}
      </Text>
    </li>
  );
}
