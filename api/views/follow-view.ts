import type { FollowedOrder } from '../../db/customer-links/followed-orders.ts';
import { earliest } from '../../domain/instant.ts';
import type { Lot } from '../../domain/order/lot.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import { type OrderState, visibleStage } from '../../domain/order/state.ts';
import { type CustomerStep, customerSteps, type FollowedOrderView } from './follow-schema.ts';
import { present } from './row-views.ts';

/** What a customer is told of each step. */
const steps: Record<CustomerStep, { zh: string; en: string }> = {
  RECEIVED: { zh: '已接收', en: 'Received' },
  REVIEW: { zh: '评审与合同', en: 'Review and contract' },
  PLANNING: { zh: '已确认，排产中', en: 'Confirmed, being planned' },
  PRODUCTION: { zh: '生产与检验', en: 'Production and inspection' },
  SHIPPING: { zh: '发货', en: 'Shipping' },
  DELIVERY: { zh: '已送达', en: 'Delivered' },
  DONE: { zh: '已完成', en: 'Completed' },
};

/** The step behind which each stage stands: rework, shortages and the like are our affair. */
const stepOfStage: Record<Stage, CustomerStep | undefined> = {
  RECEIVED: 'RECEIVED',
  AWAITING_INFO: 'RECEIVED',
  UNDER_REVIEW: 'REVIEW',
  AWAITING_CUSTOMER_DECISION: 'REVIEW',
  QUOTED: 'REVIEW',
  CONTRACTED: 'REVIEW',
  CONFIRMED: 'PLANNING',
  IN_FULFILMENT: 'PLANNING',
  RELEASED: 'PLANNING',
  PLANNING: 'PLANNING',
  MATERIAL_SHORTAGE: 'PLANNING',
  PLANNED: 'PLANNING',
  IN_PRODUCTION: 'PRODUCTION',
  REWORK: 'PRODUCTION',
  IN_QC: 'PRODUCTION',
  STOCKED_IN: 'PRODUCTION',
  READY_TO_SHIP: 'SHIPPING',
  SHIPPED: 'SHIPPING',
  DELIVERY_EXCEPTION: 'SHIPPING',
  DELIVERED: 'DELIVERY',
  LOT_ACCEPTED: 'DONE',
  ACCEPTED: 'DONE',
  SETTLING: 'DONE',
  SETTLED: 'DONE',
  CLOSED: 'DONE',
  ARCHIVED: 'DONE',
  REJECTED: undefined,
  CANCEL_REQUESTED: undefined,
  CANCELLED: undefined,
};

const notAccepted = { zh: '未接受', en: 'Not accepted' };

/** What is told of an order that is on no step, by its stage. */
const besideSteps: Partial<Record<Stage, { zh: string; en: string }>> = {
  CANCEL_REQUESTED: { zh: '取消处理中', en: 'Cancellation in progress' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
};

/** An order as its customer sees it (PRIV-10): built from what may be told, so that nothing else comes along. */
export function followView({ state, reached }: FollowedOrder): FollowedOrderView {
  const stage = visibleStage(state);
  const now = stepOfStage[stage];
  const at = (step: CustomerStep) =>
    earliest([...reached].flatMap(([stage, first]) => (stepOfStage[stage] === step ? first : [])));
  return {
    orderId: state.orderId,
    orderNumber: state.orderNumber ?? '',
    ...present({ externalNumber: state.details.externalNumber, deliveryDate: state.details.deliveryDate }),
    stageName: now === undefined ? (besideSteps[stage] ?? notAccepted) : steps[now],
    steps: customerSteps.map((step) => {
      const place = placeOf(step, now, at(step) !== undefined);
      return {
        stage: step,
        names: steps[step],
        state: place,
        ...(place === 'TO_COME' ? {} : present({ at: at(step) })),
      };
    }),
    lots: state.lots.map((lot) => lotView(state, lot)),
    receivedAt: state.receivedAt,
  };
}

/** Without a present step, what was reached is what is done. */
function placeOf(step: CustomerStep, now: CustomerStep | undefined, isReached: boolean) {
  if (now === undefined) return isReached ? 'DONE' : 'TO_COME';
  const ahead = customerSteps.indexOf(step) - customerSteps.indexOf(now);
  if (ahead > 0) return 'TO_COME';
  return ahead < 0 || now === 'DONE' ? 'DONE' : 'NOW';
}

function lotView(state: OrderState, { lotId, stage, lines, transport, shipment, delivery }: Lot) {
  const step = stepOfStage[stage];
  return {
    lotId,
    stageName: step === undefined ? notAccepted : steps[step],
    lines: lines.map(({ line, quantity }) => {
      const ordered = state.details.lines.find((each) => each.line === line);
      return {
        line,
        quantity,
        ...present({ product: ordered?.productName ?? ordered?.productCode, unit: ordered?.unit }),
      };
    }),
    ...(shipment === undefined
      ? {}
      : present({
          carrier: transport?.carrier,
          trackingNumber: shipment.trackingNumber,
          expectedArrival: transport?.expectedArrival,
        })),
    ...present({ signedAt: delivery?.at }),
  };
}
