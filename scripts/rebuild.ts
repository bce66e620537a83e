import { rebuildOrders } from '../db/rebuild/rebuild-orders.ts';
import { runOperation } from './operations/run-operation.ts';

await runOperation('rebuild', async (database) => {
  const { orders, cases, entries } = await rebuildOrders(database);
  console.log(
    `The tables of ${orders} orders and ${cases} cases were made anew from ${entries} journal entries.`,
  );
  return 0;
});
