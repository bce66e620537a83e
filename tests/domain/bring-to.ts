import type { Lot } from '../../domain/order/lot.ts';
import { needsConfirmation } from '../../domain/order/receipt-checks.ts';
import { askedReviewers, pendingReviewers } from '../../domain/order/review/reviewers.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import { pendingConfirmations } from '../../domain/order/stages/confirmation.ts';
import { pendingCountersigners } from '../../domain/order/stages/planning.ts';
import type { Department } from '../../domain/people/departments.ts';
import { headOf } from '../../domain/people/roles.ts';
import type { OrderDriver } from './order-driver.ts';
import { type Opening, received } from './sample-orders.ts';

export const plan = { start: '2025-10-13', finish: '2025-10-24', materialAgreed: true };
export const transport = {
  mode: 'FREIGHT',
  carrier: '顺达物流',
  pickUpAt: '2025-10-28T15:00:00+08:00',
  expectedArrival: '2025-10-30',
} as const;
export const papers = { shippingNoteNumber: 'SN-1', warehouseSignedBy: '赵强', carrierSignedBy: '钱进' };
export const proof = { signedBy: '王敏', deliveredBy: '钱进', clean: true };
export const rectification = {
  cause: '漆面划伤',
  measure: '重新喷涂',
  owner: 'PRODUCTION',
  due: '2025-10-31',
} as const;

export const requirements = {
  confirmedWith: '王敏',
  channel: 'PHONE',
  technical: '按样本',
  quality: 'GB/T 3906-2020',
} as const;

/** An order that people have brought to a stage, all of it as one lot and nothing from stock. */
export function orderIn(stage: Stage, opening: Opening = {}): OrderDriver {
  return bringTo(received(opening), stage);
}

/** Let people act, all at the present instant, until the order shows the stage. */
export function bringTo(order: OrderDriver, stage: Stage): OrderDriver {
  for (let given = 0; order.stage !== stage; given += 1) {
    if (given === 200) throw new Error(`the order stays ${order.stage} and never comes to ${stage}`);
    const act = nextActs[order.stage];
    if (act === undefined) throw new Error(`nobody acts in ${order.stage}`);
    act(order);
  }
  return order;
}

/** The next act of the journey without trouble, by what the order shows. */
const nextActs: Partial<Record<Stage, (order: OrderDriver) => unknown>> = {
  RECEIVED: passReceipt,
  UNDER_REVIEW: review,
  QUOTED: (order) =>
    order.give('signContract', { contractNumber: 'K-1', customerSignedBy: '王敏' }, 'SALESPERSON'),
  CONTRACTED: confirm,
  CONFIRMED: (order) => order.give('releaseOrder', {}, 'SALESPERSON'),
  RELEASED: (order) => order.give('checkStock', { fromStock: [] }, 'WAREHOUSE_KEEPER', leastLot(order)),
  PLANNING: (order) => order.give('submitPlan', planFor(least(order)), 'PLANNER', leastLot(order)),
  PLANNED: countersignAll,
  IN_PRODUCTION: (order) => order.give('completeProduction', {}, 'PRODUCTION_SUPERVISOR', leastLot(order)),
  IN_QC: inspect,
  STOCKED_IN: (order) => order.give('releaseGoods', {}, 'WAREHOUSE_KEEPER', leastLot(order)),
  READY_TO_SHIP: ship,
  SHIPPED: (order) => order.give('recordDelivery', proof, 'LOGISTICS_CLERK', leastLot(order)),
  DELIVERED: (order) => order.give('acceptDelivery', { acceptedBy: '王敏' }, 'SALESPERSON', leastLot(order)),
  ACCEPTED: (order) => order.give('issueInvoice', { invoiceNumber: 'F-1', total: order.total }, 'ACCOUNTANT'),
  SETTLING: (order) => pay(order),
  CLOSED: (order) => order.give('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT'),
};

/** What is wanted is confirmed where the rules ask for it, then the initial review is passed. */
function passReceipt(order: OrderDriver): void {
  if (needsConfirmation(order.state, order.policy)) {
    order.give('confirmRequirements', requirements, 'SALESPERSON');
  }
  order.give('passInitialReview', {}, 'SALESPERSON');
}

/** The reviews that are missing, then the decision, then the quotation: one act of each kind a call. */
function review(order: OrderDriver): void {
  const [department] = askedReviewers(order.state, order.policy);
  if (department !== undefined) {
    order.give('recordReview', { department, result: 'PASS' }, headOf(department));
  } else if (order.state.decision === undefined) {
    order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
  } else {
    order.give('issueQuotation', { quotationNumber: 'Q-1', total: order.total }, 'SALESPERSON');
  }
}

/** Every review passed and none decided. */
export function reviewed(opening: Opening = {}): OrderDriver {
  const order = orderIn('UNDER_REVIEW', opening);
  while (pendingReviewers(order.state, order.policy).length > 0) review(order);
  return order;
}

/** Accepted by the supervisor, and nothing quoted yet. */
export function decided(opening: Opening = {}): OrderDriver {
  const order = reviewed(opening);
  order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
  return order;
}

function confirm(order: OrderDriver): void {
  for (const department of pendingConfirmations(order.state, order.policy)) {
    order.give('confirmPlan', { department }, headOf(department));
  }
}

function countersignAll(order: OrderDriver): void {
  const lot = least(order);
  for (const department of pendingCountersigners(lot, order.policy))
    countersign(order, department, lot.lotId);
}

export function countersign(order: OrderDriver, department: Department, lotId = 'L1'): void {
  order.give('countersign', { department, medium: 'SYSTEM' }, headOf(department), { lotId });
}

function inspect(order: OrderDriver): void {
  const { lotId, lines } = least(order);
  const input = { passed: lines, failed: [], standardVersion: 'GB/T 3906-2020' };
  order.give('recordInspection', input, 'INSPECTOR', { lotId });
}

function ship(order: OrderDriver): void {
  const { lotId, lines, packingList, transport: arranged } = least(order);
  if (packingList === undefined) {
    order.give('checkPackingList', { packed: lines }, 'LOGISTICS_CLERK', { lotId });
  } else if (arranged === undefined) {
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK', { lotId });
  } else {
    order.give('dispatchShipment', papers, 'WAREHOUSE_KEEPER', { lotId });
  }
}

/** A plan that replaces another says why. */
const planFor = ({ planVersion }: Lot) => (planVersion === 0 ? plan : { ...plan, reason: '变更' });

const leastLot = (order: OrderDriver) => ({ lotId: least(order).lotId });

/** The first of the lots that hold the order back. */
function least(order: OrderDriver): Lot {
  const found = order.state.lots.find((lot) => lot.stage === order.stage);
  if (found === undefined) throw new Error(`no lot is ${order.stage}`);
  return found;
}

export function pay(order: OrderDriver, amount = order.balance.amount, reference = 'R-1'): void {
  const total = { amount, currency: 'CNY' } as const;
  order.give('recordPayment', { reference, total, receivedOn: '2025-11-03' }, 'ACCOUNTANT');
}
