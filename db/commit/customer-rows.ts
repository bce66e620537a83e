import type { CustomerOccasion } from '../../domain/notices/customer/customer-message.ts';
import { customerMessages, overtakenBy } from '../../domain/notices/customer/customer-occasions.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { type NoticeRow, noticeRow } from './notice-row.ts';
import { type OrderRules, rulesAfter } from './order-rules.ts';
import type { SqlRunner } from './statement-parts.ts';

/** What the customer of an order is written about some entries, each once by its key; what a later one overtakes is left out. */
export function customerRows(folded: readonly FoldedEntry[], rules: OrderRules): NoticeRow[] {
  return folded.flatMap((step, place) => {
    const { policy, calendarFor } = rulesAfter(step.after, rules);
    const gone = overtaken(folded.slice(place));
    return customerMessages(step, policy, calendarFor('SALES'))
      .filter(({ message }) => !gone.has(message.occasion))
      .map(({ message, address, lotId }) => {
        const { orderId, occasion } = message;
        const key = `${orderId}/v${step.entry.version}/CUSTOMER/${occasion}${lotId === undefined ? '' : `/${lotId}`}`;
        const { recordedAt } = step.entry;
        // A customer reads mail when it suits: nobody's working time is spared.
        return noticeRow(
          { channel: 'CUSTOMER_EMAIL', key, address },
          { notice: message, from: recordedAt, recordedAt },
        );
      });
  });
}

/** Takes back what waits to be sent and has lost its point: the order was confirmed since, rejected or cancelled. */
export async function withdrawCustomerMail(sql: SqlRunner, folded: readonly FoldedEntry[]): Promise<void> {
  const gone = overtaken(folded);
  const [first] = folded;
  if (gone.size === 0 || first === undefined) return;
  await sql.unsafe(
    `update dueline.outbox set state = 'WITHDRAWN'
     where order_id = $1 and channel = 'CUSTOMER_EMAIL' and state = 'PENDING'
       and payload->>'occasion' in (select jsonb_array_elements_text($2::text::jsonb))`,
    [first.after.orderId, JSON.stringify([...gone])],
    { prepare: true },
  );
}

function overtaken(folded: readonly FoldedEntry[]): ReadonlySet<CustomerOccasion> {
  const events = folded.flatMap(({ entry }) => entry.events);
  return new Set(events.flatMap((event) => overtakenBy(event)));
}
