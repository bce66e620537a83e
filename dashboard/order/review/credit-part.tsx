import { Alert, Text } from '@mantine/core';
import { IconCreditCard } from '@tabler/icons-react';
import type { Order } from '../../api/orders.ts';
import { useAmounts } from '../../words/amounts.ts';
import { useWords } from '../../words/use-words.ts';
import { WhoWhen } from './who-when.tsx';

/** What the customer's credit lacks for the order, where it keeps it from being accepted. */
export function CreditBlock({ order }: { order: Order }) {
  const { t } = useWords();
  const { money } = useAmounts();
  const { facts, creditShortfall, total } = order;
  if (creditShortfall === undefined) return null;
  return (
    <Alert
      color="red"
      icon={<IconCreditCard />}
      title={t('review.shortOf', { amount: money(creditShortfall) })}
      data-credit-shortfall={creditShortfall.amount}
    >
      <Text size="sm">{t('review.shortHint', { free: money(facts?.creditFree), total: money(total) })}</Text>
    </Alert>
  );
}

/** Whether the customer's credit covers the order, and what finance said of it; nothing where no limit is set. */
export function CreditPart({ order }: { order: Order }) {
  const { t } = useWords();
  const { money } = useAmounts();
  const { facts, creditShortfall, creditReview, creditOverride, total } = order;
  const free = facts?.creditFree;
  if (free === undefined && creditReview === undefined && creditOverride === undefined) return null;
  return (
    <section aria-label={t('review.credit')} data-part="credit">
      {creditShortfall === undefined && free !== undefined && (
        <Text size="sm">{t('review.creditFree', { free: money(free), total: money(total) })}</Text>
      )}
      {creditReview && (
        <Text size="sm">
          {t('review.creditReview')}: {t(`review.results.${creditReview.result}`)}{' '}
          <WhoWhen mark={creditReview} />
          {creditReview.comment && ` · ${creditReview.comment}`}
        </Text>
      )}
      {creditOverride && (
        <Text size="sm" data-credit-override>
          {t('review.creditOverride', { amount: money(creditOverride.total) })}: {creditOverride.reason}{' '}
          <WhoWhen mark={creditOverride} />
        </Text>
      )}
    </section>
  );
}
