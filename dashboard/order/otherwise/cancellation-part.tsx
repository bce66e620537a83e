import { Anchor, Stack, Text } from '@mantine/core';
import {
  compensationNames,
  depositTreatmentNames,
  treatmentNames,
} from '../../../domain/names/cancellation-names.ts';
import { departments } from '../../../domain/people/departments.ts';
import type { Order } from '../../api/orders.ts';
import { usePersonNames } from '../../api/people.ts';
import { useAmounts } from '../../words/amounts.ts';
import { useInstants } from '../../words/instants.ts';
import { useWords } from '../../words/use-words.ts';
import { Panel } from '../panel.tsx';
import { Record } from '../record.tsx';
import { useAttachments } from '../use-attachments.ts';

type Cancellation = NonNullable<Order['cancellation']>;

/** A cancellation: who stopped, what becomes of the goods and the money, what was undone. */
export function CancellationPart({ orderId, cancellation }: { orderId: string; cancellation: Cancellation }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const { money } = useAmounts();
  const personName = usePersonNames();
  const { formAttachmentId, told, stopped, disposition, confirmation, settlement } = cancellation;
  const { settlementApproval, withdrawal } = cancellation;
  const waiting = told.filter((department) => stopped[department] === undefined);
  const names = (list: typeof told) => list.map((each) => name(departments[each])).join(', ');
  const who = (id: string) => name(personName(id));
  return (
    <Panel title={t(withdrawal ? 'otherwise.withdrawn' : 'otherwise.cancellation')} part="cancellation">
      <Record
        rows={[
          [
            t('otherwise.requestedBy'),
            `${cancellation.requestedBy} · ${who(cancellation.by)} · ${short(cancellation.at)}`,
          ],
          [t('otherwise.form'), cancellation.formReference],
          [
            t('otherwise.formFile'),
            formAttachmentId && <FormFile orderId={orderId} attachmentId={formAttachmentId} />,
          ],
          [t('otherwise.reason'), cancellation.reason],
          [
            t('otherwise.stopped'),
            [
              names(told.filter((each) => !waiting.includes(each))),
              waiting.length > 0 && !withdrawal && t('otherwise.waiting', { departments: names(waiting) }),
            ]
              .filter(Boolean)
              .join(' · '),
          ],
          [
            t('otherwise.disposition'),
            disposition && (
              <Stack gap={0}>
                {disposition.items.map((item) => (
                  <Text key={item.what} size="sm">
                    {item.what} {item.quantity}: {name(treatmentNames[item.treatment])},{' '}
                    {t('otherwise.loss', { loss: money(item.loss) })}
                  </Text>
                ))}
                {disposition.items.length === 0 && (
                  <Text size="sm">{t('otherwise.nothing', { reason: disposition.reason ?? '' })}</Text>
                )}
              </Stack>
            ),
          ],
          [t('otherwise.confirmation'), confirmation?.confirmedWith],
          [
            t('otherwise.settlement'),
            settlement &&
              [
                t('otherwise.fee', { fee: money(settlement.fee), refund: money(settlement.refund) }),
                name(depositTreatmentNames[settlement.depositTreatment]),
                settlementApproval
                  ? t('otherwise.approvedBy', { who: who(settlementApproval.by) })
                  : t('otherwise.notApproved'),
              ].join(' · '),
          ],
          [
            t('otherwise.undone'),
            cancellation.compensations.length > 0 && (
              <Stack gap={0}>
                {cancellation.compensations.map((each) => (
                  <Text
                    key={`${each.kind} ${each.lotId} ${each.reference}`}
                    size="sm"
                    data-undone={each.kind}
                  >
                    {name(compensationNames[each.kind])} · {each.lotId} · {each.reference}
                  </Text>
                ))}
              </Stack>
            ),
          ],
          ['', withdrawal && `${withdrawal.reason} · ${who(withdrawal.by)} · ${short(withdrawal.at)}`],
        ]}
      />
    </Panel>
  );
}

/** The request form as the customer signed it (CANCEL-01). */
function FormFile({ orderId, attachmentId }: { orderId: string; attachmentId: string }) {
  const { t } = useWords();
  const { data: files = [] } = useAttachments(orderId);
  const file = files.find((each) => each.attachmentId === attachmentId);
  return (
    <Anchor
      href={`/v1/attachments/${attachmentId}`}
      target="_blank"
      rel="noreferrer"
      size="sm"
      data-form-file={attachmentId}
    >
      {file?.fileName ?? t('otherwise.form')}
    </Anchor>
  );
}
