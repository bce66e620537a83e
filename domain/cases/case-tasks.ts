import type { Department } from '../people/departments.ts';
import { headOf, type Role } from '../people/roles.ts';
import type { CaseCommandName } from './case-inputs.ts';
import { type CaseClockKind, type CaseNeed, isFinalStep } from './case-kinds.ts';
import type { CaseState } from './case-state.ts';
import { untoldOrders } from './customer-notice.ts';
import { caseCommandRoles } from './decide-case.ts';
import { openInstructions } from './instructions.ts';
import { areMeasuresAgreed, numberOf, openMeasures, roundMeasures } from './measure-round.ts';
import { missingNeeds } from './missing-needs.ts';
import { departmentWith } from './owners.ts';

/** Human work in a case: who owns it, the command that completes it and the clock it is judged by. */
export interface CaseTask {
  /** Unique within the case. */
  taskId: string;
  command: CaseCommandName;
  department: Department;
  roles: readonly Role[];
  /** The one person who is asked. */
  assignedTo?: string;
  clockId?: string;
  measureId?: string;
}

interface Ask {
  command: CaseCommandName;
  department: Department;
  clock?: CaseClockKind;
  /** Which of several: the number of a measure, an instruction or a decision, or an order. */
  of?: string;
  roles?: readonly Role[];
  person?: string;
  measureId?: string;
}

/** The open tasks of a case, derived from its state alone: while it is open, somebody always has something to do. */
export function openCaseTasks(state: CaseState): CaseTask[] {
  if (state.version === 0 || isFinalStep(state.step)) return [];
  return [...stepAsks(state), ...besides(state)].map((ask) => taskOf(state, ask));
}

function stepAsks(state: CaseState): Ask[] {
  switch (state.step) {
    case 'OPENED':
      return [
        { command: 'recordAnalysis', department: departmentWith(state, 'ANALYSES'), clock: 'caseAnalysis' },
      ];
    case 'ANALYSED':
      return [agreementAsk(state)];
    case 'MEASURES_AGREED':
      return roundMeasures(state).length === 0 ? [agreementAsk(state)] : measureAsks(state);
    case 'EXECUTED':
      return [
        { command: 'verifyCase', department: departmentWith(state, 'VERIFIES'), clock: 'caseVerification' },
      ];
    case 'VERIFIED':
      return missingNeeds(state).length === 0
        ? [{ command: 'closeCase', department: departmentWith(state, 'CLOSES') }]
        : [];
    default:
      return [];
  }
}

function agreementAsk(state: CaseState): Ask {
  const isDone = state.step === 'ANALYSED' && areMeasuresAgreed(state);
  return {
    command: isDone ? 'agreeMeasures' : 'agreeMeasure',
    department: departmentWith(state, 'AGREES'),
    clock: 'caseMeasures',
    of: String(state.round),
  };
}

function measureAsks(state: CaseState): Ask[] {
  return openMeasures(state).map(({ measureId, department, owner }) => ({
    command: 'completeMeasure',
    department,
    clock: 'caseMeasure',
    of: measureId,
    roles: [headOf(department)],
    person: owner,
    measureId,
  }));
}

/** What is owed whatever the step: reports, instructions, approvals, the customer, and before closing what it lacks. */
function besides(state: CaseState): Ask[] {
  const asks: Ask[] = [];
  if (state.clocks.some(({ kind }) => kind === 'caseReport')) asks.push(needAsk(state, 'REPORT'));
  if (untoldOrders(state).length > 0) asks.push(needAsk(state, 'CUSTOMER_TOLD'));
  for (const { instructionId, owner } of openInstructions(state)) {
    asks.push({
      ...needAsk(state, 'INSTRUCTIONS'),
      of: instructionId,
      ...(owner === undefined ? {} : { person: owner }),
    });
  }
  for (const { accountabilityId, approval } of state.accountability) {
    if (approval !== 'PENDING') continue;
    asks.push({ command: 'approveAccountability', department: 'LEADERSHIP', of: accountabilityId });
  }
  if (state.step !== 'VERIFIED') return asks;
  const asked = new Set(asks.map(({ command }) => command));
  const lacking = missingNeeds(state).map((need) => needAsk(state, need));
  return [...asks, ...lacking.filter(({ command }) => !asked.has(command) && !isPending(state, command))];
}

/** While leadership has to approve, nobody is asked to decide again. */
function isPending({ accountability }: CaseState, command: CaseCommandName): boolean {
  return command === 'decideAccountability' && accountability.some(({ approval }) => approval === 'PENDING');
}

/** Who meets a need, and by which command. */
function needAsk(state: CaseState, need: CaseNeed): Ask {
  switch (need) {
    case 'ANALYSIS':
      return { command: 'recordAnalysis', department: departmentWith(state, 'ANALYSES') };
    case 'MEASURES':
      return { command: 'agreeMeasure', department: departmentWith(state, 'AGREES') };
    case 'VERIFICATION':
      return { command: 'verifyCase', department: departmentWith(state, 'VERIFIES') };
    case 'REPORT':
      return {
        command: 'reportToLeadership',
        department: departmentWith(state, 'REPORTS'),
        clock: 'caseReport',
      };
    case 'INSTRUCTIONS':
      return { command: 'followInstruction', department: state.department, clock: 'caseInstruction' };
    case 'CUSTOMER_TOLD':
      return {
        command: 'tellCustomer',
        department: departmentWith(state, 'TELLS'),
        clock: 'caseCustomerNotice',
      };
    case 'ACCOUNTABILITY':
      return { command: 'decideAccountability', department: departmentWith(state, 'JUDGES') };
    case 'REVIEW_MEETING':
      return { command: 'holdReviewMeeting', department: 'LEADERSHIP' };
    case 'LESSONS':
      return { command: 'recordLessons', department: departmentWith(state, 'VERIFIES') };
  }
}

function taskOf(state: CaseState, ask: Ask): CaseTask {
  const { command, department, clock: kind, of, person, measureId } = ask;
  const numbered = kind === 'caseMeasure' || kind === 'caseInstruction';
  const clock = state.clocks.find(
    (each) => each.kind === kind && (!numbered || of === undefined || each.cycle === numberOf(of)),
  );
  return {
    taskId: of === undefined ? `${command}/${department}` : `${command}/${department}#${of}`,
    command,
    department,
    roles: ask.roles ?? caseCommandRoles(state, command),
    ...(person === undefined ? {} : { assignedTo: person }),
    ...(clock === undefined ? {} : { clockId: clock.clockId }),
    ...(measureId === undefined ? {} : { measureId }),
  };
}
