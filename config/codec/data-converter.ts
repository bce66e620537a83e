import { fileURLToPath } from 'node:url';
import type { DataConverter, PayloadCodec } from '@temporalio/common';
import { createPayloadCodec } from './payload-codec.ts';
import type { PayloadKey } from './payload-key.ts';

/** How clients, workers and replays read and write payloads. */
export interface PayloadConversion extends DataConverter {
  payloadCodecs: [PayloadCodec];
}

/** With keys, payloads and failures are encrypted; without, both stay plain and an encrypted one is a clear error. */
export function payloadConversion(keys: readonly PayloadKey[] = []): PayloadConversion {
  const codecs: PayloadConversion = { payloadCodecs: [createPayloadCodec(keys)] };
  if (keys.length === 0) return codecs;
  return {
    ...codecs,
    failureConverterPath: fileURLToPath(new URL('./failure-converter.ts', import.meta.url)),
  };
}
