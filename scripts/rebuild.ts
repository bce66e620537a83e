import { rebuildOrders } from '../db/rebuild/rebuild-orders.ts';
import { runOperation } from './operations/run-operation.ts';

await runOperation('rebuild', async (database) => {
  const { orders, entries } = await rebuildOrders(database);
  console.log(`The tables of ${orders} orders were made anew from ${entries} journal entries.`);
  return 0;
});
