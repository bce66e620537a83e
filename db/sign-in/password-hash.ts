import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's usual kind) with the least that OWASP recommends: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of no password that anybody knows, made once: trying it takes as long as trying a real one. */
let decoy: Promise<string> | undefined;

/** What is kept of a password. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(typed(password), cost);
}

/** True when the password is the one of the hash; without a hash false, after the same time. */
export async function fitsPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  decoy ??= hash('nobody has this password', cost);
  const fits = await verify(passwordHash ?? (await decoy), typed(password));
  return fits && passwordHash !== undefined;
}

/** Keyboards and systems write the same letters differently. */
function typed(password: string): string {
  return password.normalize('NFKC');
}
