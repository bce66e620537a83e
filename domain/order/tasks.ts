import type { Department } from '../people/departments.ts';
import { type Role, staffOf } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { balanceOf } from './amounts.ts';
import { pendingAcceptances } from './assignment.ts';
import { openBypasses } from './bypass.ts';
import { cancellationAsks } from './cancellation/asks.ts';
import { changeAsks } from './change/progress.ts';
import type { ClockKind } from './clock.ts';
import { commandTable } from './commands.ts';
import { holdAgainst } from './hold.ts';
import type { CommandName } from './inputs.ts';
import { isRectificationProposed, type Lot } from './lot.ts';
import { policyOf } from './policy-of.ts';
import { initialReviewAsk, receiptAsks } from './receipt-asks.ts';
import { questionAsks, reviewAsks } from './review/asks.ts';
import { isFinal } from './stage-names.ts';
import { pendingConfirmations } from './stages/confirmation.ts';
import { pendingCountersigners } from './stages/planning.ts';
import type { OrderState } from './state.ts';

/** Human work: who owns it, the command that completes it and the clock it is judged by. */
export interface Task {
  /** Unique within the order; a second round of the same work is another task. */
  taskId: string;
  command: CommandName;
  department: Department;
  roles: readonly Role[];
  lotId?: string;
  clockId?: string;
  /** The one person who is asked, where the work was reassigned (rule 15). */
  assignedTo?: string;
  /** Its department waits for an answer of sales (REVIEW-11). */
  waiting?: true;
  /** One of the sample: it is not decided in a batch with others (ruling 2). */
  sampled?: true;
}

/** The id of a task: `L1/recordInspection/QUALITY#2`, or `order/...` for one of no lot. */
export function taskIdOf(task: Pick<Task, 'command' | 'department' | 'lotId'> & { cycle: number }): string {
  return `${task.lotId ?? 'order'}/${task.command}/${task.department}#${task.cycle}`;
}

/** Work that a stage asks for: command, owning department, clock. */
export interface Ask {
  command: CommandName;
  department: Department;
  clock?: ClockKind;
  /** The very clock, where several of a kind run at once. */
  clockId?: string;
  roles?: readonly Role[];
  waiting?: true;
  sampled?: true;
}

/** The open tasks of an order, derived from its state alone: an inbox is a query over them. */
export function openTasks(state: OrderState, policy: PolicyValues): Task[] {
  if (isFinal(state.stage)) return [];
  const figures = policyOf(state, policy);
  const asks = goingOn(orderAsks(state, figures), state).map((ask) => taskOf(state, ask));
  const lotTasks = state.lots.flatMap((lot) =>
    goingOn(lotAsks(lot, figures), state, lot.lotId).map((ask) => taskOf(state, ask, lot)),
  );
  return [...asks, ...lotTasks];
}

/** While work is held nobody is asked for it (CANCEL-02). */
function goingOn(asks: readonly Ask[], state: OrderState, lotId?: string): Ask[] {
  return asks.filter(({ command }) => holdAgainst(commandTable[command], state, lotId) === undefined);
}

function orderAsks(state: OrderState, policy: PolicyValues): Ask[] {
  const asks: Ask[] = [...cancellationAsks(state), ...makeUpAsks(state)];
  if (state.clocks.some((clock) => clock.kind === 'followUp')) {
    asks.push({ command: 'recordFollowUp', department: 'AFTER_SALES', clock: 'followUp' });
  }
  if (state.clocks.some((clock) => clock.kind === 'confirmationTarget')) {
    asks.push({ command: 'acknowledgeOrder', department: 'SALES', clock: 'confirmationTarget' });
  }
  if (state.clocks.some((clock) => clock.kind === 'customerPrewarning')) {
    asks.push({ command: 'prewarnCustomer', department: 'SALES', clock: 'customerPrewarning' });
  }
  asks.push(...receiptAsks(state, policy), ...changeAsks(state, policy), ...assignmentAsks(state, policy));
  switch (state.stage) {
    case 'RECEIVED':
      return [...asks, initialReviewAsk(state, policy)];
    case 'AWAITING_INFO':
      return [...asks, { command: 'supplementInformation', department: 'SALES', clock: 'infoSupplement' }];
    case 'UNDER_REVIEW':
      return [...asks, ...reviewAsks(state, policy)];
    case 'AWAITING_CUSTOMER_DECISION':
      return [...asks, decisionAsk(state), ...questionAsks(state)];
    case 'QUOTED':
      return [...asks, { command: 'signContract', department: 'SALES', clock: 'contractSigning' }];
    case 'CONTRACTED':
      return [
        ...asks,
        ...forEach('confirmPlan', pendingConfirmations(state, policy), 'departmentConfirmation'),
      ];
    case 'CONFIRMED':
      return [...asks, { command: 'releaseOrder', department: 'SALES', clock: 'release' }];
    case 'ACCEPTED':
      return [...asks, { command: 'issueInvoice', department: 'FINANCE', clock: 'settlementStart' }];
    case 'SETTLING':
      return [...asks, settlingAsk(state)];
    case 'CLOSED':
      return [...asks, { command: 'archiveOrder', department: 'SALES', clock: 'archive' }];
    default:
      return asks;
  }
}

