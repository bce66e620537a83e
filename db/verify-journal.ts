import { readCaseChains } from './cases/read-case-chains.ts';
import type { Database } from './connect.ts';
import { checkChain, type JournalBreak } from './journal/check-chain.ts';
import { readChains } from './journal/read-chains.ts';

/** What a walk over all journals found. */
export interface JournalVerdict {
  orders: number;
  cases: number;
  entries: number;
  /** The first broken entry of each order that has one, and of each case, with the case in the order's place. */
  breaks: JournalBreak[];
}

/** Walks the chain of hashes of every order and every case, and holds its end against its row (AUDIT-01). */
export async function verifyJournal({ sql }: Pick<Database, 'sql'>): Promise<JournalVerdict> {
  const verdict: JournalVerdict = { orders: 0, cases: 0, entries: 0, breaks: [] };
  // One snapshot, so that an order that is committed meanwhile is seen with its head or not at all.
  await sql.begin('isolation level repeatable read read only', async (transaction) => {
    for await (const { orderId, rows, head } of readChains(transaction)) {
      verdict.orders += 1;
      verdict.entries += rows.length;
      const found = checkChain(orderId, rows, head);
      if (found !== undefined) verdict.breaks.push(found);
    }
    for await (const { caseId, rows, head } of readCaseChains(transaction)) {
      verdict.cases += 1;
      verdict.entries += rows.length;
      const found = checkChain(caseId, rows, head);
      if (found !== undefined) verdict.breaks.push(found);
    }
  });
  return verdict;
}
