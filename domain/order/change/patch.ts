import { thousandths } from '../../money/quantity.ts';
import type { OrderDetails, OrderLine } from '../details.ts';
import type { ChangeSubject, ChangeWish } from './records.ts';

/** The details with a wish laid over them. A line that falls away stays with the quantity 0: its number is taken. */
export function patchedDetails(details: OrderDetails, wish: ChangeWish): OrderDetails {
  const { lines = [], removedLines = [], ...terms } = wish;
  const own = details.lines.map((line): OrderLine => {
    if (removedLines.includes(line.line)) return { ...line, quantity: '0' };
    return { ...line, ...lines.find((each) => each.line === line.line) };
  });
  const added = lines.filter((line) => details.lines.every((each) => each.line !== line.line));
  return { ...details, ...terms, lines: [...own, ...added.toSorted((a, b) => a.line - b.line)] };
}

/** The fields of the details that differ, as they were and as they are. */
export function difference(
  before: OrderDetails,
  after: OrderDetails,
): { before: Partial<OrderDetails>; after: Partial<OrderDetails> } {
  const names = Object.keys(after) as (keyof OrderDetails)[];
  const changed = names.filter((name) => !isSame(before[name], after[name]));
  return { before: picked(before, changed), after: picked(after, changed) };
}

/** Which of the four major fields differ (CHANGE-04); how it is paid counts with the price. */
export function subjectsOf(before: OrderDetails, after: OrderDetails): ChangeSubject[] {
  const pairs = after.lines.map((line) => ({ line, was: lineOf(before, line.line) }));
  const subjects: ChangeSubject[] = [];
  if (pairs.some(({ line, was }) => was === undefined || !isSame(makeOf(was), makeOf(line)))) {
    subjects.push('SPECIFICATION');
  }
  if (pairs.some(({ line, was }) => countOf(was) !== countOf(line))) subjects.push('QUANTITY');
  const isPrice = pairs.some(({ line, was }) => !isSame(was?.unitPrice, line.unitPrice));
  if (isPrice || before.paymentMethod !== after.paymentMethod) subjects.push('PRICE');
  if (before.deliveryDate !== after.deliveryDate) subjects.push('DELIVERY_DATE');
  return subjects;
}

/** Numbers of the lines that were there and are to be made otherwise. */
export function otherwiseMade(before: OrderDetails, after: OrderDetails): number[] {
  return after.lines
    .filter((line) => {
      const was = lineOf(before, line.line);
      return was !== undefined && !isSame(makeOf(was), makeOf(line));
    })
    .map(({ line }) => line);
}

export function lineOf(details: OrderDetails, line: number): OrderLine | undefined {
  return details.lines.find((each) => each.line === line);
}

/** Thousandths that a line asks for. */
export function countOf(line: OrderLine | undefined): number {
  return line?.quantity === undefined ? 0 : thousandths(line.quantity);
}

/** What a line is made by: neither how much of it, nor at what price. */
function makeOf({ quantity: _how, unitPrice: _price, ...make }: OrderLine): Omit<OrderLine, 'quantity'> {
  return make;
}

function picked(details: OrderDetails, names: readonly (keyof OrderDetails)[]): Partial<OrderDetails> {
  return Object.fromEntries(
    names.filter((name) => details[name] !== undefined).map((name) => [name, details[name]]),
  );
}

/** Equal whatever the order of their fields. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