function assignmentAsks(state: OrderState, policy: PolicyValues): Ask[] {
  return pendingAcceptances(state, policy).map((department) => ({ command: 'acceptAssignment', department }));
}

function makeUpAsks(state: OrderState): Ask[] {
  return openBypasses(state).map(({ department, clockId }) => ({
    command: 'makeUpApproval',
    department,
    clock: 'bypassMakeUp',
    clockId,
  }));
}

/** A change may have made the order cheaper than what was paid: what goes back is said, and nothing more comes. */
function settlingAsk(state: OrderState): Ask {
  const isOverpaid = balanceOf(state).amount.startsWith('-');
  const command = isOverpaid ? 'leaveBalanceOpen' : 'recordPayment';
  return { command, department: 'FINANCE', clock: 'payment' };
}

function decisionAsk(state: OrderState): Ask {
  return state.postponement?.customerAgreed === false
    ? { command: 'decideRefusedPostponement', department: 'LEADERSHIP', clock: 'customerDecision' }
    : { command: 'recordCustomerDecision', department: 'SALES', clock: 'customerDecision' };
}

function lotAsks(lot: Lot, policy: PolicyValues): Ask[] {
  switch (lot.stage) {
    case 'RELEASED':
      return [{ command: 'checkStock', department: 'WAREHOUSE', clock: 'stockCheck' }];
    case 'PLANNING':
      return [{ command: 'submitPlan', department: 'PLANNING', clock: 'productionPlan' }];
    case 'MATERIAL_SHORTAGE':
      return [{ command: 'confirmMaterial', department: 'PROCUREMENT', clock: 'materialArrival' }];
    case 'PLANNED':
      return forEach('countersign', pendingCountersigners(lot, policy), 'countersignature');
    case 'IN_PRODUCTION':
      return productionAsks(lot);
    case 'IN_QC':
      return [{ command: 'recordInspection', department: 'QUALITY', clock: 'inspection' }];
    case 'REWORK':
      return [reworkAsk(lot)];
    case 'STOCKED_IN':
      return [{ command: 'releaseGoods', department: 'WAREHOUSE' }];
    case 'READY_TO_SHIP':
      return shippingAsks(lot);
    case 'DELIVERY_EXCEPTION':
      return [{ command: 'resolveDeliveryException', department: 'LOGISTICS', clock: 'deliveryException' }];
    case 'SHIPPED':
      return [{ command: 'recordDelivery', department: 'LOGISTICS', clock: 'delivery' }];
    case 'DELIVERED':
      return [{ command: 'acceptDelivery', department: 'SALES', clock: 'acceptance' }];
    case 'LOT_ACCEPTED':
      return [];
  }
}

function productionAsks(lot: Lot): Ask[] {
  const complete: Ask = { command: 'completeProduction', department: 'PRODUCTION', clock: 'production' };
  if (lot.delay === undefined || lot.delay.proposal !== undefined) return [complete];
  return [complete, { command: 'proposeRemedy', department: 'PRODUCTION', clock: 'delayProposal' }];
}

function reworkAsk(lot: Lot): Ask {
  return isRectificationProposed(lot)
    ? { command: 'completeRework', department: 'PRODUCTION', clock: 'rework' }
    : { command: 'proposeRectification', department: 'QUALITY', clock: 'rectification' };
}

function shippingAsks(lot: Lot): Ask[] {
  const asks: Ask[] = [];
  if (lot.packingList?.matches !== true) {
    asks.push({ command: 'checkPackingList', department: 'LOGISTICS', clock: 'shippingArrangement' });
  }
  if (lot.transport === undefined) {
    asks.push({ command: 'arrangeTransport', department: 'LOGISTICS', clock: 'shippingArrangement' });
  }
  if (asks.length === 0)
    asks.push({ command: 'dispatchShipment', department: 'WAREHOUSE', clock: 'dispatch' });
  return asks;
}

function forEach(command: CommandName, departments: readonly Department[], clock: ClockKind): Ask[] {
  return departments.map((department) => ({ command, department, clock }));
}

function taskOf(state: OrderState, ask: Ask, lot?: Lot): Task {
  const clock = state.clocks.find((each) =>
    ask.clockId === undefined
      ? each.kind === ask.clock && each.lotId === lot?.lotId
      : each.clockId === ask.clockId,
  );
  const cycle = clock?.cycle ?? 1;
  const definition = commandTable[ask.command];
  const narrowed = definition.rolesFor === undefined ? definition.roles : staffOf(ask.department);
  return {
    taskId: taskIdOf({ ...ask, cycle, ...(lot === undefined ? {} : { lotId: lot.lotId }) }),
    command: ask.command,
    department: ask.department,
    roles: ask.roles ?? narrowed,
    ...(lot === undefined ? {} : { lotId: lot.lotId }),
    ...(clock === undefined ? {} : { clockId: clock.clockId }),
    ...(clock?.assignedTo === undefined ? {} : { assignedTo: clock.assignedTo }),
    ...(ask.waiting === undefined ? {} : { waiting: ask.waiting }),
    ...(ask.sampled === undefined ? {} : { sampled: ask.sampled }),
  };
}
