import { describe, expect, test } from 'vitest';
import { oneOf, readable, typed, wholeRule, written } from '../../domain/policy/rules.ts';

describe('what is said of what was typed', () => {
  test('is the value itself, or what it is where it is none', () => {
    expect(['a"b', 2.5, true, null, [1], { a: 1 }, undefined].map(typed)).toEqual([
      '"a\\"b"',
      '2.5',
      'true',
      'null',
      'a list',
      'an object',
      'nothing',
    ]);
  });

  test('is a hundred letters at most, else its first twenty', () => {
    expect(typed('x'.repeat(100))).toBe(`"${'x'.repeat(100)}"`);
    expect(typed('x'.repeat(101))).toBe(`"${'x'.repeat(20)}..."`);
    const form = written(/^x+$/, 'a row of x');
    expect(form('x'.repeat(100))).toBeUndefined();
    expect(form('x'.repeat(101))).toBe(`"${'x'.repeat(20)}..." is not a row of x`);
  });

  test('lists the words that may stand instead, up to twenty of them', () => {
    const words = Array.from({ length: 21 }, (_, index) => `W${index}`);
    expect(oneOf(words.slice(0, 20), 'a word')('X')).toBe(
      `"X" is not a word: write ${words.slice(0, 20).join(', ')}`,
    );
    expect(oneOf(words, 'a word')('X')).toBe('"X" is not a word');
    expect(oneOf(words, 'a word')('W20')).toBeUndefined();
  });

  test('takes both ends of a span of whole numbers, and nothing outside it', () => {
    const rule = wholeRule(1, 3);
    expect([1, 2, 3].map(rule)).toEqual([undefined, undefined, undefined]);
    for (const wrong of [0, 4, 1.5, '2', null])
      expect(rule(wrong)).toContain('is not a whole number from 1 to 3');
  });

  test('hides no fault of the program: only what the reader says of the text is a reason', () => {
    const broken = () => {
      throw new TypeError('broken');
    };
    expect(() => readable('1wd', broken, 'a budget')).toThrow(TypeError);
  });
});
