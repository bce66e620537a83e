import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** `ord_...`: the same parts always give the same id. */
export function derivedId(prefix: string, parts: readonly string[]): string {
  return `${prefix}_${base32(createHash('sha256').update(canonicalJson(parts)).digest())}`;
}

export function randomId(prefix: string): string {
  return `${prefix}_${base32(randomBytes(17))}`;
}

/** 26 characters: 130 bits. */
function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes.subarray(0, 17)) bits += byte.toString(2).padStart(8, '0');
  return Array.from({ length: 26 }, (_, place) =>
    alphabet.charAt(Number.parseInt(bits.slice(place * 5, place * 5 + 5), 2)),
  ).join('');
}
