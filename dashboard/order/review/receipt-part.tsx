import { Text } from '@mantine/core';
import { confirmationWayNames, verificationResultNames } from '../../../domain/names/receipt-names.ts';
import type { Order } from '../../api/orders.ts';
import { useWords } from '../../words/use-words.ts';
import { Record } from '../record.tsx';
import { WhoWhen } from './who-when.tsx';

/** What sales checked at receipt: the customer, what is wanted, and where the original is. */
export function ReceiptPart({ order }: { order: Order }) {
  const { t, name } = useWords();
  const { verification, requirementsConfirmation: confirmed, original } = order;
  return (
    <section aria-label={t('review.receipt')} data-part="receipt">
      <Text fw={600} mb={4}>
        {t('review.receipt')}
      </Text>
      <Record
        rows={[
          [
            t('review.verification'),
            verification && (
              <span data-verification={verification.result}>
                {[
                  name(verificationResultNames[verification.result]),
                  verification.registeredName,
                  verification.taxNumber,
                  verification.how,
                  verification.comment,
                ]
                  .filter(Boolean)
                  .join(' · ')}{' '}
                <WhoWhen mark={verification} />
              </span>
            ),
          ],
          [
            t('review.confirmed'),
            confirmed && (
              <>
                {[
                  confirmed.confirmedWith,
                  name(confirmationWayNames[confirmed.channel]),
                  confirmed.technical,
                  confirmed.quality,
                ].join(' · ')}{' '}
                <WhoWhen mark={confirmed} />
              </>
            ),
          ],
          [
            t('review.original'),
            original && (
              <>
                {original.where ?? t('review.filesKept', { count: original.attachmentIds?.length ?? 0 })}{' '}
                <WhoWhen mark={original} />
              </>
            ),
          ],
        ]}
      />
    </section>
  );
}
