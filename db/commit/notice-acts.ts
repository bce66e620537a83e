import type { Instant } from '../../domain/instant.ts';
import type { NamedPerson, OrderNotice } from '../../domain/notices/notice.ts';
import { type ClockAt, clockFigures, orderFigures } from '../../domain/notices/notice-payload.ts';
import type { Clock } from '../../domain/order/clock.ts';
import type { OrderEvent } from '../../domain/order/events.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { type Actor, actorId } from '../../domain/people/actor.ts';
import { headOf } from '../../domain/people/roles.ts';
import { type Audience, presentHolders, type Recipient, standInOf } from './notice-audience.ts';
import { type CancellationToldEvent, cancellationToldOf, isCancellationTold } from './notice-cancellation.ts';
import { changeToldOf } from './notice-change.ts';
import { channelsOf } from './notice-channels.ts';
import { pushInstant } from './notice-instants.ts';
import { isNews, type NewsEvent, newsOf } from './notice-news.ts';
import { assigneesOf } from './notice-recipients.ts';
import { type NoticeRow, noticeRow } from './notice-row.ts';
import { type OrderRules, rulesAfter } from './order-rules.ts';

type ToldEvent =
  | CancellationToldEvent
  | NewsEvent
  | Extract<
      OrderEvent,
      { type: 'clockUrged' | 'clockReassigned' | 'riskReported' | 'clockResumed' | 'changeEnded' }
    >;

/** Something that people hear of though no rung was reached. */
export interface ToldStep extends FoldedEntry {
  event: ToldEvent;
}

export function toldSteps(folded: readonly FoldedEntry[]): ToldStep[] {
  return folded.flatMap((step) =>
    step.entry.events.flatMap((event) => {
      const isTold =
        isCancellationTold(event) ||
        isNews(event, step) ||
        event.type === 'clockUrged' ||
        event.type === 'clockReassigned' ||
        event.type === 'riskReported' ||
        (event.type === 'changeEnded' && event.change.outcome === 'APPLIED') ||
        (event.type === 'clockResumed' && event.capped === true);
      return isTold ? [{ ...step, event }] : [];
    }),
  );
}

interface Told {
  notice: OrderNotice;
  people: readonly Recipient[];
  clockId?: string;
}

/** What to queue when somebody urges, hands on or reports a risk, or a pause ends by its cap (rules 6 and 15, SLA-06). */
export function actRows(step: ToldStep, rules: OrderRules, audience: Audience): NoticeRow[] {
  const told = toldOf(step, rules, audience);
  if (told === undefined) return [];
  const { notice, people, clockId } = told;
  const { calendarFor } = rulesAfter(step.after, rules);
  const { recordedAt, version } = step.entry;
  const readingTime = audience.figures['notice.readingTime'];
  // Who goes on making what nobody wants is stopped at any hour (CANCEL-03).
  const critical = notice.kind === 'STOP_WORK';
  const base = `${step.after.orderId}/v${version}/${notice.kind}${clockId === undefined ? '' : `/${clockId}`}`;
  const sending = { notice, critical, recordedAt, ...(clockId === undefined ? {} : { clockId }) };
  return [
    ...people.flatMap(({ personId, department, ...person }) =>
      channelsOf({ personId, department, ...person }, notice.kind, audience).map((channel) => {
        const push = { at: recordedAt, recordedAt, critical, readingTime };
        const from = pushInstant(calendarFor(department), push);
        return noticeRow({ channel, key: `${base}/${channel}/${personId}`, personId }, { ...sending, from });
      }),
    ),
    // What is for information alone is shown to people and pushed to no program.
    ...(notice.kind === 'ORDER_NEWS' ? [] : audience.endpoints).map((endpointId) =>
      noticeRow(
        { channel: 'WEBHOOK', key: `${base}/WEBHOOK/${endpointId}`, endpointId },
        { ...sending, from: recordedAt },
      ),
    ),
  ];
}

function toldOf(step: ToldStep, rules: OrderRules, audience: Audience): Told | undefined {
  const { event, entry, after } = step;
  const { recordedAt } = entry;
  if (isCancellationTold(event)) return cancellationToldOf(event, step, rules, audience);
  if (event.type === 'orderReceived' || event.type === 'orderStageEntered') {
    return newsOf(event, step, rules, audience);
  }
  if (event.type === 'riskReported') return riskOf(step, rules, audience);
  if (event.type === 'changeEnded') return changeToldOf(event.change, step, rules, audience);
  const clock = after.clocks.find((each) => each.clockId === event.clockId);
  if (clock?.due === undefined) return undefined;
  const { clockId } = clock;
  const figures = clockFigures(clockAt(step, clock, rules, audience));
  const assignees = assigneesOf(clock, audience, recordedAt);
  const heads = presentHolders(audience, headOf(clock.owner), recordedAt);
  const by = nameOf(entry.by, audience);
  switch (event.type) {
    case 'clockUrged': {
      const people = assignees.length > 0 ? assignees : heads;
      const said = event.message === undefined ? {} : { message: event.message };
      return { clockId, people, notice: { ...figures, kind: 'URGE', by, ...said } };
    }
    case 'clockReassigned':
      return {
        clockId,
        people: standIns(event.personId, audience, recordedAt),
        notice: { ...figures, kind: 'REASSIGNED', by },
      };
    case 'clockResumed':
      return {
        clockId,
        people: once([...assignees, ...heads]),
        notice: { ...figures, kind: 'PAUSE_ENDED', pauseReason: event.reason },
      };
  }
}

function riskOf(step: ToldStep, rules: OrderRules, audience: Audience): Told | undefined {
  const { event, entry, after } = step;
  if (event.type !== 'riskReported') return undefined;
  const { recordedAt } = entry;
  const { department, description } = event.risk;
  const clock = after.clocks.find((each) => each.kind === 'customerPrewarning');
  const { calendarFor } = rulesAfter(after, rules);
  const order = orderFigures(after, undefined, recordedAt, calendarFor('SALES'));
  const about = { ...order, kind: 'RISK', department, description, by: nameOf(entry.by, audience) } as const;
  const sales = clock ?? { assignee: 'SALESPERSON' };
  const people = once([
    ...assigneesOf(sales, audience, recordedAt),
    ...presentHolders(audience, headOf('SALES'), recordedAt),
  ]);
  if (clock?.due === undefined) return { people, notice: about };
  const answer = clockFigures(clockAt(step, clock, rules, audience));
  return { people, clockId: clock.clockId, notice: { ...about, answer } };
}

function clockAt(
  { after: state, entry }: ToldStep,
  clock: Clock,
  rules: OrderRules,
  audience: Audience,
): ClockAt {
  const at = entry.recordedAt;
  const { policy, calendarFor } = rulesAfter(state, rules);
  return {
    state,
    clock,
    at,
    policy,
    calendar: calendarFor(clock.owner),
    people: assigneesOf(clock, audience, at),
  };
}

function standIns(personId: string, audience: Audience, at: Instant): Recipient[] {
  const person = audience.people.get(personId);
  const present = person === undefined ? undefined : standInOf(audience, person, at);
  return present === undefined ? [] : [present];
}

function once(people: readonly Recipient[]): Recipient[] {
  return [...new Map(people.map((person) => [person.personId, person])).values()];
}

function nameOf(actor: Actor, audience: Audience): NamedPerson {
  const personId = actorId(actor);
  const { nameZh, nameEn } = audience.people.get(personId) ?? { nameZh: personId, nameEn: personId };
  return { personId, nameZh, nameEn };
}
