import type { Audience, Recipient } from '../../db/commit/notice-audience.ts';
import { addresseesOf, assigneesOf } from '../../db/commit/notice-recipients.ts';
import type { StageAhead } from '../../domain/course/stages-ahead.ts';
import type { GoneStage } from '../../domain/course/stages-gone.ts';
import { epochMs, type Instant, isBefore } from '../../domain/instant.ts';
import { clockKindNames, escalationLevelNames } from '../../domain/names/clock-names.ts';
import type { Names } from '../../domain/names/names.ts';
import type { Clock } from '../../domain/order/clock.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { escalationOf } from '../../domain/order/escalation.ts';
import { journey } from '../../domain/order/journey.ts';
import { isFinal } from '../../domain/order/stage-names.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { formatInstant } from '../../domain/working-time/instant-text.ts';
import { restingTime } from '../../domain/working-time/resting-time.ts';
import type { CourseView } from './course-schema.ts';
import { stageName } from './order-view.ts';
import { waitsFor } from './waiting-view.ts';

/** What a course is made of. */
export interface Course {
  policy: PolicyValues;
  calendars: CalendarSource;
  audience: Audience;
  gone: readonly GoneStage[];
  ahead: readonly StageAhead[];
  /** What those who ended stages are called. */
  names: ReadonlyMap<string, Names>;
  now: Instant;
}

type StageView = CourseView['stages'][number];
type PersonView = NonNullable<StageView['responsible']>;

/** How the order went, stands and is to go on: pure over what was read. */
export function courseView(state: OrderState, course: Course): CourseView {
  return {
    version: state.version,
    stages: [
      ...course.gone.map((gone) => goneView(gone, course)),
      ...course.ahead.map((ahead) => aheadView(ahead, course.now)),
    ],
    ladder: state.clocks.flatMap((clock) => ladderView(clock, course)).sort(byInstant),
    restingTime: restsOf(state, course),
    waitsFor: waitsFor(state, course),
  };
}

function goneView({ visit, cycle, clock, late }: GoneStage, course: Course): StageView {
  const { stage, lotId, enteredAt, leftAt } = visit;
  const isOver = leftAt !== null || isFinal(stage);
  return {
    stage,
    stageName: stageName(stage),
    department: journey[stage].owner,
    ...(lotId === null ? {} : { lotId }),
    enteredAt,
    ...(leftAt === null ? {} : { leftAt }),
    ...(clock === undefined ? {} : { plannedAt: clock.dueAt }),
    cycle,
    responsible: isOver ? endedBy(visit.endedBy, course) : onlyOne(whoseTurn(clock, course)),
    ...(isOver || clock === undefined ? {} : { role: clock.assignee }),
    late,
    state: isOver ? 'DONE' : 'NOW',
  };
}

function whoseTurn(clock: GoneStage['clock'], { audience, now }: Course): Recipient[] {
  if (clock === undefined || clock.stoppedAt !== null) return [];
  const { assignee, assignedTo } = clock;
  return assigneesOf(assignedTo === null ? { assignee } : { assignee, assignedTo }, audience, now);
}

function onlyOne(people: readonly Recipient[]): PersonView | null {
  const [person, ...others] = people;
  return person === undefined || others.length > 0 ? null : personView(person);
}

function endedBy(personId: string | null, { names }: Course): PersonView | null {
  if (personId === null) return null;
  return { personId, names: names.get(personId) ?? { zh: personId, en: personId } };
}

function aheadView({ stage, lotId, plannedAt }: StageAhead, now: Instant): StageView {
  return {
    stage,
    stageName: stageName(stage),
    department: journey[stage].owner,
    ...(lotId === undefined ? {} : { lotId }),
    plannedAt,
    cycle: 1,
    responsible: null,
    ...(journey[stage].clock === undefined ? {} : { role: journey[stage].clock.assignee }),
    // A date that the order or its plan names may be over before its stage begins.
    late: isBefore(plannedAt, now),
    state: 'TO_COME',
  };
}

function ladderView(clock: Clock, { policy, audience, now }: Course): CourseView['ladder'] {
  return clock.rungs.map(({ rung, at, reached, acknowledged, waived }) => {
    const { level } = escalationOf(clock, rung, policy);
    const when = isBefore(at, now) ? now : at;
    return {
      clockId: clock.clockId,
      kind: clock.kind,
      kindName: clockKindNames[clock.kind],
      ...(clock.lotId === undefined ? {} : { lotId: clock.lotId }),
      rung,
      at,
      level,
      levelName: escalationLevelNames[level],
      people: addresseesOf(clock, rung, policy, audience, when).told.map(({ person }) => personView(person)),
      reached,
      acknowledged: acknowledged ?? false,
      waived: waived ?? false,
      paused: clock.pausedAt !== undefined,
    };
  });
}

/** Up to the last due instant of what is open or to come, or now; a year is as far as anybody looks. */
function restsOf(state: OrderState, { calendars, ahead, now }: Course): CourseView['restingTime'] {
  const { calendarId, calendarVersion: version, receivedAt } = state;
  const dues = [...state.clocks.flatMap((clock) => clock.due ?? []), ...ahead.map((each) => each.plannedAt)];
  const last = Math.max(epochMs(now), ...dues.map(epochMs));
  const until = formatInstant(Math.min(last, epochMs(receivedAt) + yearMs), 0);
  return restingTime(calendars({ calendarId, version }), receivedAt, until).map((rest) => ({ ...rest }));
}

const yearMs = 366 * 86_400_000;

/** A person as answers name one. */
export function personView({ personId, nameZh: zh, nameEn: en }: Recipient): PersonView {
  return { personId, names: { zh, en } };
}

function byInstant(a: { at: Instant }, b: { at: Instant }): number {
  return epochMs(a.at) - epochMs(b.at);
}
