import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { PayloadKey } from './payload-key.ts';

const PayloadMessage = proto.temporal.api.common.v1.Payload;

/** Value of the payload's `encoding`, as Temporal's own examples name an encrypted payload. */
const encrypted = 'binary/encrypted';
const cipherName = 'AES-256-GCM';
const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** A payload cannot be read with the keys that are set; the message names the key that it wants and the setting. */
export class PayloadKeyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PayloadKeyError';
  }
}

/**
 * Encrypts payloads with the first key and reads those of any key. Payloads written before a key was set
 * pass as they are; without keys everything does, and an encrypted payload is a clear error.
 */
export function createPayloadCodec(keys: readonly PayloadKey[]): PayloadCodec {
  const [current] = keys;
  const byId = new Map(keys.map((key) => [key.id, key]));

  function open(payload: Payload): Payload {
    if (text(payload.metadata?.['encoding']) !== encrypted) return payload;
    const id = text(payload.metadata?.['encryption-key-id']);
    const key = byId.get(id);
    if (key === undefined) {
      throw new PayloadKeyError(
        `This payload was written with the key "${id}", which DUELINE_PAYLOAD_KEYS does not hold. Add that key ` +
          'behind the current one, for API and workers alike.',
      );
    }
    return decrypt(payload.data ?? new Uint8Array(), key);
  }

  return {
    async encode(payloads) {
      return current === undefined ? payloads : payloads.map((payload) => encrypt(payload, current));
    },
    async decode(payloads) {
      return payloads.map(open);
    },
  };
}

/** 12 bytes of nonce, the cipher text, 16 bytes of tag; the key's name is authenticated with them. */
function encrypt(payload: Payload, { id, secret }: PayloadKey): Payload {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, secret, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(id));
  const plain = PayloadMessage.encode(payload).finish();
  const data = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const metadata = {
    encoding: Buffer.from(encrypted),
    'encryption-cipher': Buffer.from(cipherName),
    'encryption-key-id': Buffer.from(id),
  };
  return { metadata, data };
}

function decrypt(data: Uint8Array, { id, secret }: PayloadKey): Payload {
  try {
    const decipher = createDecipheriv(algorithm, secret, data.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(id));
    decipher.setAuthTag(data.subarray(-tagBytes));
    const plain = Buffer.concat([
      decipher.update(data.subarray(ivBytes, Math.max(ivBytes, data.length - tagBytes))),
      decipher.final(),
    ]);
    return PayloadMessage.decode(plain);
  } catch (error) {
    throw new PayloadKeyError(
      `This payload is damaged, or the key "${id}" of DUELINE_PAYLOAD_KEYS is not the one that wrote it.`,
      { cause: error },
    );
  }
}

function text(bytes: Uint8Array | null | undefined): string {
  return bytes === null || bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
}
