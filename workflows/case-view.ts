import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { kebabCaseCommand } from '../domain/cases/case-commands.ts';
import { caseKinds } from '../domain/cases/case-kinds.ts';
import { caseOverdue } from '../domain/cases/case-overdue.ts';
import type { CaseState } from '../domain/cases/case-state.ts';
import { openCaseTasks } from '../domain/cases/case-tasks.ts';
import { earliest } from '../domain/instant.ts';
import { departments } from '../domain/people/departments.ts';
import { clockLine, detailsTable, kindWords, localMinutes } from './clock-words.ts';
import { searchAttributeKeys as keys } from './search-attributes.ts';

/** What the Web UI shows of a case, by the attributes that orders have (SYS-08): its number, step and department. */
export function createCaseView(): { show(state: CaseState): void } {
  let shown = '';
  return {
    show(state) {
      setCurrentDetails(caseDetails(state));
      const overdue = caseOverdue(state);
      const mark = `${state.step}/${state.department}/${overdue}`;
      if (mark === shown || state.caseNumber === undefined) return;
      const first = shown === '';
      shown = mark;
      const due = earliest(state.clocks.flatMap((clock) => clock.due ?? []));
      upsertSearchAttributes([
        ...(first ? [{ key: keys.orderNumber, value: state.caseNumber }] : []),
        { key: keys.stage, value: state.step },
        { key: keys.department, value: state.department },
        { key: keys.overdue, value: overdue },
        { key: keys.dueAt, value: due === undefined ? null : new Date(due) },
      ]);
    },
  };
}

/** A Markdown table of step, orders, clocks and tasks; no personal data in it. */
export function caseDetails(state: CaseState): string {
  const { en, types } = caseKinds[state.kind];
  return detailsTable([
    ['Case', `${state.caseNumber ?? 'not numbered yet'}, version ${state.version}`],
    ['Kind', `${en}: ${types[state.type]?.en ?? state.type}`],
    ['Step', `${state.step}, ${departments[state.department].en}`],
    ['Orders', state.orders.map((order) => order.orderNumber).join(', ') || 'none'],
    ['Overdue', caseOverdue(state) ? '**yes**' : 'no'],
    ...state.clocks.map((clock) => [`Clock ${kindWords(clock.kind)}`, clockLine(clock)]),
    ...openCaseTasks(state).map(({ department, command, clockId }) => {
      const due = state.clocks.find((clock) => clock.clockId === clockId)?.due;
      return [
        'Waits for',
        `${departments[department].en}: ${kebabCaseCommand(command)}${due ? `, due ${localMinutes(due)}` : ''}`,
      ];
    }),
  ]);
}
