import type { FoldedEntry } from '../../domain/order/fold.ts';
import { formatLocal } from '../../domain/working-time/working-minutes.ts';
import { type OrderRules, rulesAfter } from './order-rules.ts';
import type { SqlRunner } from './statement-parts.ts';

/** True when somebody verified a customer of the file. */
export function hasVerifications(folded: readonly FoldedEntry[]): boolean {
  return folded.some((step) => verificationIn(step) !== undefined);
}

/**
 * Writes into the customer file what was verified, in the transaction that records it, so that the customer's next order
 * needs no verification (ruling 6). A copy of another system's file is not written.
 */
export async function noteVerifications(
  sql: SqlRunner,
  folded: readonly FoldedEntry[],
  rules: OrderRules,
): Promise<void> {
  for (const step of folded) {
    const verification = verificationIn(step);
    if (verification === undefined) continue;
    const { at, taxNumber } = verification;
    const calendar = rulesAfter(step.after, rules).calendarFor('SALES');
    await sql.unsafe(
      `update dueline.customers
       set verified_on = greatest(verified_on, $2::date), tax_number = coalesce(tax_number, $3)
       where customer_id = $1 and ownership = 'OWN'`,
      [
        step.after.details.customer.customerId ?? '',
        formatLocal(calendar, at).slice(0, 10),
        taxNumber ?? null,
      ],
      { prepare: true },
    );
  }
}

function verificationIn({ entry, after }: FoldedEntry) {
  const { facts, details } = after;
  if (facts.customerOnFile !== true || details.customer.customerId === undefined) return undefined;
  return entry.events
    .filter((event) => event.type === 'customerVerified')
    .map(({ verification }) => verification)
    .find(({ result }) => result === 'VERIFIED');
}
