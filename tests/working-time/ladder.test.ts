import { expect, test } from 'vitest';
import { parseBudget } from '../../domain/working-time/budget.ts';
import { parseOffset, parseShare } from '../../domain/working-time/ladder.ts';

test('reads the four forms of an offset', () => {
  expect(parseOffset('0')).toEqual({ kind: 'DUE' });
  expect(parseOffset('80%')).toEqual({ kind: 'SHARE', percent: 80 });
  expect(parseOffset('+1wd')).toEqual({ kind: 'AFTER', budget: parseBudget('1wd') });
  expect(parseOffset('-3wd')).toEqual({ kind: 'BEFORE', budget: parseBudget('3wd') });
});

test.each([
  ['1wd', 'offset-malformed'],
  ['', 'offset-malformed'],
  ['00', 'offset-malformed'],
  ['+eod', 'offset-malformed'],
  ['-eod+1', 'offset-malformed'],
  ['+1wk', 'budget-unknown-unit'],
  ['--1wd', 'budget-negative'],
  ['+0wd', 'budget-zero'],
  ['0%', 'share-out-of-range'],
  ['100%', 'share-out-of-range'],
  ['-5%', 'share-out-of-range'],
  ['99.951%', 'share-out-of-range'],
  ['%', 'share-out-of-range'],
  ['80 %', 'share-out-of-range'],
  ['x80%', 'share-out-of-range'],
])('refuses the offset %s as %s', (text, reason) => {
  expect(() => parseOffset(text)).toThrow(expect.objectContaining({ reason }));
  expect(() => parseOffset(text)).toThrow(/is not an? |no distance/);
});

test('takes whole percentages from 1 to 99', () => {
  expect(parseShare('1%')).toBe(1);
  expect(parseShare('99%')).toBe(99);
  expect(() => parseShare('80')).toThrow(
    expect.objectContaining({ reason: 'share-out-of-range', typed: '80' }),
  );
  expect(() => parseShare('80%x')).toThrow('80%x');
});
