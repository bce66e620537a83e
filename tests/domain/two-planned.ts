import { orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

/** Two lots whose plans wait for their countersignatures, each signature apart. */
export function twoPlanned(): OrderDriver {
  const order = orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } });
  const [lot] = order.state.lots;
  if (lot === undefined) throw new Error('no lot');
  order.state = { ...order.state, lots: [lot, { ...lot, lotId: 'L2' }] };
  return order;
}
