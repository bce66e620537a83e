import { refuse, refuseField } from '../../errors.ts';
import { type CivilDate, epochMs } from '../../instant.ts';
import { actorId } from '../../people/actor.ts';
import { type Department, isDepartment } from '../../people/departments.ts';
import { staffOf } from '../../people/roles.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { openClock, stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { hasEdition } from '../edition.ts';
import { enterLotStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import type { Countersignature, Lot, ProductionPlan } from '../lot.ts';
import { isStandard } from '../standard-product.ts';

const dayMs = 86_400_000;

/** Plan, material and the countersignatures that make a work order operable. */
export const planningCommands = {
  submitPlan: {
    subject: 'lot',
    stages: ['PLANNING', 'PLANNED', 'IN_PRODUCTION'],
    roles: staffOf('PLANNING'),
    zh: '提交生产计划',
    en: 'Submit plan',
    purpose: 'Sets the timetable and agrees the material; a plan after the first is a re-plan with a reason.',
    requirements: ['PLAN-01', 'PLAN-05', 'PLAN-14', 'PLAN-20'],
    decide: submitPlan,
  },
  recordPreliminarySchedule: {
    subject: 'lot',
    stages: ['PLANNING'],
    roles: staffOf('PLANNING'),
    zh: '登记初步排程',
    en: 'Record preliminary schedule',
    purpose: 'A first timetable for standard products, within its target; the full plan follows.',
    requirements: ['PLAN-02'],
    decide: (draft, input, lotId) => {
      if (input.finish < input.start)
        refuseField('finish', `the schedule ends before its start ${input.start}`);
      draft.emit({
        type: 'lotRecorded',
        lotId,
        record: { preliminarySchedule: { ...input, ...draft.sign() } },
      });
      stopClock(draft, 'preliminarySchedule', lotId);
    },
  },
  reportMaterialShortage: {
    subject: 'lot',
    stages: ['PLANNED'],
    roles: staffOf('PLANNING', 'PROCUREMENT', 'WAREHOUSE'),
    zh: '报告缺料',
    en: 'Report material shortage',
    purpose: 'Material is missing; the lot waits for its arrival.',
    requirements: ['MAT-12'],
    decide: (draft, input, lotId) => {
      const shortage = { ...input, by: actorId(draft.actor), at: draft.at };
      draft.emit({ type: 'lotRecorded', lotId, record: { shortage } });
      enterLotStage(draft, lotId, 'MATERIAL_SHORTAGE');
    },
  },
  confirmMaterial: {
    subject: 'lot',
    stages: ['MATERIAL_SHORTAGE'],
    roles: staffOf('PROCUREMENT', 'WAREHOUSE'),
    zh: '确认物料到位',
    en: 'Confirm material',
    purpose: 'The missing material is there; the plan goes on.',
    requirements: ['MAT-10'],
    decide: (draft, _input, lotId) => enterLotStage(draft, lotId, 'PLANNED'),
  },
  countersign: {
    subject: 'lot',
    stages: ['PLANNED'],
    roles: staffOf('SALES', 'PLANNING', 'ENGINEERING', 'WAREHOUSE', 'PRODUCTION'),
    rolesFor: (input) => staffOf(input.department),
    zh: '会签',
    en: 'Countersign',
    purpose: 'A department countersigns the work order; with the last one production starts.',
    requirements: ['PLAN-11', 'PLAN-12'],
    decide: countersign,
  },
} satisfies Partial<CommandTable>;

/** Departments whose countersignature is still missing on the lot's current plan. */
export function pendingCountersigners(lot: Lot, policy: PolicyValues): Department[] {
  return policy['plan.countersigners']
    .filter(isDepartment)
    .filter(
      (department) =>
        lot.countersignatures[department] === undefined && lot.skipped?.includes(department) !== true,
    );
}

function submitPlan(draft: Draft, input: CommandInputs['submitPlan'], lotId: string): void {
  const lot = draft.lot(lotId);
  if (input.finish < input.start) refuseField('finish', `the plan ends before its start ${input.start}`);
  if (lot.planVersion > 0 && input.reason === undefined) {
    refuseField('reason', 'a plan that replaces another needs its reason (PLAN-20)');
  }
  if (!input.materialAgreed && input.reason === undefined) {
    refuseField('reason', 'a plan whose material is not agreed needs its reason (PLAN-14)');
  }
  stopClock(draft, 'preliminarySchedule', lotId);
  const plan: ProductionPlan = { ...input, by: actorId(draft.actor), at: draft.at };
  draft.emit({ type: 'lotRecorded', lotId, record: { plan, planVersion: lot.planVersion + 1 } });
  warnOfShortLead(draft, input.start, lotId);
  if (lot.stage === 'IN_PRODUCTION') {
    enterLotStage(draft, lotId, 'IN_PRODUCTION');
    return;
  }
  if (lot.planVersion > 0) draft.emit({ type: 'countersignaturesCleared', lotId });
  enterLotStage(draft, lotId, 'PLANNED');
  startWhenSigned(draft, lotId);
}

/** A product that is not in the catalogue is arranged well ahead of its start; less is on record and told, not refused (PLAN-03). */
function warnOfShortLead(draft: Draft, start: CivilDate, lotId: string): void {
  const budget = draft.policy['sla.plan.complexLead'];
  const lead = Number.parseInt(budget, 10);
  if (isStandard(draft.state, draft.lot(lotId)) || daysAhead(draft, start, lotId) >= lead) return;
  const description = `lot ${lotId} starts on ${start}, less than ${budget} after its plan`;
  draft.emit({
    type: 'riskReported',
    risk: { department: 'PLANNING', description, by: actorId(draft.actor), at: draft.at },
  });
}

/** Days from the act's date to the start, by the offset in which the plan's own clock is written, or a plan's made anew another. */
function daysAhead(draft: Draft, start: CivilDate, lotId: string): number {
  const others = hasEdition(draft.state, 3) ? draft.state.clocks : [];
  const written = [openClock(draft, 'productionPlan', lotId), ...others].find((clock) => clock?.due)?.due;
  const offset = /[+-]\d\d:\d\d$/.exec(written ?? '')?.[0] ?? 'Z';
  const startMs = epochMs(`${start}T00:00:00${offset}`);
  return Math.ceil((startMs - epochMs(draft.at)) / dayMs);
}

/** A work order is operable when nobody's countersignature is missing, or none is asked (PLAN-11). */
export function startWhenSigned(draft: Draft, lotId: string): void {
  if (pendingCountersigners(draft.lot(lotId), draft.policy).length > 0) return;
  enterLotStage(draft, lotId, 'IN_PRODUCTION');
}

function countersign(draft: Draft, input: CommandInputs['countersign'], lotId: string): void {
  const lot = draft.lot(lotId);
  if (!pendingCountersigners(lot, draft.policy).includes(input.department)) {
    refuseField('department', `${input.department} has signed already or is not asked`);
  }
  if (input.medium !== 'SYSTEM' && input.evidence === undefined) {
    refuseField('evidence', 'a signature on paper or in the group chat needs its evidence (PLAN-12)');
  }
  if (lot.plan === undefined) refuse('blocked', 'There is no plan to countersign.');
  const mark = { ...draft.sign(), medium: input.medium };
  const signature: Countersignature =
    input.evidence === undefined ? mark : { ...mark, evidence: input.evidence };
  draft.emit({ type: 'countersigned', lotId, department: input.department, signature });
  startWhenSigned(draft, lotId);
}
