import type { CommandInputs } from '../../domain/order/inputs.ts';
import type { Department } from '../../domain/people/departments.ts';
import { headOf } from '../../domain/people/roles.ts';
import { orderIn, pay } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

export const request = { requestedBy: '王敏', formReference: 'QX-1', reason: '项目停建' };

export const yuan = (amount: string) => ({ amount, currency: 'CNY' }) as const;

/** Half-made goods that two departments agreed to scrap, at a loss. */
export const scrapped: CommandInputs['recordDisposition'] = {
  items: [
    {
      what: '高压开关柜半成品',
      quantity: '3',
      treatment: 'SCRAP',
      loss: yuan('1200.00'),
      agreedWith: ['PRODUCTION', 'WAREHOUSE'],
    },
  ],
};

export const nothing = { items: [], reason: '尚未投料' };

export function cancel(order: OrderDriver): OrderDriver {
  order.give('requestCancellation', request, 'SALESPERSON');
  return order;
}

/** Everyone who was told to stop has. */
export function stopAll(order: OrderDriver): OrderDriver {
  for (const department of order.state.cancellation?.told ?? []) stop(order, department);
  return order;
}

export function stop(order: OrderDriver, department: Department): void {
  order.give('acknowledgeStop', { department }, headOf(department));
}

export function settle(order: OrderDriver, input: CommandInputs['settleCancellation']): OrderDriver {
  order.give('settleCancellation', input, 'ACCOUNTANT');
  return order;
}

export const free = {
  fee: yuan('0.00'),
  refund: yuan('0.00'),
  depositTreatment: 'REFUND',
  basis: '无损失',
} as const;

/** From the request to the end, with nothing lost and nothing paid. */
export function cancelled(order: OrderDriver): OrderDriver {
  stopAll(cancel(order));
  order.give('recordDisposition', nothing, 'ORDER_CLERK');
  order.give('confirmCancellation', { confirmedWith: '王敏', channel: 'PHONE' }, 'SALESPERSON');
  settle(order, free).give('approveCancellationSettlement', {}, 'FINANCE_MANAGER');
  return order;
}

/** Production is cancelled at a loss of 1200.00; `paid` was paid before. */
export function lost(paid?: string): OrderDriver {
  const order = orderIn('IN_PRODUCTION');
  if (paid !== undefined) pay(order, paid);
  cancel(order).give('recordDisposition', scrapped, 'ORDER_CLERK');
  return order;
}
