/** Edition of the rules that a new order starts with. Raised when a rule changes what an order in flight would do. */
export const currentEdition = 3;

/**
 * True when the order came in under at least this edition of the rules. A rule that waits for, asks for or refuses what it
 * did not before holds from its edition on, so that every recorded history replays (I5, decision 0024).
 */
export function hasEdition({ edition = 1 }: { edition?: number }, least: number): boolean {
  return edition >= least;
}
