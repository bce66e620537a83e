/** Longest address that a mail server takes (RFC 5321). */
export const longestMailAddress = 254;

const pattern =
  /^[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

/** True for one plain address: whatever could be read as a second one, a name or a header is none. */
export function isMailAddress(text: string): boolean {
  return text.length <= longestMailAddress && pattern.test(text) && !text.includes('..');
}

/** The address as others may see it: the first letter and the place, `w***@example.com`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
