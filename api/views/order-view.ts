import { overdueFlags } from '../../domain/cases/overdue-flags.ts';
import { earliest } from '../../domain/instant.ts';
import { amountDue, balanceOf, orderTotal } from '../../domain/order/amounts.ts';
import type { ChangeImpact } from '../../domain/order/change/impact.ts';
import { groupOfChannel } from '../../domain/order/channel-groups.ts';
import { type Clock, isOverdue, isTarget } from '../../domain/order/clock.ts';
import { commandTable } from '../../domain/order/commands.ts';
import { journey } from '../../domain/order/journey.ts';
import type { Lot } from '../../domain/order/lot.ts';
import { lotCounts, type OrderState, orderOverdue, visibleStage } from '../../domain/order/state.ts';
import { openTasks, type Task } from '../../domain/order/tasks.ts';
import { ownerOf } from '../../domain/order/tracking.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { staff } from '../auth/access.ts';
import { holdsAny, type RoleHolder } from '../auth/caller.ts';
import { correctionsView } from './assignment-view.ts';
import { availableCommands, taskDue } from './available-commands.ts';
import { gapView } from './gap-view.ts';
import { type Local, withLocalInstants } from './local-instants.ts';
import { changesView } from './order-change-view.ts';
import type { OrderView } from './order-schema.ts';
import { reviewView } from './review-view.ts';
import type { TaskView } from './work-schema.ts';

/** What a view is made with: the order's own policy, who looks, and the zone that instants are shown in. */
export interface Viewer {
  policy: PolicyValues;
  caller: RoleHolder;
  local: Local;
  /** Who looks after the order's customer. */
  salespersonId?: string;
  /** What the open change would mean. */
  impact?: ChangeImpact;
}

/** An order as its caller sees it: pure over the order's state. */
export function orderView(
  state: OrderState,
  { policy, caller, local, impact, salespersonId }: Viewer,
): OrderView {
  const stage = visibleStage(state);
  const tasks = openTasks(state, policy);
  const deadlines = state.clocks.filter((clock) => !isTarget(clock));
  const view: OrderView = {
    orderId: state.orderId,
    orderNumber: state.orderNumber ?? '',
    version: state.version,
    stage,
    stageName: stageName(stage),
    orderStage: state.stage,
    department: journey[stage].owner,
    overdue: orderOverdue(state),
    dueAt: earliest(deadlines.flatMap((clock) => runningDue(clock) ?? [])) ?? null,
    receivedAt: state.receivedAt,
    enteredBy: state.enteredBy,
    ownerId: ownerOf(state, salespersonId),
    details: state.details,
    channelGroup: groupOfChannel[state.details.channel],
    total: orderTotal(state.details),
    amountDue: amountDue(state),
    revision: state.revision ?? 1,
    balance: balanceOf(state),
    ...changesView(state, impact),
    ...(holdsAny(caller, staff) ? { facts: state.facts } : {}),
    gaps: state.gaps.map(gapView),
    reviews: Object.values(state.reviews),
    ...reviewView(state, policy),
    confirmations: byDepartment(state.confirmations),
    payments: state.payments,
    ...recordsOf(state),
    ...correctionsView(state),
    overdueFlags: overdueFlags(state),
    lots: state.lots.map(lotView),
    lotCounts: lotCounts(state),
    clocks: state.clocks.map(clockView),
    tasks: tasks.map((task) => taskView(state, task, caller)),
    availableCommands: availableCommands(state, tasks, caller, policy),
    policyVersion: state.policyVersion,
    calendar: { calendarId: state.calendarId, calendarVersion: state.calendarVersion },
  };
  return withLocalInstants(view, local);
}

/** A stage in both languages. */
export function stageName(stage: keyof typeof journey): { zh: string; en: string } {
  const { zh, en } = journey[stage];
  return { zh, en };
}

const recordNames = [
  'enteredFor',
  'tracking',
  'acknowledgement',
  'verification',
  'requirementsConfirmation',
  'original',
  'configurationSheet',
  'instructions',
  'risks',
  'holds',
  'cases',
  'cancellation',
  'cancellations',
  'bypasses',
  'customerPrewarning',
  'supersededReviews',
  'questions',
  'creditReview',
  'creditOverride',
  'contractDocument',
  'decision',
  'assignment',
  'postponement',
  'quotation',
  'contract',
  'confirmedAt',
  'releasedBy',
  'invoice',
  'openBalance',
  'followUp',
  'archive',
  'rejection',
] as const;

type Records = Pick<OrderState, (typeof recordNames)[number]>;

/** The records that the order has. */
function recordsOf(state: OrderState): Records {
  const present = recordNames.filter((name) => state[name] !== undefined);
  return Object.fromEntries(present.map((name) => [name, state[name]])) as Records;
}

function lotView(lot: Lot): OrderView['lots'][number] {
  const { countersignatures, ...rest } = lot;
  const owner = journey[lot.stage].owner;
  return {
    ...rest,
    stageName: stageName(lot.stage),
    department: owner,
    countersignatures: byDepartment(countersignatures),
  };
}

function byDepartment<Mark extends object>(marks: Partial<Record<Department, Mark>>) {
  return (Object.entries(marks) as [Department, Mark][]).map(([department, mark]) => ({
    department,
    ...mark,
  }));
}

/** A running deadline of an order or a case. */
export function clockView(clock: Clock): OrderView['clocks'][number] {
  const { due, provisional, changed: _changed, ladder: _ladder, stood: _stood, ...rest } = clock;
  return {
    ...rest,
    due: due ?? null,
    provisional: provisional ?? false,
    overdue: isOverdue(clock),
    paused: clock.pausedAt !== undefined,
  };
}

function taskView(state: OrderState, task: Task, caller: RoleHolder): TaskView {
  const { zh, en } = commandTable[task.command];
  const clock = state.clocks.find((each) => each.clockId === task.clockId);
  return {
    ...task,
    roles: [...task.roles],
    title: { zh, en },
    mine: holdsAny(caller, task.roles),
    dueAt: taskDue(state, task),
    overdue: clock !== undefined && isOverdue(clock),
  };
}

function runningDue(clock: Clock): string | undefined {
  return clock.pausedAt === undefined ? clock.due : undefined;
}
