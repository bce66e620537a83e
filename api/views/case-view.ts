import type { Audience } from '../../db/commit/notice-audience.ts';
import { caseCommandTable, kebabCaseCommand } from '../../domain/cases/case-commands.ts';
import type { CaseCommandName } from '../../domain/cases/case-inputs.ts';
import { caseOverdue } from '../../domain/cases/case-overdue.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import { type CaseTask, openCaseTasks } from '../../domain/cases/case-tasks.ts';
import { mayGiveCaseCommand, openCaseCommands } from '../../domain/cases/decide-case.ts';
import { missingNeeds } from '../../domain/cases/missing-needs.ts';
import { type OverdueRecord, overdueRecord } from '../../domain/cases/overdue-record.ts';
import { earliest, type Instant } from '../../domain/instant.ts';
import { caseNames, caseNeedNames } from '../../domain/names/case-names.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { calendarOf } from '../../domain/order/order-calendar.ts';
import { timeLeft } from '../../domain/order/time-left.ts';
import { actorOf, type Caller, holdsAny } from '../auth/caller.ts';
import { caseInputJsonSchema, isCaseAct } from '../inputs/case-inputs.ts';
import type { CaseView } from './case-schema.ts';
import { clockView } from './order-view.ts';
import { whoseTurn } from './waiting-view.ts';

/** What a case looks like to whom, and when. */
export interface CaseCircumstances {
  caller: Caller;
  calendars: CalendarSource;
  audience: Audience;
  now: Instant;
}

/** A case as its caller sees it, with what the caller can do. */
export function caseView(state: CaseState, circumstances: CaseCircumstances): CaseView {
  const { actVersion: _act, cycles: _cycles, clocks, calendarId, calendarVersion, ...rest } = state;
  const { departmentCalendars: _calendars, caseNumber = '', ...record } = rest;
  return {
    ...record,
    caseNumber,
    typeName: caseNames(state.kind, state.type),
    overdue: caseOverdue(state),
    dueAt: earliest(clocks.flatMap((clock) => clock.due ?? [])) ?? null,
    clocks: clocks.map(clockView),
    tasks: openCaseTasks(state).map((task) => taskView(state, task, circumstances)),
    availableCommands: availableCommands(state, circumstances),
    records: state.kind === 'OVERDUE' ? overdueRecord(state, circumstances.now).map(recordView) : [],
    missing: missingNeeds(state).map((need) => caseNeedNames[need]),
    calendar: { calendarId, calendarVersion },
  };
}

function recordView(record: OverdueRecord): CaseView['records'][number] {
  const { orderId, orderNumber, daysOverdue, stage, cause, department } = record;
  return {
    orderId,
    orderNumber,
    daysOverdue,
    ...(stage === undefined ? {} : { stage }),
    ...(cause === undefined ? {} : { cause: cause.cause }),
    department,
  };
}

/** Path under which a command is given to a case. */
export function caseCommandPath(caseId: string, name: CaseCommandName): string {
  return `/v1/cases/${caseId}/commands/${kebabCaseCommand(name)}`;
}

/** Which of several a task is about: `M1`, `I2`, `A1`. */
export function subjectOf({ taskId, measureId }: Pick<CaseTask, 'taskId' | 'measureId'>): string | undefined {
  return measureId ?? /#([A-Z]\d+)$/.exec(taskId)?.[1];
}

function taskView(
  state: CaseState,
  task: CaseTask,
  { caller, calendars, audience, now }: CaseCircumstances,
): CaseView['tasks'][number] {
  const { zh, en } = caseCommandTable[task.command];
  const clock = state.clocks.find((each) => each.clockId === task.clockId);
  const subject = subjectOf(task);
  const due = clock?.due;
  const left =
    due === undefined || clock === undefined
      ? undefined
      : timeLeft(
          calendars(calendarOf(state, clock.owner)),
          { dueAt: due, pausedAt: null, rungs: clock.rungs },
          now,
        );
  return {
    ...task,
    roles: [...task.roles],
    title: { zh, en },
    people: peopleOf(task, clock, audience, now).map(({ personId, nameZh, nameEn }) => ({
      personId,
      names: { zh: nameZh, en: nameEn },
    })),
    mine: task.assignedTo === caller.personId || holdsAny(caller, task.roles),
    ...(subject === undefined ? {} : { subject }),
    dueAt: due ?? null,
    remainingMinutes: left?.remainingMinutes ?? null,
    approaching: left?.approaching ?? false,
  };
}

function peopleOf(
  task: CaseTask,
  clock: CaseState['clocks'][number] | undefined,
  audience: Audience,
  now: Instant,
) {
  const assigned = audience.people.get(task.assignedTo ?? '');
  return assigned === undefined ? whoseTurn(task, clock, { audience, now }) : [assigned];
}

function availableCommands(state: CaseState, { caller }: CaseCircumstances): CaseView['availableCommands'] {
  const actor = actorOf(caller);
  const tasks = openCaseTasks(state);
  const dueOf = (task: CaseTask) => state.clocks.find(({ clockId }) => clockId === task.clockId)?.due ?? [];
  return openCaseCommands(state)
    .filter(isCaseAct)
    .filter((name) => mayGiveCaseCommand(state, name, actor))
    .map((name) => ({
      command: name,
      path: caseCommandPath(state.caseId, name),
      title: { zh: caseCommandTable[name].zh, en: caseCommandTable[name].en },
      schema: caseInputJsonSchema(name),
      suggested: suggested(name, tasks, caller),
      dueAt: earliest(tasks.filter(({ command }) => command === name).flatMap(dueOf)) ?? null,
    }));
}

/** Which measure, instruction or decision is meant, where only one can be. */
function suggested(
  name: CaseCommandName,
  tasks: readonly CaseTask[],
  caller: Caller,
): Record<string, string> {
  const field = subjectFields[name];
  if (field === undefined) return {};
  const asking = tasks.filter(({ command }) => command === name || field === 'measureId');
  const own = asking.filter(({ assignedTo }) => assignedTo === caller.personId);
  const subjects = (own.length > 0 ? own : asking).flatMap((task) => subjectOf(task) ?? []);
  const [only, ...others] = subjects;
  return only === undefined || others.length > 0 ? {} : { [field]: only };
}

const subjectFields: Readonly<Partial<Record<CaseCommandName, string>>> = {
  completeMeasure: 'measureId',
  reportMeasure: 'measureId',
  followInstruction: 'instructionId',
  approveAccountability: 'accountabilityId',
};
