import { Stack } from '@mantine/core';
import type { Order } from '../../api/orders.ts';
import { Empty } from '../../layout/states.tsx';
import { useWords } from '../../words/use-words.ts';
import { ChecklistPart } from './checklist-part.tsx';
import { CorrectionsPart } from './corrections-part.tsx';
import { CreditPart } from './credit-part.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { ReceiptPart } from './receipt-part.tsx';

/** What was checked at receipt, what departments found and asked, what the customer's credit allows, what was put right. */
export function ReviewTab({ order }: { order: Order }) {
  const { t } = useWords();
  const { verification, requirementsConfirmation, original, corrections = [], questions = [] } = order;
  const hasReviews = order.reviews.length > 0 || order.checklist.length > 0;
  const hasReceipt = verification ?? requirementsConfirmation ?? original;
  if (!hasReviews && !hasReceipt && corrections.length === 0) return <Empty>{t('review.none')}</Empty>;
  return (
    <Stack gap="lg">
      <CreditPart order={order} />
      <ChecklistPart order={order} />
      {questions.length > 0 && <QuestionsPart questions={questions} checklist={order.checklist} />}
      {hasReceipt && <ReceiptPart order={order} />}
      {corrections.length > 0 && <CorrectionsPart corrections={corrections} />}
    </Stack>
  );
}

/** What of it is open or a reason to look. */
export function countReview({ questions = [], creditShortfall }: Order): number {
  const open = questions.filter(({ answer }) => answer === undefined).length;
  return open + (creditShortfall === undefined ? 0 : 1);
}
