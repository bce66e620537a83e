import { randomInt } from 'node:crypto';
import { type KeptSecret, keptSecret } from './kept-secret.ts';

/** Letters and digits that nobody takes for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The one password of the sample company's people, kept in the data folder. */
export function samplePassword(dataDir: string): KeptSecret {
  return keptSecret(dataDir, 'sample-password', () =>
    Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join('')).join('-'),
  );
}

function letter(): string {
  return alphabet.charAt(randomInt(alphabet.length));
}
