import type { Stage } from '../../domain/order/stage-names.ts';
import { bringTo, orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import type { Opening } from './sample-orders.ts';

/** The stage before one in which a department has a lot. */
const before = { IN_PRODUCTION: 'PLANNED', READY_TO_SHIP: 'IN_QC', SHIPPED: 'READY_TO_SHIP' } as const;

/** An order whose lot enters a stage at an instant. */
export function entering(stage: keyof typeof before, at: string, opening: Opening = {}): OrderDriver {
  const earlier: Stage = before[stage];
  return bringTo(orderIn(earlier, opening).at(at), stage);
}

export const progress = { department: 'PRODUCTION', progress: '已完成 60%' } as const;
