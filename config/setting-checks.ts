import { isIP } from 'node:net';
import { z } from 'zod';
import { readPayloadKeys } from './codec/payload-key.ts';

/** A port as a number. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'must be a port from 1 to 65535');

/** A URL of one of the schemes. */
export const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)) && URL.canParse(value),
      `must be a URL that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    );

/** A host name, an address, or a network such as `10.20.0.0/16`. */
export function isTarget(text: string): boolean {
  return isNetwork(text) || (isIP(text.split('/')[0] ?? '') === 0 && isHostName(text));
}

function isHostName(text: string): boolean {
  return /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text);
}

/** An address, or a network such as 10.20.0.0/16. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** One or more keys of the payload codec; what does not fit is told without the key. */
export const payloadKeys = z.string().transform((text, issues) => {
  try {
    return readPayloadKeys(text);
  } catch (error) {
    issues.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'cannot be read' });
    return z.NEVER;
  }
});

/** A provider of sign-in by OpenID Connect: over TLS, unless it is on this machine. */
export const issuer = url('https', 'http').refine((value) => {
  if (!URL.canParse(value)) return true;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}, 'must start with https:// unless it is on this machine');

/** Keys with commas between: the first is used, the others are still taken. */
export const linkKeys = z
  .string()
  .transform((text) => text.split(',').map((key) => key.trim()))
  .refine(
    (keys) => keys.every((key) => key.length >= 32),
    'must have at least 32 characters, each of several with commas between',
  );

/** One word of visible characters; `what` says what it must be. */
export const token = (what: string) => z.string().regex(/^[\x21-\x7e]{1,200}$/, `must be ${what}`);
