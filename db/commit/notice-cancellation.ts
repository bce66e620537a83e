import type { NamedPerson, OrderNotice } from '../../domain/notices/notice.ts';
import { clockFigures, orderFigures } from '../../domain/notices/notice-payload.ts';
import type { Cancellation } from '../../domain/order/cancellation/cancellation.ts';
import type { OrderEvent } from '../../domain/order/events.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { actorId } from '../../domain/people/actor.ts';
import { rolesOf } from '../../domain/people/roles.ts';
import { compensationWords } from '../../domain/story/cancellation-words.ts';
import { type Audience, presentHolders, type Recipient } from './notice-audience.ts';
import { type OrderRules, rulesAfter } from './order-rules.ts';

export type CancellationToldEvent = Extract<
  OrderEvent,
  { type: 'clockStarted' | 'cancellationWithdrawn' | 'cancellationCompleted' }
>;

interface Told {
  notice: OrderNotice;
  people: Recipient[];
  clockId?: string;
}

/** True for what is told at once of a cancellation: to stop, to go on, or that it is over (CANCEL-03). */
export function isCancellationTold(event: OrderEvent): event is CancellationToldEvent {
  if (event.type === 'clockStarted') return event.clock.kind === 'stopAcknowledgement';
  return event.type === 'cancellationWithdrawn' || event.type === 'cancellationCompleted';
}

/** Who hears of it: everybody of the department that must stop; later all departments that were told to. */
export function cancellationToldOf(
  event: CancellationToldEvent,
  step: FoldedEntry,
  rules: OrderRules,
  audience: Audience,
): Told | undefined {
  const { entry, after } = step;
  if (event.type === 'clockStarted') return stopTold(event.clock.clockId, step, rules, audience);
  const cancellation = after.cancellation ?? after.cancellations?.at(-1);
  if (cancellation === undefined) return undefined;
  const { calendarFor } = rulesAfter(after, rules);
  return {
    people: cancellation.told.flatMap((department) => staff(department, audience, entry.recordedAt)),
    notice: {
      ...orderFigures(after, undefined, entry.recordedAt, calendarFor('CONTRACT_ORDER')),
      kind: 'WARNING',
      message:
        event.type === 'cancellationWithdrawn' ? goesOn(event.withdrawal.reason) : isOver(cancellation),
    },
  };
}

function stopTold(
  clockId: string,
  { entry, after: state }: FoldedEntry,
  rules: OrderRules,
  audience: Audience,
): Told | undefined {
  const clock = state.clocks.find((each) => each.clockId === clockId);
  if (clock?.due === undefined || state.cancellation === undefined) return undefined;
  const { policy, calendarFor } = rulesAfter(state, rules);
  const people = staff(clock.owner, audience, entry.recordedAt);
  const at = entry.recordedAt;
  const figures = clockFigures({ state, clock, at, policy, calendar: calendarFor(clock.owner), people });
  const { reason } = state.cancellation;
  const by = namedPerson(actorId(entry.by), audience);
  return { clockId, people, notice: { ...figures, kind: 'STOP_WORK', reason, by } };
}

function staff(department: Cancellation['told'][number], audience: Audience, at: string): Recipient[] {
  const holders = rolesOf(department).flatMap((role) => presentHolders(audience, role, at));
  return [...new Map(holders.map((person) => [person.personId, person])).values()];
}

function goesOn(reason: string): { zh: string; en: string } {
  return {
    zh: `客户撤回了取消申请，请恢复该订单的作业。原因：${reason}`,
    en: `The customer goes on with the order: please take up your work on it again. Reason: ${reason}`,
  };
}

function isOver({ compensations }: Cancellation): { zh: string; en: string } {
  const undone = compensations.map(compensationWords);
  const [zh, en] = [undone.map((each) => each.zh).join('；'), undone.map((each) => each.en).join('; ')];
  return {
    zh: `订单已取消。${zh === '' ? '没有需要撤销的工作。' : `已撤销：${zh}。`}`,
    en: `The order is cancelled. ${en === '' ? 'Nothing had to be undone.' : `Undone: ${en}.`}`,
  };
}

function namedPerson(personId: string, audience: Audience): NamedPerson {
  const { nameZh, nameEn } = audience.people.get(personId) ?? { nameZh: personId, nameEn: personId };
  return { personId, nameZh, nameEn };
}
