import { describe, expect, test } from 'vitest';
import { isMailAddress, longestMailAddress, maskedAddress } from '../../domain/notices/mail-address.ts';

describe('an address that the system writes to', () => {
  test.each([
    'wang@huadong.example',
    'a@b.example',
    'Wang.Jian-Guo_2@mail.hua-dong.com.cn',
    'orders+2025@b.example',
    'wang%east@b.example',
    'wang_@b.example',
    `${'a'.repeat(64)}@b.example`,
    `a@${'b'.repeat(63)}.example`,
    'a@b.xn--fiqs8s',
  ])('may be %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['a name alone', 'wang'],
    ['a place alone', '@b.example'],
    ['a place without a dot', 'wang@localhost'],
    ['two addresses', 'a@b.example, c@d.example'],
    ['two signs', 'a@b@c.example'],
    ['a name beside it', 'Wang <wang@b.example>'],
    ['a space before it', ' wang@b.example'],
    ['a space after it', 'wang@b.example '],
    ['a header after it', 'wang@b.example\r\nBcc: thief@evil.example'],
    ['a line end after it', 'wang@b.example\n'],
    ['a dot first', '.wang@b.example'],
    ['a dot last in the name', 'wang.@b.example'],
    ['two dots', 'wang..jian@b.example'],
    ['letters of no mail server', '王@b.example'],
    ['a quoted name', '"wang"@b.example'],
    ['a number for the address of the machine', 'wang@192.168.1.1'],
    ['a hyphen first in the place', 'wang@-b.example'],
    ['a hyphen last in the place', 'wang@b-.example'],
    ['a hyphen last of all', 'wang@b.example-'],
    ['a last part of one letter', 'wang@b.e'],
    ['a name of 65 letters', `${'a'.repeat(65)}@b.example`],
    ['a part of the place of 64 letters', `a@${'b'.repeat(64)}.example`],
  ])('is not one with %s', (_what, address) => {
    expect(isMailAddress(address)).toBe(false);
  });

  test('is no longer than mail servers take', () => {
    const ofLength = (length: number) => {
      const part = `${'b'.repeat(60)}.`;
      return `a@${part.repeat(3)}${'c'.repeat(length - 2 - 3 * part.length - '.example'.length)}.example`;
    };
    expect(longestMailAddress).toBe(254);
    expect(ofLength(254)).toHaveLength(254);
    expect(isMailAddress(ofLength(254))).toBe(true);
    expect(isMailAddress(ofLength(255))).toBe(false);
  });

  test('is shown to others by its first letter and its place', () => {
    expect(maskedAddress('wang@example.com')).toBe('w***@example.com');
    expect(maskedAddress('w@example.com')).toBe('w***@example.com');
    expect(maskedAddress('"a@b"@example.com')).toBe('"***@example.com');
  });
});
