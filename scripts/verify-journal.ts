import { verifyJournal } from '../db/verify-journal.ts';
import { runOperation } from './operations/run-operation.ts';

const meanings = {
  EDITED: 'was changed after it was written',
  DELETED: 'is missing',
  REORDERED: 'stands in the place of another',
  CUT_TAIL: 'is missing, with all that came after it',
};

await runOperation('verify-journal', async (database) => {
  const { orders, cases, entries, breaks } = await verifyJournal(database);
  for (const { orderId, version, kind } of breaks) {
    const subject = orderId.startsWith('case_') ? 'case' : 'order';
    console.log(`${subject} ${orderId}: entry ${version} ${meanings[kind]} (${kind})`);
  }
  console.log(`${entries} entries of ${orders} orders and ${cases} cases: ${breaks.length} broken journals`);
  return breaks.length === 0 ? 0 : 1;
});
