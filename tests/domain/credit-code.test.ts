import { expect, test } from 'vitest';
import { checkCharacter, isCreditCode, normalTaxNumber } from '../../domain/order/credit-code.ts';
import { fc } from '../support/repeatable.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const character = fc.constantFrom(...alphabet);
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 });
const text = (length: number) => fc.string({ unit: character, minLength: length, maxLength: length });

/** A right code of any authority, region and organisation. */
const code = fc
  .tuple(text(2), digits, text(9))
  .map((parts) => parts.join(''))
  .map((first17) => first17 + checkCharacter(first17));

const swapped = (text: string, at: number) =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

test.each(['91350100M000100Y43', '91110000802100433B', '91330106673959654P'])(
  'the credit code %s as GB 32100-2015 and registers have it is right [INTAKE-15]',
  (known) => {
    expect(isCreditCode(known)).toBe(true);
  },
);

test('every single wrong character of a credit code is found [INTAKE-15]', () => {
  fc.assert(
    fc.property(code, fc.nat(17), character, (right, at, other) => {
      fc.pre(right.charAt(at) !== other);
      expect(isCreditCode(right)).toBe(true);
      expect(isCreditCode(right.slice(0, at) + other + right.slice(at + 1))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('every swap of two different neighbours is found; that of the first and the last character is not [INTAKE-15]', () => {
  fc.assert(
    fc.property(code, fc.nat(16), (right, at) => {
      fc.pre(right.charAt(at) !== right.charAt(at + 1));
      expect(isCreditCode(swapped(right, at))).toBe(false);
    }),
    { numRuns: 2000 },
  );
  // Both weigh 1: no check modulo 31 with the powers of 3 can tell them apart.
  const right = '91350100M000100Y43';
  expect(isCreditCode(`3${right.slice(1, 17)}9`)).toBe(true);
});

test('letters that are none of a credit code, and other lengths, are none [INTAKE-15]', () => {
  fc.assert(
    fc.property(code, fc.nat(17), fc.constantFrom(...'IOSVZ'), (right, at, letter) => {
      expect(isCreditCode(right.slice(0, at) + letter + right.slice(at + 1))).toBe(false);
    }),
  );
  expect(isCreditCode('91350100M000100Y4')).toBe(false);
  expect(isCreditCode('91350100M000100Y430')).toBe(false);
});

test('what is typed in full width, in small letters or with blanks is the same number [INTAKE-15]', () => {
  expect(normalTaxNumber(' ９１３５０１００ｍ０００１００ｙ４３ ')).toBe('91350100M000100Y43');
  expect(normalTaxNumber('91350100-M000100Y43')).toBe('91350100M000100Y43');
});
