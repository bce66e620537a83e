import { refuse, refuseField } from '../errors.ts';
import { checkLines } from './change/check-wish.ts';
import { countOf } from './change/patch.ts';
import { gapsOf } from './completeness.ts';
import type { EntryCorrection } from './correction.ts';
import type { ClearableField } from './correction-record.ts';
import type { OrderDetails, OrderLine } from './details.ts';
import type { Draft } from './draft.ts';
import { fieldValues } from './field-changes.ts';
import { lineProblems } from './line-problems.ts';
import { touchesReview } from './reopening.ts';
import type { OrderState } from './state.ts';

/** Fields of a line that say what its product is. */
const productFields = ['productName', 'specification', 'model'] as const;

/** Refuse a correction that comes too late, corrects nothing, or leaves half of a product as it was. */
export function checkCorrection(
  state: OrderState,
  { correction, cleared }: { correction: EntryCorrection; cleared: readonly ClearableField[] },
): void {
  checkTime(state);
  if (Object.keys(correction).length === 0 && cleared.length === 0) {
    refuseField('correction', 'it corrects nothing of the order');
  }
  checkLines(state.details, correction, 'correction');
  checkValues(state.details, correction);
  checkProducts(state.details, correction);
  checkCleared(state.details, cleared, correction);
}

/** Refuse what would leave an order that is complete without a field, or without its signed contract. */
export function checkCorrected({ state, policy }: Draft, after: OrderDetails): void {
  const [problem] = lineProblems(after.lines, 'correction.lines');
  if (problem !== undefined) refuseField(problem.path, problem.reason);
  const isEmptied = after.lines.every((each) => each.quantity !== undefined && countOf(each) === 0);
  if (after.lines.length > 0 && isEmptied) {
    refuseField('correction', 'nothing would be left of the order: reject it, or request a cancellation');
  }
  if (state.contract !== undefined && touchesReview(state.details, after)) {
    refuse(
      'blocked',
      'The contract stands on what would be corrected: request a change instead (CHANGE-01).',
    );
  }
  if (state.stage === 'RECEIVED' || state.stage === 'AWAITING_INFO') return;
  const known = gapsOf(state.details, policy).map(({ path }) => path);
  const gap = gapsOf(after, policy).find(({ path }) => !known.includes(path));
  if (gap !== undefined) refuseField(`correction.${gap.path}`, gap.reason);
}

function checkTime({ lots, change }: OrderState): void {
  if (lots.length > 0) refuse('blocked', 'The order is released: request a change instead (CHANGE-01).');
  if (change !== undefined) {
    refuse('blocked', `Change ${change.changeId} is open: a correction waits for its end.`);
  }
}

/** What is given says something else than the order does; a line of another product may repeat what stays. */
function checkValues(details: OrderDetails, correction: EntryCorrection): void {
  const { removedLines: _removed, lines = [], ...rest } = correction;
  const own = fieldValues(details);
  for (const [path, value] of fieldValues(rest)) {
    if (own.get(path) === value) refuseSame(`correction.${path}`);
  }
  lines.forEach((line, index) => {
    const place = details.lines.findIndex((each) => each.line === line.line);
    const was = details.lines[place];
    if (was === undefined || isOfAnother(was, line)) return;
    for (const [path, value] of fieldValues(line)) {
      if (own.get(`lines[${place}].${path}`) === value) refuseSame(`correction.lines[${index}].${path}`);
    }
  });
}

function refuseSame(path: string): never {
  refuseField(path, 'the order says so already');
}

/** Another code alone would leave the order with the name of one product and the code of another. */
function checkProducts(details: OrderDetails, { lines = [] }: EntryCorrection): void {
  lines.forEach((line, index) => {
    const was = details.lines.find((each) => each.line === line.line);
    if (was === undefined || !isOfAnother(was, line)) return;
    const missing = productFields.find((field) => was[field] !== undefined && line[field] === undefined);
    if (missing !== undefined) {
      refuseField(`correction.lines[${index}].${missing}`, 'another product code needs it anew');
    }
  });
}

function isOfAnother(was: OrderLine, line: OrderLine): boolean {
  return line.productCode !== undefined && line.productCode !== was.productCode;
}

function checkCleared(
  details: OrderDetails,
  cleared: readonly ClearableField[],
  correction: EntryCorrection,
): void {
  cleared.forEach((field, index) => {
    if (details[field] === undefined) refuseField(`cleared[${index}]`, 'the order says nothing there');
    if (correction[field] !== undefined) {
      refuseField(`cleared[${index}]`, 'it is corrected and emptied at once');
    }
  });
}
