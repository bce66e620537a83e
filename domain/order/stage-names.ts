/** Stages of an order before its lots part and after they have come together again (catalogue, section c). */
export const orderStages = [
  'RECEIVED',
  'AWAITING_INFO',
  'UNDER_REVIEW',
  'AWAITING_CUSTOMER_DECISION',
  'QUOTED',
  'CONTRACTED',
  'CONFIRMED',
  'IN_FULFILMENT',
  'ACCEPTED',
  'SETTLING',
  'SETTLED',
  'CLOSED',
  // What people see while a cancellation is being dealt with; no order is in it by itself.
  'CANCEL_REQUESTED',
  'ARCHIVED',
  'REJECTED',
  'CANCELLED',
] as const;

export type OrderStage = (typeof orderStages)[number];

/** Stages of a lot, least advanced first: the order shows the stage of its least advanced lot (ruling 1). */
export const lotStages = [
  'RELEASED',
  'PLANNING',
  'MATERIAL_SHORTAGE',
  'PLANNED',
  'IN_PRODUCTION',
  'REWORK',
  'IN_QC',
  'STOCKED_IN',
  'READY_TO_SHIP',
  'DELIVERY_EXCEPTION',
  'SHIPPED',
  'DELIVERED',
  'LOT_ACCEPTED',
] as const;

export type LotStage = (typeof lotStages)[number];
export type Stage = OrderStage | LotStage;

const finalStages: readonly Stage[] = ['ARCHIVED', 'REJECTED', 'CANCELLED'];

/** True for a stage that no command leaves. */
export function isFinal(stage: Stage): boolean {
  return finalStages.includes(stage);
}

/** Stages of an order that is not at its end. */
export const openOrderStages: readonly OrderStage[] = orderStages.filter(
  (stage) => !isFinal(stage) && stage !== 'CANCEL_REQUESTED',
);
