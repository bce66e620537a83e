import type { Instant } from '../../instant.ts';
import { type Money, subtract } from '../../money/money.ts';
import type { Department } from '../../people/departments.ts';
import { type PolicyValues, workingDayMode } from '../../policy/policy.ts';
import { orderTotal } from '../amounts.ts';
import { composeBatch } from '../batch.ts';
import type { Clock, ClockKind } from '../clock.ts';
import type { CalendarSource } from '../clock-facts.ts';
import { openDraft } from '../draft.ts';
import type { Entry, StockLine } from '../events.ts';
import { foldEntries } from '../fold.ts';
import type { LotLine } from '../lot.ts';
import { policyOf } from '../policy-of.ts';
import type { LotStage } from '../stage-names.ts';
import type { OrderState } from '../state.ts';
import { applyWish } from './apply-wish.ts';
import { checkWish } from './check-wish.ts';
import { evaluatorsOf, needsAgreement } from './evaluators.ts';
import { patchedDetails, subjectsOf } from './patch.ts';
import type { Wanted } from './reach.ts';
import type { ChangeSubject, LotEffect } from './records.ts';

/** What a change would mean, before anybody decides it: cost, schedule and material (CHANGE-04). */
export interface ChangeImpact {
  subjects: ChangeSubject[];
  /** Departments that evaluate it. */
  evaluators: Department[];
  /** By its prices and dates alone: extra cost is what departments say. */
  needsAgreement: boolean;
  cost: { before: Money; after: Money; difference: Money };
  lots: LotImpact[];
  /** Goods that are taken from stock and would be given back. */
  stockReleased: (StockLine & { lotId: string })[];
  /** Clocks that would start, stop or move. */
  clocks: ClockImpact[];
}

export interface LotImpact {
  lotId: string;
  effect: LotEffect['effect'];
  /** null: there is no such lot yet, or no more. */
  stage: LotStage | null;
  stageAfter: LotStage | null;
  linesBefore: LotLine[];
  linesAfter: LotLine[];
  surplus: LotLine[];
}

export interface ClockImpact {
  clockId: string;
  kind: ClockKind;
  lotId?: string;
  owner: Department;
  /** null: the clock does not run now, or would not run any more. */
  dueBefore: Instant | null;
  dueAfter: Instant | null;
}

/** What an order runs by now. */
export interface ImpactRules {
  policy: PolicyValues;
  calendars: CalendarSource;
}

/**
 * The entry that a change would leave if it were agreed and took effect at `now`, by the rules that decide live. Throws
 * a `RefusalError` for a wish that cannot be made of this order.
 */
export function supposedChange(
  state: OrderState,
  wish: Wanted,
  now: Instant,
  policy: PolicyValues,
): { entry: Entry; effects: LotEffect[] } {
  const by = { kind: 'policy', rule: 'supposed-change' } as const;
  const draft = openDraft(state, policyOf(state, policy), now, by, []);
  checkWish(draft, wish);
  const { effects = [] } = applyWish(draft, wish);
  const entry: Entry = {
    version: state.version + 1,
    by,
    command: 'applyChange',
    occurredAt: now,
    recordedAt: now,
    events: [...draft.events],
  };
  return { entry, effects };
}

/** What a wish would mean for the order as it would stand at `now` without it. Pure; nothing is stored. */
export function changeImpact(
  state: OrderState,
  wish: Wanted,
  { policy, calendars }: ImpactRules,
  now: Instant,
): ChangeImpact {
  const figures = policyOf(state, policy);
  const mode = workingDayMode(figures);
  const folded = (from: OrderState, entries: readonly Entry[]): OrderState =>
    foldEntries(from, entries, calendars, undefined, mode).at(-1)?.after ?? from;
  const before = folded(state, composeBatch(state, [], now, policy).entries);
  const { entry, effects } = supposedChange(before, wish, now, policy);
  const after = folded(before, [entry]);
  const patched = patchedDetails(before.details, wish.wanted);
  const cost = { before: orderTotal(before.details), after: orderTotal(patched) };
  return {
    subjects: subjectsOf(before.details, patched),
    evaluators: evaluatorsOf(before, wish.wanted, figures),
    needsAgreement: needsAgreement(
      before,
      { wanted: wish.wanted, evaluations: {} },
      { ...cost.before, amount: '0.00' },
      figures,
    ),
    cost: { ...cost, difference: subtract(cost.after, cost.before) },
    lots: effects.map((effect) => lotImpact(before, after, effect)),
    stockReleased: entry.events.flatMap((event) =>
      event.type === 'stockReleased' ? event.lines.map((line) => ({ lotId: event.lotId, ...line })) : [],
    ),
    clocks: clockImpacts(before, after),
  };
}

function lotImpact(
  before: OrderState,
  after: OrderState,
  { lotId, effect, surplus = [] }: LotEffect,
): LotImpact {
  const was = before.lots.find((lot) => lot.lotId === lotId);
  const is = after.lots.find((lot) => lot.lotId === lotId);
  return {
    lotId,
    effect,
    stage: was?.stage ?? null,
    stageAfter: is?.stage ?? null,
    linesBefore: was?.lines ?? [],
    linesAfter: is?.lines ?? [],
    surplus,
  };
}

/** Clocks of a kind and lot are one to people, whatever cycle they are in. */
function clockImpacts(before: OrderState, after: OrderState): ClockImpact[] {
  const moved = after.clocks.flatMap((clock): ClockImpact[] => {
    const was = before.clocks.find((each) => isSameWork(each, clock));
    if (was !== undefined && was.due === clock.due) return [];
    return [impactOf(clock, was?.due, clock.due)];
  });
  const stopped = before.clocks
    .filter((clock) => after.clocks.every((each) => !isSameWork(each, clock)))
    .map((clock) => impactOf(clock, clock.due, undefined));
  return [...moved, ...stopped];
}

function impactOf(clock: Clock, dueBefore: Instant | undefined, dueAfter: Instant | undefined): ClockImpact {
  const { clockId, kind, lotId, owner } = clock;
  const about = { clockId, kind, ...(lotId === undefined ? {} : { lotId }), owner };
  return { ...about, dueBefore: dueBefore ?? null, dueAfter: dueAfter ?? null };
}

function isSameWork(a: Clock, b: Clock): boolean {
  return a.kind === b.kind && a.lotId === b.lotId;
}
