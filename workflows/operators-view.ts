import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { earliest } from '../domain/instant.ts';
import { isTarget } from '../domain/order/clock.ts';
import { kebabName } from '../domain/order/commands.ts';
import { journey } from '../domain/order/journey.ts';
import {
  lotCounts,
  nextDueInstant,
  type OrderState,
  orderOverdue,
  visibleStage,
} from '../domain/order/state.ts';
import { openTasks, type Task } from '../domain/order/tasks.ts';
import { departments } from '../domain/people/departments.ts';
import type { PolicyValues } from '../domain/policy/policy.ts';
import { clockLine, clockSummary, detailsTable, kindWords, localMinutes } from './clock-words.ts';
import { searchAttributeKeys as keys } from './search-attributes.ts';

/** What the Web UI shows of an order: details on its page, search attributes in the list (SYS-08). */
export interface OperatorsView {
  show(state: OrderState): void;
}

export function createOperatorsView(policy: PolicyValues): OperatorsView {
  let shown = '';
  return {
    show(state) {
      setCurrentDetails(detailsOf(state, policy));
      const stage = visibleStage(state);
      const { owner } = journey[stage];
      const overdue = orderOverdue(state);
      const mark = `${stage}/${owner}/${overdue}`;
      // Each upsert costs an event and a write to the visibility store: only when one of the three changed.
      if (mark === shown || state.orderNumber === undefined) return;
      const first = shown === '';
      shown = mark;
      const due = earliest(state.clocks.flatMap((clock) => (isTarget(clock) ? [] : (clock.due ?? []))));
      upsertSearchAttributes([
        ...(first ? [{ key: keys.orderNumber, value: state.orderNumber }] : []),
        ...(first ? [{ key: keys.customerId, value: customerOnFile(state) }] : []),
        { key: keys.stage, value: stage },
        { key: keys.department, value: owner },
        { key: keys.overdue, value: overdue },
        { key: keys.dueAt, value: due === undefined ? null : new Date(due) },
      ]);
    },
  };
}

/** What a sender wrote as a customer's id may be anything; search attributes are never encrypted. */
function customerOnFile({ details, facts }: OrderState): string | null {
  return facts.customerOnFile === true ? (details.customer.customerId ?? null) : null;
}

/** The plain words on the timer: which clock, whose, and when it is next heard of. */
export function alarmSummary(state: OrderState): string {
  return clockSummary(state.clocks, nextDueInstant(state));
}

/** A Markdown table of stage, lots, clocks and tasks; no personal data in it. */
export function detailsOf(state: OrderState, policy: PolicyValues): string {
  const stage = visibleStage(state);
  const counts = Object.entries(lotCounts(state)).map(([name, count]) => `${count} × ${name}`);
  const rows = [
    ['Order', `${state.orderNumber ?? 'not numbered yet'}, version ${state.version}`],
    ['Stage', `${stage} (${journey[stage].en}), ${departments[journey[stage].owner].en}`],
    ['Lots', counts.join(', ') || 'not released yet'],
    ['Overdue', orderOverdue(state) ? '**yes**' : 'no'],
    ...state.clocks.map((clock) => [`Clock ${kindWords(clock.kind)}`, clockLine(clock)]),
    ...openTasks(state, policy).map((task) => ['Waits for', taskLine(task, state)]),
    ...(state.gaps.length === 0 ? [] : [['Missing', state.gaps.map((gap) => gap.path).join(', ')]]),
  ];
  return detailsTable(rows);
}

function taskLine(task: Task, state: OrderState): string {
  const due = state.clocks.find((clock) => clock.clockId === task.clockId)?.due;
  const lot = task.lotId === undefined ? '' : ` (lot ${task.lotId})`;
  return `${departments[task.department].en}: ${kebabName(task.command)}${lot}${due ? `, due ${localMinutes(due)}` : ''}`;
}
