import { createHmac } from 'node:crypto';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { isSame } from './own-page.ts';

/** What a signed link says: its record, and until when it holds at most. */
export interface LinkClaim {
  linkId: string;
  expiresAt: Instant;
}

/** `dfl_<link id>.<end in seconds>.<HMAC-SHA256>`, signed with the first of the keys. */
export function signLink({ linkId, expiresAt }: LinkClaim, keys: readonly string[]): string {
  const [key] = keys;
  if (key === undefined) throw new RangeError('signing needs a key');
  const said = `${linkId}.${Math.floor(epochMs(expiresAt) / 1000)}`;
  return `dfl_${said}.${mac(said, key)}`;
}

/** What a link says that was signed with one of the keys; undefined for a forged one. */
export function readLink(token: string, keys: readonly string[]): LinkClaim | undefined {
  const [, linkId, seconds, given] = /^dfl_([0-9a-f-]{36})\.(\d{1,12})\.([\w-]{43})$/.exec(token) ?? [];
  if (linkId === undefined || seconds === undefined || given === undefined) return undefined;
  const said = `${linkId}.${seconds}`;
  if (!keys.some((key) => isSame(given, mac(said, key)))) return undefined;
  return { linkId, expiresAt: new Date(Number(seconds) * 1000).toISOString() };
}

/** The purpose stands in what is signed, so that no other signature with the key passes for a link's. */
function mac(said: string, key: string): string {
  return createHmac('sha256', key).update(`dueline customer link:${said}`).digest('base64url');
}
