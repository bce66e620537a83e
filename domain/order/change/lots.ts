import { quantityOf } from '../../money/quantity.ts';
import { minus, quantityIn } from '../amounts.ts';
import type { OrderDetails } from '../details.ts';
import type { Draft } from '../draft.ts';
import type { Lot, LotLine } from '../lot.ts';
import { lotStages } from '../stage-names.ts';
import { countOf, lineOf } from './patch.ts';

/** Lots in these stages are not in production yet: more of a line can still go into them. */
export const beforeProduction: readonly Lot['stage'][] = [
  'RELEASED',
  'PLANNING',
  'MATERIAL_SHORTAGE',
  'PLANNED',
];

/** What a change of quantities makes of the lots in reach: their lines, and what found no lot. */
export interface Shares {
  lines: ReadonlyMap<string, LotLine[]>;
  homeless: LotLine[];
}

/**
 * The lines of each lot in reach after the change. Less is taken out of lots, the least advanced first; more goes
 * into a lot that is not in production yet; what finds none, and every new line, becomes a lot of its own.
 */
export function sharesOf(draft: Draft, before: OrderDetails, inReach: readonly Lot[]): Shares {
  const lines = new Map(inReach.map((lot) => [lot.lotId, lot.lines]));
  const homeless: LotLine[] = [];
  const leastFirst = inReach.toSorted((a, b) => rankOf(a) - rankOf(b));
  for (const line of draft.state.details.lines) {
    const more = countOf(line) - countOf(lineOf(before, line.line));
    if (more < 0) takeOut(lines, leastFirst, line.line, -more);
    if (more <= 0) continue;
    const home = leastFirst.find(
      (lot) => isOpenFor(lot) && quantityIn(lines.get(lot.lotId) ?? [], line.line) > 0,
    );
    if (home === undefined) homeless.push({ line: line.line, quantity: quantityOf(more) });
    else lines.set(home.lotId, withMore(lines.get(home.lotId) ?? [], line.line, more));
  }
  return { lines, homeless };
}

/** What a lot has of these lines less than it had. */
export function givenUp(lot: Lot, lines: readonly LotLine[]): LotLine[] {
  return minus(
    lot.lines,
    lines.map(({ line, quantity }) => {
      const had = quantityIn(lot.lines, line);
      return { line, quantity: quantityIn(lines, line) > had ? quantityOf(had) : quantity };
    }),
  );
}

function isOpenFor(lot: Lot): boolean {
  return beforeProduction.includes(lot.stage) && lot.source !== 'STOCK';
}

function takeOut(lines: Map<string, LotLine[]>, lots: readonly Lot[], line: number, less: number): void {
  let left = less;
  for (const { lotId } of lots) {
    const own = lines.get(lotId) ?? [];
    const taken = Math.min(left, quantityIn(own, line));
    if (taken > 0) lines.set(lotId, minus(own, [{ line, quantity: quantityOf(taken) }]));
    left -= taken;
  }
}

function withMore(lines: readonly LotLine[], line: number, more: number): LotLine[] {
  return lines.map((each) =>
    each.line === line ? { line, quantity: quantityOf(quantityIn(lines, line) + more) } : each,
  );
}

function rankOf({ stage }: Lot): number {
  return lotStages.indexOf(stage);
}
