import { expect, test } from 'vitest';
import { isBudget, isShorter, parseBudget } from '../../domain/working-time/budget.ts';
import { WorkingTimeError } from '../../domain/working-time/working-time-error.ts';

test.each([
  ['2wd', 'wd', 'WORKING', 2],
  ['4wh', 'wh', 'WORKING', 4],
  ['30wm', 'wm', 'WORKING', 30],
  ['7d', 'd', 'CALENDAR', 7],
  ['24h', 'h', 'ELAPSED', 24],
  ['15m', 'm', 'ELAPSED', 15],
  ['30s', 's', 'ELAPSED', 30],
  ['eod', 'eod', 'CALENDAR', 0],
  ['eod+1', 'eod', 'CALENDAR', 1],
  ['2600wd', 'wd', 'WORKING', 2600],
])('reads %s', (text, unit, kind, amount) => {
  expect(parseBudget(text)).toEqual({ unit, kind, amount });
});

test.each([
  ['-1wd', 'budget-negative'],
  ['0wd', 'budget-zero'],
  ['2601wd', 'budget-absurd'],
  ['21001wh', 'budget-absurd'],
  ['1260001wm', 'budget-absurd'],
  ['3661d', 'budget-absurd'],
  ['eod+3661', 'budget-absurd'],
  ['87841h', 'budget-absurd'],
  ['5270401m', 'budget-absurd'],
  ['316224001s', 'budget-absurd'],
  ['99999999999999999999wd', 'budget-absurd'],
  ['2wk', 'budget-unknown-unit'],
  ['2constructor', 'budget-unknown-unit'],
  ['2eod', 'budget-unknown-unit'],
  ['+2wd', 'budget-malformed'],
  ['wd', 'budget-malformed'],
  ['2', 'budget-malformed'],
  ['', 'budget-malformed'],
  ['1.5wd', 'budget-malformed'],
  ['2 wd', 'budget-malformed'],
  [' 2wd', 'budget-malformed'],
  ['2wd ', 'budget-malformed'],
  ['2WD', 'budget-malformed'],
  ['P1D', 'budget-malformed'],
  ['eod-1', 'budget-malformed'],
  ['eod+', 'budget-malformed'],
  ['eod+1x', 'budget-malformed'],
  ['xeod', 'budget-malformed'],
])('refuses %s as %s and keeps what was typed', (text, reason) => {
  const attempt = () => parseBudget(text);
  expect(attempt).toThrow(WorkingTimeError);
  expect(attempt).toThrow(JSON.stringify(text));
  expect(attempt).toThrow(expect.objectContaining({ reason, typed: text, name: 'WorkingTimeError' }));
});

test.each([
  ['2', 'an amount and a unit'],
  ['-1wd', 'cannot be negative'],
  ['+1wd', 'has no sign'],
  ['2wk', 'the units are'],
  ['0wd', 'over before anyone can act'],
  ['2601wd', 'at most 2600wd'],
])('tells the person who typed %s what to write: %s', (text, advice) => {
  expect(() => parseBudget(text)).toThrow(advice);
});

test('remembers what it read, and goes on reading when it has read a lot', () => {
  expect(parseBudget('3wd')).toBe(parseBudget('3wd'));
  for (let amount = 1; amount <= 1_500; amount++) {
    expect(parseBudget(`${amount}m`)).toEqual({ unit: 'm', kind: 'ELAPSED', amount });
  }
});

test('tells a budget from other text', () => {
  expect(isBudget('2wd')).toBe(true);
  expect(isBudget('2weeks')).toBe(false);
});

test.each([
  ['59wm', '1wh', true],
  ['60wm', '1wh', false],
  ['1wh', '1wh', false],
  ['30m', '1wh', true],
  ['1h', '1wh', false],
  ['30s', '1wm', true],
  ['60s', '1wm', false],
  ['1wd', '21000wh', false],
  ['1d', '87840h', false],
  ['eod', '1wh', false],
  ['3wh', '1wd', true],
])('%s is shorter than %s: %s', (budget, than, expected) => {
  expect(isShorter(parseBudget(budget), parseBudget(than))).toBe(expected);
});
