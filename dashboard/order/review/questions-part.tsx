import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { fieldNames } from '../../../domain/names/detail-names.ts';
import { departments } from '../../../domain/people/departments.ts';
import type { Order } from '../../api/orders.ts';
import { useWords } from '../../words/use-words.ts';
import { WhoWhen } from './who-when.tsx';

type Question = NonNullable<Order['questions']>[number];

/** What departments asked sales, and what sales answered. */
export function QuestionsPart(props: { questions: readonly Question[]; checklist: Order['checklist'] }) {
  const { questions, checklist } = props;
  const { t, name } = useWords();
  const itemName = (item: string) => name(checklist.find((each) => each.item === item)?.name) || item;
  return (
    <section aria-label={t('review.questions')} data-part="questions">
      <Text fw={600} mb={4}>
        {t('review.questions')}
      </Text>
      <Stack gap="xs">
        {questions.map((asked) => (
          <Paper key={asked.questionId} withBorder p="sm" data-question={asked.questionId}>
            <Group gap="xs">
              <Badge tt="none" variant="light">
                {name(departments[asked.department])}
              </Badge>
              {asked.item && <Text size="sm">{itemName(asked.item)}</Text>}
              <WhoWhen mark={asked} />
              {asked.answer === undefined && (
                <Badge tt="none" color="orange" variant="light" data-open>
                  {t('review.unanswered')}
                </Badge>
              )}
            </Group>
            <Text size="sm" mt={4}>
              {asked.question}
            </Text>
            {asked.answer && (
              <Text size="sm" mt={6} pl="sm" data-answer>
                ↳ {asked.answer.text} <WhoWhen mark={asked.answer} />
                {(asked.answer.changed ?? []).length > 0 &&
                  ` · ${t('review.changed', {
                    fields: (asked.answer.changed ?? []).map((path) => name(fieldNames(path))).join(', '),
                  })}`}
              </Text>
            )}
          </Paper>
        ))}
      </Stack>
    </section>
  );
}
