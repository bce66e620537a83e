import type { CaseEvent } from '../../domain/cases/case-events.ts';
import { rolesWith } from '../../domain/cases/case-kinds.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { FoldedCaseEntry } from '../../domain/cases/fold-case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CaseNotice, CaseOccasion } from '../../domain/notices/case-notice.ts';
import { escalationOf } from '../../domain/order/escalation.ts';
import { type Actor, actorId } from '../../domain/people/actor.ts';
import type { Department } from '../../domain/people/departments.ts';
import { headOf, type Role, roles, rolesOf } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { type Audience, presentHolders, type Recipient, standInOf } from '../commit/notice-audience.ts';
import { channelsOf } from '../commit/notice-channels.ts';
import { pushInstant } from '../commit/notice-instants.ts';
import { type NoticeRow, noticeRow } from '../commit/notice-row.ts';

/** By what it is decided who hears of a case, and when. */
export interface CaseNoticeRules {
  policy: PolicyValues;
  audience: Audience;
  calendarFor(department: Department): Calendar;
}

/** What people are told of one event: what, who, and in whose words. */
interface Told {
  occasion: CaseOccasion;
  roles?: readonly Role[];
  persons?: readonly string[];
  message?: string;
  deadline?: Instant | undefined;
  clockId?: string;
  /** True instant, where it is not that of the entry. */
  at?: Instant;
}

/** The notices of one entry of a case. */
export function caseNoticeRows(step: FoldedCaseEntry, rules: CaseNoticeRules): NoticeRow[] {
  return step.entry.events.flatMap((event, index) => {
    const told = toldOf(step, event, rules.policy);
    return told === undefined ? [] : rowsOf(step, index, told, rules);
  });
}

function toldOf(
  { before, after, entry }: FoldedCaseEntry,
  event: CaseEvent,
  policy: PolicyValues,
): Told | undefined {
  const lead = rolesOf('LEADERSHIP');
  switch (event.type) {
    case 'caseOpened': {
      const analysts = rolesWith(event.kind, 'ANALYSES', event.department).filter(isHead);
      const told = event.serious ? [...analysts, ...lead] : analysts.filter((role) => !lead.includes(role));
      return { occasion: 'OPENED', roles: [headOf(event.department), ...told], message: event.description };
    }
    case 'rungReached':
      return lateness(before, event, policy);
    case 'measureAgreed': {
      const { owner, description, measureId } = event.measure;
      const deadline = dueOf(after, 'caseMeasure', Number(measureId.slice(1)));
      return { occasion: 'MEASURE', persons: [owner], message: description, deadline };
    }
    case 'reportedToLeadership':
      return { occasion: 'REPORTED', roles: lead, message: event.report.summary };
    case 'instructionGiven': {
      const { text, owner, instructionId } = event.instruction;
      const deadline = dueOf(after, 'caseInstruction', Number(instructionId.slice(1)));
      const whom = owner === undefined ? { roles: [headOf(after.department)] } : { persons: [owner] };
      return { occasion: 'INSTRUCTED', ...whom, message: text, deadline };
    }
    case 'lessonsRecorded': {
      const { departments, persons, lessons } = event.lessons;
      return { occasion: 'LESSONS', roles: departments.map(headOf), persons, message: lessons };
    }
    case 'caseEnded':
      return {
        occasion: 'ENDED',
        roles: [headOf(after.department), ...after.measures.map(({ department }) => headOf(department))],
        persons: [...(after.foundBy === undefined ? [] : [after.foundBy]), after.openedBy],
        message: event.comment ?? after.lessons?.result ?? entry.reason ?? event.outcome,
      };
    default:
      return undefined;
  }
}

function isHead(role: Role): boolean {
  return roles[role].head;
}

function lateness(
  before: CaseState,
  { clockId, rung, at }: Extract<CaseEvent, { type: 'rungReached' }>,
  policy: PolicyValues,
): Told | undefined {
  const clock = before.clocks.find((each) => each.clockId === clockId);
  if (clock === undefined) return undefined;
  const { level, roles: told } = escalationOf(clock, rung, policy);
  const about = { at, clockId, deadline: clock.due };
  if (level !== 'PREWARNING') return { occasion: 'LATE', roles: told, ...about };
  const person = clock.assignedTo;
  return person === undefined
    ? { occasion: 'NEAR', roles: told, ...about }
    : { occasion: 'NEAR', persons: [person], ...about };
}

function dueOf({ clocks }: CaseState, kind: string, cycle: number): Instant | undefined {
  return clocks.find((clock) => clock.kind === kind && clock.cycle === cycle)?.due;
}

function rowsOf(step: FoldedCaseEntry, index: number, told: Told, rules: CaseNoticeRules): NoticeRow[] {
  const { after, entry } = step;
  const { audience, calendarFor } = rules;
  const { recordedAt } = entry;
  const at = told.at ?? recordedAt;
  const notice = noticeOf(step, told, calendarFor(after.department).zone, audience);
  const readingTime = audience.figures['notice.readingTime'];
  const base = `case/${after.caseId}/v${entry.version}/${index}`;
  const sending = { notice, recordedAt, ...(told.clockId === undefined ? {} : { clockId: told.clockId }) };
  return [
    ...recipients(told, entry.by, audience, at).flatMap((person) =>
      channelsOf(person, 'CASE', audience).map((channel) => {
        const { personId, department } = person;
        const from = pushInstant(calendarFor(department), { at, recordedAt, critical: false, readingTime });
        return noticeRow({ channel, key: `${base}/${channel}/${personId}`, personId }, { ...sending, from });
      }),
    ),
    ...audience.endpoints.map((endpointId) =>
      noticeRow(
        { channel: 'WEBHOOK', key: `${base}/WEBHOOK/${endpointId}`, endpointId },
        { ...sending, from: recordedAt },
      ),
    ),
  ];
}

function noticeOf(
  { after, entry }: FoldedCaseEntry,
  told: Told,
  zone: string,
  audience: Audience,
): CaseNotice {
  const { caseId, caseNumber = '', kind, type, department, orders } = after;
  const { occasion, message, deadline, at = entry.recordedAt } = told;
  const by = entry.by.kind === 'person' ? nameOf(entry.by, audience) : undefined;
  return {
    kind: 'CASE',
    occasion,
    caseId,
    caseNumber,
    caseKind: kind,
    caseType: type,
    department,
    orders: [...new Set(orders.map(({ orderNumber }) => orderNumber))],
    reachedAt: at,
    zone,
    ...(by === undefined ? {} : { by }),
    ...(message === undefined ? {} : { message }),
    ...(deadline === undefined ? {} : { deadline }),
  };
}

/** Who is there of those who are to be told, each once, and not who did it. */
function recipients(
  { roles: wanted = [], persons = [] }: Told,
  by: Actor,
  audience: Audience,
  at: Instant,
): Recipient[] {
  const named = persons.flatMap((personId) => {
    const person = audience.people.get(personId);
    return (person && standInOf(audience, person, at)) ?? [];
  });
  const holders = wanted.flatMap((role) => presentHolders(audience, role, at));
  const all = new Map([...named, ...holders].map((person) => [person.personId, person]));
  all.delete(actorId(by));
  return [...all.values()];
}

function nameOf(actor: Actor, audience: Audience): NonNullable<CaseNotice['by']> {
  const personId = actorId(actor);
  const { nameZh, nameEn } = audience.people.get(personId) ?? { nameZh: personId, nameEn: personId };
  return { personId, nameZh, nameEn };
}
