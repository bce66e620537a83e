import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 random bits, such as a key or a session. It is told once; only its hash is kept. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a secret. Plain SHA-256: it is too long to guess, so nothing slower is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
