/** One key of the payload codec: a name that travels with each payload, and 32 secret bytes. */
export interface PayloadKey {
  id: string;
  secret: Uint8Array;
}

const keyBytes = 32;

/**
 * Reads `id:base64key[,older:base64key…]`: the first key encrypts, all of them decrypt. Throws a sentence that never
 * repeats a key.
 */
export function readPayloadKeys(text: string): PayloadKey[] {
  const keys = text.split(',').map((entry, index) => payloadKey(entry.trim(), index + 1));
  const ids = keys.map((key) => key.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new RangeError(`names the key ${twice} twice`);
  return keys;
}

function payloadKey(entry: string, place: number): PayloadKey {
  const [, id, encoded] = /^([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(entry) ?? [];
  if (id === undefined || encoded === undefined) {
    throw new RangeError(`has as entry ${place} no name, colon and ${keyBytes} bytes in base64`);
  }
  return { id, secret: new Uint8Array(Buffer.from(encoded, 'base64')) };
}
