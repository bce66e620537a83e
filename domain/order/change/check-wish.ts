import { refuse, refuseField } from '../../errors.ts';
import { type CivilDate, epochMs } from '../../instant.ts';
import { formatInstant } from '../../working-time/instant-text.ts';
import { gapsOf } from '../completeness.ts';
import type { OrderDetails } from '../details.ts';
import type { Draft } from '../draft.ts';
import { lineProblems } from '../line-problems.ts';
import type { OrderState } from '../state.ts';
import { countOf, difference, patchedDetails } from './patch.ts';
import { tooLate, type Wanted } from './reach.ts';
import type { ChangeWish } from './records.ts';

/** Refuse a wish that cannot be made of this order, naming the field of it that does not fit (CHANGE-15). */
export function checkWish(draft: Draft, { wanted, lotId }: Wanted): void {
  const { state, policy } = draft;
  checkLot(state, wanted, lotId);
  const late = tooLate(state, { wanted, ...(lotId === undefined ? {} : { lotId }) }, policy);
  if (late !== undefined) {
    if (late.path === undefined) refuse('blocked', late.reason);
    refuseField(late.path, late.reason);
  }
  checkLines(state.details, wanted, 'wanted');
  const after = patchedDetails(state.details, wanted);
  const [problem] = lineProblems(after.lines, 'wanted.lines');
  if (problem !== undefined) refuseField(problem.path, problem.reason);
  if (Object.keys(difference(state.details, after).after).length === 0) {
    refuseField('wanted', 'it changes nothing of the order');
  }
  if (after.lines.every((line) => line.quantity !== undefined && countOf(line) === 0)) {
    refuseField('wanted', 'nothing would be left of the order: request a cancellation instead');
  }
  const today = todayOf(draft);
  if (wanted.deliveryDate !== undefined && wanted.deliveryDate < today) {
    refuseField('wanted.deliveryDate', `lies before today, ${today}`);
  }
  checkComplete(draft, after);
}

/** A change of one lot is one of what is in it; everything else concerns the whole order. */
function checkLot(state: OrderState, wanted: ChangeWish, lotId: string | undefined): void {
  if (lotId === undefined) return;
  const lot = state.lots.find((each) => each.lotId === lotId);
  if (lot === undefined) {
    refuseField('onlyLot', `lots: ${state.lots.map((each) => each.lotId).join(', ') || 'none yet'}`);
  }
  const { lines = [], removedLines = [], ...terms } = wanted;
  const [term] = Object.keys(terms);
  if (term !== undefined) {
    refuseField(`wanted.${term}`, 'it concerns the whole order: leave onlyLot out');
  }
  for (const line of [...lines.map((each) => each.line), ...removedLines]) {
    if (lot.lines.some((each) => each.line === line)) continue;
    refuseField('wanted.lines', `the lot has no line ${line}`);
  }
}

/** Refuse line numbers that the order has not, given twice, or out of turn; `path`: where the wish stands. */
export function checkLines(
  details: OrderDetails,
  { lines = [], removedLines = [] }: ChangeWish,
  path: string,
): void {
  const known = details.lines.map(({ line }) => line);
  removedLines.forEach((line, index) => {
    if (!known.includes(line)) {
      refuseField(`${path}.removedLines[${index}]`, `the order has no line ${line}`);
    }
  });
  const named = [...lines.map(({ line }) => line), ...removedLines];
  const twice = named.find((line, index) => named.indexOf(line) < index);
  if (twice !== undefined) refuseField(`${path}.lines`, `line ${twice} is given twice`);
  const added = lines.filter(({ line }) => !known.includes(line)).toSorted((a, b) => a.line - b.line);
  added.forEach(({ line }, index) => {
    const next = Math.max(0, ...known) + 1 + index;
    if (line !== next) refuseField(`${path}.lines`, `the next new line is number ${next}`);
  });
}

/** Once an order is complete a change must leave it so; before, it waits for what is missing as it did. */
function checkComplete({ state, policy }: Draft, after: OrderDetails): void {
  if (state.stage === 'RECEIVED' || state.stage === 'AWAITING_INFO') return;
  const known = gapsOf(state.details, policy).map(({ path }) => path);
  const gap = gapsOf(after, policy).find(({ path }) => !known.includes(path));
  if (gap !== undefined) refuseField(`wanted.${gap.path}`, gap.reason);
}

/** The date of the act, by the offset in which the order's own clocks are written. */
function todayOf({ state, at }: Draft): CivilDate {
  const due = state.clocks.find((clock) => clock.due !== undefined)?.due ?? at;
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)$/.exec(due) ?? [];
  const offsetMs = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return formatInstant(epochMs(at), offsetMs).slice(0, 10);
}
