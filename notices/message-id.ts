/**
 * The row's key in the letters that both a Message-ID and a `webhook-id` allow: the same key gives the same id,
 * other keys others, and the key can be read in it.
 */
export function messageId(key: string): string {
  return [...new TextEncoder().encode(key)]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[A-Za-z0-9_-]/.test(letter) ? letter : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
