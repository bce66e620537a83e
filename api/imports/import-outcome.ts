import type { SettledOrder } from '../../db/imports/settle-orders.ts';
import { problems } from '../../domain/errors.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { ProblemError } from '../problems/problem.ts';
import { importField } from './import-field.ts';
import { unfit } from './unfit.ts';

/** What became of an order as its rows tell it; a dry run tells of an order that is not there yet. */
export function settledAs(
  orderRow: number,
  state: Pick<OrderState, 'orderId' | 'orderNumber' | 'gaps'>,
  { isNew, isThere }: { isNew: boolean; isThere: boolean },
): SettledOrder {
  const waitsFor = state.gaps.map(({ path, whose, reason }) => ({ field: path, whose, reason }));
  return {
    orderRow,
    state: !isNew ? 'REPEATED' : waitsFor.length > 0 ? 'GAPS' : 'OK',
    orderId: isThere ? state.orderId : null,
    orderNumber: isThere ? (state.orderNumber ?? null) : null,
    problems: [],
    waitsFor: isNew ? waitsFor : [],
  };
}

/** The order is refused; a repeat of the same sheet will not change that. */
export function refusedAs(orderRow: number, problem: ProblemError): SettledOrder {
  const { errors = [] } = problem.details;
  const sentence = problem.message || problems[problem.code].title;
  return {
    orderRow,
    state: 'REFUSED',
    orderId: null,
    orderNumber: null,
    problems:
      errors.length === 0
        ? [unfit('', sentence)]
        : errors.map(({ path, reason }) => unfit(importField(path) ?? path, reason)),
    waitsFor: [],
  };
}
