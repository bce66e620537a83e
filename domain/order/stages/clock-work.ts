import { refuse, refuseField } from '../../errors.ts';
import { actorId } from '../../people/actor.ts';
import { headOf, type Role, roleCodes, roles } from '../../people/roles.ts';
import type { Clock, Rung } from '../clock.ts';
import { definitionOf, pauseOpenClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { escalationOf } from '../escalation.ts';
import { holdReasons } from '../hold.ts';
import type { CommandInputs } from '../inputs.ts';
import { openOrderStages } from '../stage-names.ts';
import type { OrderState } from '../state.ts';

const everyone: Role[] = roleCodes.filter((role) => role !== 'INTEGRATION');
const heads: Role[] = everyone.filter((role) => roles[role].head && role !== 'AUDITOR');
const leaders: Role[] = ['SALES_MANAGER', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER', 'ADMINISTRATOR'];

const superiors: Role[] = [...new Set([...heads, ...leaders])];
/** Those who speak with customers and suppliers, and everybody above them. */
const pausers: Role[] = [...superiors, 'SALESPERSON', 'SALES_SUPERVISOR'];

/** What people do about a clock and its escalations, at any stage. */
export const clockCommands = {
  acknowledgeEscalation: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: everyone,
    isOpen: hasEscalation((rung) => !rung.acknowledged),
    zh: '确认升级通知',
    en: 'Acknowledge escalation',
    purpose: 'Whoever was told has seen it: its reminders stop, the ladder goes on.',
    requirements: ['SLA-12'],
    decide: acknowledge,
  },
  reassignTask: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: superiors,
    isOpen: ({ clocks }) => clocks.length > 0,
    zh: '改派任务',
    en: 'Reassign task',
    purpose: 'Gives the work of a clock to one person; its open warnings go to that person.',
    requirements: ['SLA-12'],
    decide: (draft, input) => {
      const { clockId } = clockNamed(draft, input.clockId);
      draft.emit({ type: 'clockReassigned', clockId, personId: input.personId });
    },
  },
  waiveEscalation: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: leaders,
    isOpen: hasEscalation(() => true),
    zh: '豁免升级',
    en: 'Waive escalation',
    purpose: 'Withdraws rungs of a clock with a reason on record; they do not come back in its cycle.',
    requirements: ['SLA-12', 'DELIV-10'],
    decide: waive,
  },
  urgeTask: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: everyone,
    isOpen: ({ clocks }) => clocks.length > 0,
    zh: '催办',
    en: 'Urge task',
    purpose: 'Reminds those whose turn it is, in the name of who urges.',
    requirements: ['INTAKE-27'],
    decide: (draft, input) => {
      const { clockId } = clockNamed(draft, input.clockId);
      const { message } = input;
      draft.emit({ type: 'clockUrged', clockId, ...(message === undefined ? {} : { message }) });
    },
  },
  pauseClock: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: pausers,
    isOpen: ({ clocks }) => clocks.length > 0,
    zh: '暂停计时',
    en: 'Pause clock',
    purpose: 'Lets a clock stand still for a reason that it allows, for as long as the reason may hold it.',
    requirements: ['SLA-10'],
    decide: pause,
  },
  resumeClock: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: pausers,
    isOpen: ({ clocks }) => clocks.some((clock) => clock.pauses.length > 0),
    zh: '恢复计时',
    en: 'Resume clock',
    purpose: 'Ends one reason of a pause; the clock runs on when no reason is left.',
    requirements: ['SLA-10'],
    decide: (draft, input) => {
      const clock = clockNamed(draft, input.clockId);
      if (holdReasons.some((reason) => reason === input.reason)) {
        refuseField('reason', 'the order itself stands still for it');
      }
      if (clock.pauses.every((each) => each.reason !== input.reason)) {
        const reasons = clock.pauses.map((each) => each.reason).join(', ');
        refuseField(
          'reason',
          `the clock does not stand still for it; it stands still for: ${reasons || 'nothing'}`,
        );
      }
      draft.emit({ type: 'clockResumed', clockId: clock.clockId, at: draft.at, reason: input.reason });
    },
  },
} satisfies Partial<CommandTable>;

function hasEscalation(isWanted: (rung: Rung) => boolean): (state: OrderState) => boolean {
  const isOnRecord = (rung: Rung) => rung.reached && !rung.waived;
  return ({ clocks }) =>
    clocks.some((clock) => clock.rungs.some((rung) => isOnRecord(rung) && isWanted(rung)));
}

function acknowledge(draft: Draft, input: CommandInputs['acknowledgeEscalation']): void {
  const clock = clockNamed(draft, input.clockId);
  const rungs = clock.rungs.filter((rung) => rung.reached && !rung.waived && !rung.acknowledged);
  const told = clock.rungs
    .filter((rung) => rung.reached)
    .flatMap((rung) => escalationOf(clock, rung.rung, draft.policy).roles);
  if (rungs.length === 0) refuse('blocked', 'No escalation of this clock waits to be acknowledged.');
  if (!draft.claim([...told, 'ADMINISTRATOR']) && clock.assignedTo !== actorId(draft.actor)) {
    refuse('not-your-role', `This escalation was addressed to: ${[...new Set(told)].join(', ')}.`);
  }
  draft.emit({
    type: 'rungsAcknowledged',
    clockId: clock.clockId,
    rungs: rungs.map(({ rung }) => rung),
  });
}

/** Nobody waives the lateness of their own department, nor of one that the head delegated to them. */
function waive(draft: Draft, input: CommandInputs['waiveEscalation']): void {
  const clock = clockNamed(draft, input.clockId);
  const names = input.rungs ?? clock.rungs.filter((rung) => rung.reached).map(({ rung }) => rung);
  const unknown = names.find((name) => clock.rungs.every((rung) => rung.rung !== name));
  if (unknown !== undefined) {
    refuseField('rungs', `${unknown} is none of ${clock.rungs.map(({ rung }) => rung).join(', ')}`);
  }
  const rungs = names.filter((name) => clock.rungs.some((rung) => rung.rung === name && !rung.waived));
  if (rungs.length === 0)
    refuse('blocked', 'There is nothing to waive: no rung is reached, or all are waived.');
  const isAbove = draft.claim(['DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER', 'ADMINISTRATOR']);
  if (!isAbove && draft.claim([headOf(clock.owner)])) {
    refuse('separation-of-duties', 'The head of the late department cannot waive this.');
  }
  draft.emit({ type: 'rungsWaived', clockId: clock.clockId, rungs, reason: input.reason });
}

function pause(draft: Draft, input: CommandInputs['pauseClock']): void {
  const clock = clockNamed(draft, input.clockId);
  const { pausedBy } = definitionOf(clock.kind);
  if (pausedBy !== undefined && !pausedBy.includes(input.reason)) {
    refuseField('reason', `this clock may stand still for: ${pausedBy.join(', ') || 'nothing'}`);
  }
  if (clock.pauses.some((each) => each.reason === input.reason)) {
    refuseField('reason', 'the clock stands still for this reason already');
  }
  pauseOpenClock(draft, clock, input.reason);
}

function clockNamed(draft: Draft, clockId: string): Clock {
  const { clocks } = draft.state;
  const clock = clocks.find((each) => each.clockId === clockId);
  if (clock !== undefined) return clock;
  const open = clocks.map((each) => each.clockId).join(', ');
  return refuseField('clockId', `no such clock is open; open are: ${open || 'none'}`);
}
