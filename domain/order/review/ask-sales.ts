import type { Department } from '../../people/departments.ts';
import { cycleKey } from '../apply.ts';
import { clockIdOf } from '../clock.ts';
import { startClock } from '../clock-control.ts';
import type { Draft } from '../draft.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { OrderState } from '../state.ts';
import type { ReviewQuestion } from './records.ts';

/** What is asked: by whom, and which item of the checklist is in doubt. */
interface Asked {
  department: Department;
  question: string;
  item?: string;
}

/** Put a question to sales, with a clock of its own for the answer (REVIEW-11). */
export function askSales(draft: Draft, { department, question, item }: Asked): void {
  const { kind } = looseClocks.reviewQuestion;
  const clockId = clockIdOf(kind, (draft.state.cycles[cycleKey(kind)] ?? 0) + 1);
  draft.emit({
    type: 'questionAsked',
    question: {
      ...draft.sign(),
      questionId: `Q${(draft.state.questions ?? []).length + 1}`,
      department,
      question,
      ...(item === undefined ? {} : { item }),
      clockId,
    },
  });
  startClock(draft, looseClocks.reviewQuestion);
}

/** Questions that sales has not answered, oldest first. */
export function openQuestions({ questions = [] }: Pick<OrderState, 'questions'>): ReviewQuestion[] {
  return questions.filter(({ answer }) => answer === undefined);
}
