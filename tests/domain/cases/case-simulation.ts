import { caseCommandNames, caseCommandTable } from '../../../domain/cases/case-commands.ts';
import type { CaseCommandName } from '../../../domain/cases/case-inputs.ts';
import { caseKindCodes, caseKinds } from '../../../domain/cases/case-kinds.ts';
import type { CaseState } from '../../../domain/cases/case-state.ts';
import { type CaseTask, openCaseTasks } from '../../../domain/cases/case-tasks.ts';
import { pendingTellings } from '../../../domain/cases/case-tellings.ts';
import { type CaseCommand, caseCommandRoles } from '../../../domain/cases/decide-case.ts';
import { departmentCodes } from '../../../domain/people/departments.ts';
import { roleCodes } from '../../../domain/people/roles.ts';
import { analysis, measure, versions } from './case-driver.ts';

/** One act of a random life: which command, how its input varies, and whether by somebody who may. */
export interface Act {
  pick: number;
  seed: number;
  wild: boolean;
}

/** The opening of a random life, of any kind. */
export function simulatedOpening(seed: number): CaseCommand {
  const kind = caseKindCodes[seed % caseKindCodes.length] ?? 'EXCEPTION';
  const types = Object.keys(caseKinds[kind].types);
  const input = {
    ...versions,
    kind,
    type: types[seed % types.length],
    department: departmentCodes[seed % departmentCodes.length],
    description: 'x',
    orders: [{ orderId: 'o1', orderNumber: '1', wrongField: 'ADDRESS' }],
    serious: seed % 3 === 0,
    ...(kind === 'VIOLATION'
      ? { person: 'p', rule: 'r', severity: seed % 5 === 0 ? 'CRITICAL' : 'MINOR' }
      : {}),
  };
  return { name: 'openCase', input, actor: { kind: 'policy', rule: 'case.open' } } as CaseCommand;
}

/** A command at random: for the most part one that is allowed, with an input that fits. */
export function simulatedCommand(state: CaseState, { pick, seed, wild }: Act): CaseCommand {
  const tasks = openCaseTasks(state);
  const task = tasks[pick % Math.max(1, tasks.length)];
  if (!wild && task !== undefined && seed % 3 !== 0) return dutifulCommand(state, task, seed);
  const picked = caseCommandNames[pick % caseCommandNames.length] ?? 'closeCase';
  // Most lives should be long.
  const isShort = (picked === 'withdrawCase' || picked === 'joinCase') && seed % 4 !== 0;
  const name = isShort ? 'recordPreventive' : picked;
  const wanted = caseCommandRoles(state, name);
  const role = (wild ? roleCodes : wanted)[seed % Math.max(1, (wild ? roleCodes : wanted).length)];
  const isWorkflows = caseCommandTable[name].who.parts === undefined && wanted.length === 0;
  const owner = state.measures[seed % Math.max(1, state.measures.length)]?.owner;
  const personId = seed % 4 === 0 && owner !== undefined ? owner : `${role ?? 'nobody'}-${seed % 2}`;
  const actor =
    isWorkflows && !wild
      ? { kind: 'policy', rule: 'case.tellOrders' }
      : { kind: 'person', personId, roles: role === undefined ? [] : [role] };
  return { name, input: inputFor(name, state, seed), actor } as CaseCommand;
}

/** The act by which a task is done, by the person asked or somebody of its roles who had no part so far. */
export function dutifulCommand(state: CaseState, task: CaseTask, seed: number): CaseCommand {
  const role = task.roles[seed % Math.max(1, task.roles.length)];
  const personId = task.assignedTo ?? `fresh-${state.version}`;
  const input = { ...inputFor(task.command, state, seed % 5 === 0 ? 3 : 1), ...thingOf(task) };
  const actor = { kind: 'person', personId, roles: role === undefined ? [] : [role] };
  return { name: task.command, input, actor } as CaseCommand;
}

function thingOf({ measureId, taskId }: CaseTask): object {
  const of = /#([AI]\d+)$/.exec(taskId)?.[1];
  if (measureId !== undefined) return { measureId };
  if (of === undefined) return {};
  return of.startsWith('I') ? { instructionId: of } : { accountabilityId: of };
}

function inputFor(name: CaseCommandName, state: CaseState, seed: number): object {
  const measureId = `M${1 + (seed % Math.max(1, state.measures.length))}`;
  const untold = state.orders.find(({ orderId }) =>
    state.customerTold.every((told) => told.orderId !== orderId),
  );
  const telling = pendingTellings(state)[0];
  const inputs: Record<CaseCommandName, object> = {
    openCase: simulatedOpening(seed).input,
    addOrders: { orders: [{ orderId: `o${seed % 4}`, orderNumber: 'n' }] },
    joinCase: { into: seed % 16 === 0 ? 'other' : 'case_1' },
    recordAnalysis: {
      ...analysis,
      ...(seed % 6 === 0 ? { causes: [] } : {}),
      ...(seed % 2 === 0 ? { fault: true } : {}),
      ...(seed % 5 === 0 ? { serious: true } : {}),
    },
    agreeMeasure:
      seed % 6 === 0
        ? { ...measure, owner: undefined }
        : {
            ...measure,
            due: '2027-01-01',
            owner: `w${seed % 3}`,
            ...(seed % 4 === 0 ? { causes: [seed % 8 === 0 ? 'LOGISTICS' : 'COMMUNICATION'] } : {}),
          },
    agreeMeasures: {},
    reportMeasure: { measureId, progress: 'x' },
    completeMeasure: { measureId, result: 'x' },
    verifyCase: {
      effective: seed % 3 !== 0,
      comment: 'x',
      ...(seed % 2 === 0 ? { measureIds: [measureId] } : {}),
    },
    reportToLeadership: { summary: 'x', proposedSolution: 'x' },
    instruct: { text: 'x', ...(seed % 2 === 0 ? { owner: `w${seed % 3}`, due: '2027-01-01' } : {}) },
    followInstruction: {
      instructionId: `I${1 + (seed % Math.max(1, state.instructions.length))}`,
      result: 'x',
    },
    tellCustomer: {
      orderId: untold?.orderId ?? 'o1',
      newDate: '2027-02-01',
      channel: 'PHONE',
      spokenTo: 'x',
    },
    decideAccountability: {
      fault: 'x',
      decision: 'x',
      sanction: seed % 2 === 0 ? 'FINE' : 'NONE',
      ...(seed % 5 === 0 ? {} : { personId: 'p' }),
    },
    approveAccountability: {
      accountabilityId: `A${1 + (seed % Math.max(1, state.accountability.length))}`,
      approved: seed % 3 !== 0,
    },
    holdReviewMeeting: { date: '2025-10-09', participants: ['x'], responsible: 'x', handling: 'x' },
    recordPreventive: { kind: 'TRAINING', description: 'x', owner: 'w', due: '2027-01-01' },
    recordLessons: { result: 'x', lessons: 'x', departments: ['SALES'] },
    closeCase: {},
    withdrawCase: { reason: 'x' },
    recordTelling: {
      tellingId: telling?.tellingId ?? 'note#1',
      orderId: telling?.orderId ?? 'o1',
      result: seed % 4 === 0 ? 'FAILED' : 'TAKEN',
    },
  };
  return inputs[name];
}
