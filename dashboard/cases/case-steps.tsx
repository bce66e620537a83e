import { Badge, Box, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlayerPlayFilled } from '@tabler/icons-react';
import { type CaseStep, caseSteps, isFinalStep } from '../../domain/cases/case-kinds.ts';
import { caseStepNames } from '../../domain/names/case-names.ts';
import { useWords } from '../words/use-words.ts';

/** The usual way of a case; one that ended otherwise says so beside it. */
const way = caseSteps.filter((step) => step === 'CLOSED' || !isFinalStep(step));

/** How far a case has come. */
export function CaseSteps({ step }: { step: CaseStep }) {
  const { t, name } = useWords();
  const reached = way.indexOf(step);
  if (reached < 0) {
    return (
      <Badge color="gray" tt="none" data-step={step}>
        {name(caseStepNames[step])}
      </Badge>
    );
  }
  return (
    <Box className="scroll-row" tabIndex={0} component="section" aria-label={t('cases.steps')}>
      <ol className="steps">
        {way.map((each, index) => {
          const isDone = index < reached || isFinalStep(step);
          const isNow = index === reached && !isDone;
          return (
            <li
              key={each}
              className={`step step-${isDone ? 'done' : isNow ? 'now' : 'to_come'}`}
              aria-current={isNow ? 'step' : undefined}
              data-step={each}
            >
              <ThemeIcon
                size={22}
                radius="xl"
                color={isDone || isNow ? 'ink' : 'gray'}
                variant={isNow ? 'filled' : isDone ? 'light' : 'outline'}
                aria-hidden
              >
                {isDone && <IconCheck size={14} />}
                {isNow && <IconPlayerPlayFilled size={11} />}
              </ThemeIcon>
              <Text size="xs" fw={isNow ? 700 : 500} mt={4}>
                {name(caseStepNames[each])}
              </Text>
              <VisuallyHidden>
                {t(isDone ? 'order.stepDone' : isNow ? 'order.stepNow' : 'order.stepToCome')}
              </VisuallyHidden>
            </li>
          );
        })}
      </ol>
    </Box>
  );
}
