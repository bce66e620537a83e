import { z } from 'zod';
import { limits } from '../limits.ts';
import { isStorable, line } from './fields.ts';

/** Longer ones would only cost time: a password is hashed whole. */
const longestPassword = 200;
const shortestPassword = 10;

/** Body of `POST /v1/session`. */
export const passwordSignIn = z
  .strictObject({
    account: line('Person id or e-mail.').max(limits.nameLength),
    password: z.string().min(1).max(longestPassword).describe('Password of the account.'),
  })
  .meta({ id: 'PasswordSignIn', description: 'Account and password of a person.' });

/** A password to be: long rather than intricate. */
const newPassword = z
  .string()
  .min(shortestPassword, `must have at least ${shortestPassword} characters`)
  .max(longestPassword, `must have at most ${longestPassword} characters`)
  .refine(isStorable, 'must not hold NUL characters or halves of surrogate pairs')
  .describe(`At least ${shortestPassword} characters, and not a name of the person.`);

/** Body of `POST /v1/session/password`. */
export const passwordChange = z
  .strictObject({
    current: z.string().min(1).max(longestPassword).describe('The password until now.'),
    next: newPassword,
  })
  .meta({ id: 'PasswordChange', description: 'A new password in place of the own one.' });

/** Body of `PUT /v1/users/{personId}/password`. */
export const passwordToSet = z
  .strictObject({ password: newPassword })
  .meta({ id: 'PasswordToSet', description: 'A password for a person, to be handed over and changed.' });

/** Body of `PATCH /v1/session`. */
export const sessionChange = z
  .strictObject({
    locale: z
      .enum(['zh', 'en'], 'must be one of zh, en')
      .exactOptional()
      .describe("Language of the person's page and notices."),
  })
  .meta({ id: 'SessionChange', description: 'What a person sets for the own page.' });

/** An account of another provider. */
export const identityToLink = z
  .strictObject({
    issuer: line('Issuer of OpenID Connect as its tokens name it, or wecom: and the id of the corporation.'),
    subject: line('The person as that provider names them.'),
  })
  .describe('An account of another provider.');

/** Why a password is none for this person; undefined when it will do. */
export function weakness(password: string, names: readonly string[]): string | undefined {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const core = plain(password);
  if (new Set(core).size < 4) return 'must hold at least four different letters or digits';
  const repeated = names.map(plain).find((name) => name !== '' && core.replaceAll(name, '').length < 4);
  return repeated === undefined ? undefined : 'must not be a name of the person';
}
