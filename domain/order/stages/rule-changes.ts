import { refuseField } from '../../errors.ts';
import { epochMs } from '../../instant.ts';
import type { Clock } from '../clock.ts';
import { definitionOf, ladderFor } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import type { CommandInputs } from '../inputs.ts';
import { calendarsOf } from '../order-calendar.ts';
import { openOrderStages } from '../stage-names.ts';

/**
 * Changes that reach many orders at once; each order takes them as one command of its own, given by the change that
 * a person applied.
 */
export const ruleChangeCommands = {
  correctCalendar: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: [],
    zh: '更正日历',
    en: 'Correct calendar',
    purpose: 'Takes another version of a calendar: what is worked stays, what remains is computed anew.',
    requirements: ['SLA-02'],
    decide: correctCalendar,
  },
  migratePolicy: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: [],
    zh: '迁移制度版本',
    en: 'Migrate policy',
    purpose: 'Moves a running order to another version of the figures; closed stages stay as they were.',
    requirements: ['SLA-11'],
    decide: migratePolicy,
  },
  recordIncident: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: [],
    zh: '登记突发事件',
    en: 'Record incident',
    purpose: 'Clocks stood still for an incident; escalations of that time are withdrawn with its reason.',
    requirements: ['SLA-12'],
    decide: recordIncident,
  },
} satisfies Partial<CommandTable>;

/** A version that the order has already, or has left behind, changes nothing. */
function correctCalendar(draft: Draft, input: CommandInputs['correctCalendar']): void {
  const { calendarId, version } = input;
  const own = calendarsOf(draft.state).find((each) => each.calendarId === calendarId);
  if (own === undefined) refuseField('calendarId', `the order does not work by the calendar ${calendarId}`);
  if (own.version >= version) return;
  draft.emit({ type: 'calendarCorrected', calendar: { calendarId, version }, at: draft.at });
}

function migratePolicy(draft: Draft, input: CommandInputs['migratePolicy']): void {
  const { version, values } = input;
  if (draft.state.policyVersion === version) return;
  draft.emit({ type: 'policyMigrated', version, values });
  for (const clock of draft.state.clocks) {
    const lot = clock.lotId === undefined ? undefined : draft.lot(clock.lotId);
    const limit = definitionOf(clock.kind).limit(values, draft.state, lot) ?? clock.limit;
    const ladder = ladderFor(values, clock.kind, limit);
    if (isSame(limit, clock.limit) && isSame(ladder, clock.ladder)) continue;
    draft.emit({ type: 'clockLimitChanged', clockId: clock.clockId, limit, ladder, at: draft.at });
  }
}

function recordIncident(draft: Draft, input: CommandInputs['recordIncident']): void {
  const { incidentId, from, until } = input;
  if (epochMs(until) > epochMs(draft.at)) refuseField('until', 'an incident is recorded once it is over');
  if (epochMs(from) >= epochMs(until)) refuseField('until', 'an incident ends after it began');
  for (const clock of draft.state.clocks) {
    if (!isHit(clock, input)) continue;
    const { clockId } = clock;
    draft.emit({ type: 'clockStoodStill', clockId, from, to: until, incidentId });
    const rungs = clock.rungs
      .filter((rung) => rung.reached && !rung.waived && epochMs(rung.at) >= epochMs(from))
      .map(({ rung }) => rung);
    if (rungs.length > 0) draft.emit({ type: 'rungsWaived', clockId, rungs, reason: input.reason });
  }
}

/** A clock that ran at some time of the incident, and may stand still for one. */
function isHit(clock: Clock, input: CommandInputs['recordIncident']): boolean {
  const { departments, clockKinds, until } = input;
  if (epochMs(clock.anchor) >= epochMs(until)) return false;
  if (departments.length > 0 && !departments.includes(clock.owner)) return false;
  if (clockKinds.length > 0 && !clockKinds.includes(clock.kind)) return false;
  return definitionOf(clock.kind).pausedBy?.includes('INCIDENT') ?? true;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
