import type { Gap, OrderDetails } from './details.ts';
import type { Draft } from './draft.ts';
import { hasEdition } from './edition.ts';
import { enterOrderStage, followGaps } from './enter-stage.ts';
import { openGaps } from './gaps.ts';
import type { Supplement } from './inputs.ts';

/** True for a path of a gap that an act has answered. */
export type Answers = (path: string) => boolean;

/**
 * After what the order says has changed: it goes on when nothing is open any more, else it waits. Only what the
 * customer owes lets our clocks stand still (ruling 6); the 2wd of the supplement start when the gap is found
 * (register 27). What somebody asked stays until it is answered: by default, until the value is another.
 */
export function settleGaps(draft: Draft, answers: Answers = changedBy(draft)): void {
  const { state, policy } = draft;
  const open = openGaps(state, policy);
  const asked = state.gaps.filter(
    (gap) => gap.asked === true && !answers(gap.path) && open.every(({ path }) => path !== gap.path),
  );
  const gaps = [...open, ...asked];
  if (gaps.length > 0) waitFor(draft, gaps);
  else if (state.stage === 'AWAITING_INFO') {
    draft.emit({ type: 'gapsFound', gaps });
    enterOrderStage(draft, 'RECEIVED');
  }
}

/** The order waits for these gaps, all that it has from now on. */
export function waitFor(draft: Draft, gaps: Gap[]): void {
  const { stage, gaps: before } = draft.state;
  draft.emit({ type: 'gapsFound', gaps });
  const pauseOurClock = isCustomers(gaps);
  if (stage !== 'AWAITING_INFO') enterOrderStage(draft, 'AWAITING_INFO', { pauseOurClock });
  else if (hasEdition(draft.state, 2)) followGaps(draft, isCustomers(before), pauseOurClock);
}

/** What a supplement fills in, be it with what was there already; a path that is no field of the order is answered by any. */
export function answersOf(supplement: Supplement, { lines }: OrderDetails): Answers {
  const given: Readonly<Record<string, unknown>> = { ...supplement };
  return (path) => {
    const [root = '', first, field] = partsOf(path);
    if (!fields.includes(root)) return true;
    if (given[root] === undefined || first === undefined) return given[root] !== undefined;
    if (root !== 'lines') return Object.hasOwn(Object(given[root]), first);
    const number = lines[Number(first)]?.line;
    const line = supplement.lines?.find((each) => each.line === number);
    return line !== undefined && (field === undefined || Object.hasOwn(line, field));
  };
}

/** Fields of an order that a supplement or a correction can name. */
const fields: readonly string[] = [
  'customer',
  'lines',
  'orderType',
  'paymentMethod',
  'deliveryDate',
  'deliveryAddress',
  'consignee',
  'remarks',
  'project',
  'taken',
] satisfies (keyof OrderDetails)[];

function changedBy({ events }: Draft): Answers {
  const changes = events.filter((event) => event.type === 'detailsChanged');
  return (path) =>
    !fields.includes(partsOf(path)[0] ?? '') ||
    changes.some(({ before, after }) => textAt(before, path) !== textAt(after, path));
}

function isCustomers(gaps: readonly Gap[]): boolean {
  return gaps.some(({ whose }) => whose === 'CUSTOMER');
}

function partsOf(path: string): string[] {
  return path.match(/[^.[\]]+/g) ?? [];
}

function textAt(value: unknown, path: string): string | undefined {
  let found = value;
  for (const part of partsOf(path)) found = Object(found)[part];
  return JSON.stringify(found);
}
