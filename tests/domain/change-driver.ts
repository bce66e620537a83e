import { pendingEvaluators } from '../../domain/order/change/evaluators.ts';
import type { ChangeWish } from '../../domain/order/change/records.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import type { Department } from '../../domain/people/departments.ts';
import { headOf } from '../../domain/people/roles.ts';
import type { OrderDriver, Who } from './order-driver.ts';

/** A change request as its form holds it. */
export function form(wanted: ChangeWish, onlyLot?: string): CommandInputs['requestChange'] {
  const said = { requestedBy: '王敏', formReference: 'BG-1', reason: '客户项目调整', wanted };
  return onlyLot === undefined ? said : { ...said, onlyLot };
}

/** Requested, and answered that work goes on. */
export function requested(order: OrderDriver, wanted: ChangeWish, onlyLot?: string): OrderDriver {
  order.give('requestChange', form(wanted, onlyLot), 'SALESPERSON');
  order.give('answerChange', { workGoesOn: true }, 'ORDER_CLERK');
  return order;
}

export function evaluate(
  order: OrderDriver,
  department: Department,
  rest: Partial<CommandInputs['evaluateChange']> = {},
): void {
  const input = { department, feasible: true, materialEffect: '无影响', ...rest };
  order.give('evaluateChange', input, headOf(department));
}

/** Every department that is asked says that it is feasible. */
export function evaluateAll(order: OrderDriver): void {
  for (const department of pendingEvaluators(order.state, order.policy)) evaluate(order, department);
}

export function approve(order: OrderDriver, by: Who = 'CONTRACT_ORDER_HEAD', extraCost?: string): void {
  const decision = { approved: true, assessment: '合理可行' };
  const cost = { amount: extraCost ?? '0.00', currency: 'CNY' } as const;
  order.give('decideChange', extraCost === undefined ? decision : { ...decision, extraCost: cost }, by);
}

/** The customer's word in writing, and the agreement where one is needed. */
export function customerAgrees(order: OrderDriver): void {
  if (order.state.change?.decision?.needsAgreement) {
    order.give('signChangeAgreement', { agreementNumber: 'XY-1', customerSignedBy: '王敏' }, 'SALESPERSON');
  }
  order.give('confirmChange', { party: 'CUSTOMER', saidBy: '王敏', evidence: '邮件 10-10' }, 'SALESPERSON');
}

/** Evaluated, approved and confirmed: it takes effect. */
export function carriedThrough(order: OrderDriver): OrderDriver {
  evaluateAll(order);
  approve(order);
  customerAgrees(order);
  return order;
}

/** A change that was requested and took effect. */
export function changed(order: OrderDriver, wanted: ChangeWish, onlyLot?: string): OrderDriver {
  return carriedThrough(requested(order, wanted, onlyLot));
}
