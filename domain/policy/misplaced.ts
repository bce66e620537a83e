import type { LadderProblem } from '../working-time/validate-ladder.ts';
import type { PolicyProblem } from './validate-policy.ts';

/**
 * Figures that stand out of order, and neighbours that always fall on one instant: two equal rungs. A figure's name is
 * its path. `check` gives the problems of figures in the order in which it gets them; neighbours that it takes both
 * ways round can never be told apart.
 */
export function misplaced<Figure extends { readonly name: string }>(
  figures: readonly Figure[],
  check: (some: readonly Figure[]) => readonly LadderProblem[],
): PolicyProblem[] {
  const outOfOrder = check(figures).map(({ reason, rungs }) => ({ path: rungs[1] ?? '', reason, rungs }));
  const named = new Set(outOfOrder.map(({ path }) => path));
  return [
    ...outOfOrder,
    ...pairs(figures)
      .filter(([first, second]) => !named.has(second.name) && check([second, first]).length === 0)
      .map(([first, second]) => ({
        path: second.name,
        reason: `${second.name} always falls together with ${first.name}`,
        rungs: [first.name, second.name],
      })),
  ];
}

/** Neighbours of a sequence. */
export function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.slice(1).flatMap((item, index): [Item, Item][] => {
    const before = items[index];
    return before === undefined ? [] : [[before, item]];
  });
}
