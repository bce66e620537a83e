import { createHash, randomBytes } from 'node:crypto';

/** A new API key of 256 random bits. It is shown once; only its hash is kept. */
export function newApiKey(): string {
  return `dlk_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a key. Plain SHA-256: the key is too long to guess, so nothing slower is needed. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
