import { gunzipSync } from 'node:zlib';
import type { WirePart, WireReader } from './wire-gate.ts';

const preface = 24;
const frameHead = 9;
const dataFrame = 0;
const padded = 0x8;

/** Reads what a gRPC client sends over HTTP/2 without TLS: each message as its bytes, unpacked. */
export function grpcReader(): WireReader<Buffer> {
  const streams = new Map<number, Buffer>();
  let rest: Buffer = Buffer.alloc(0);
  let greeted = false;

  /** The message that this frame completes; the longest of several. */
  function messageOf(frame: Buffer): Buffer | undefined {
    if (frame[3] !== dataFrame) return undefined;
    const padding = ((frame[4] ?? 0) & padded) === 0 ? 0 : 1 + (frame[frameHead] ?? 0);
    const from = frameHead + (padding === 0 ? 0 : 1);
    const stream = frame.readUInt32BE(5);
    const data = frame.subarray(from, frame.length - (padding === 0 ? 0 : padding - 1));
    let sent = Buffer.concat([streams.get(stream) ?? Buffer.alloc(0), data]);
    const found: Buffer[] = [];
    while (sent.length >= 5 && sent.length >= 5 + sent.readUInt32BE(1)) {
      const size = 5 + sent.readUInt32BE(1);
      const body = sent.subarray(5, size);
      found.push(sent[0] === 1 ? gunzipSync(body) : body);
      sent = sent.subarray(size);
    }
    if (sent.length === 0) streams.delete(stream);
    else streams.set(stream, sent);
    return found.length === 0 ? undefined : Buffer.concat(found);
  }

  return (chunk) => {
    const parts: WirePart<Buffer>[] = [];
    rest = Buffer.concat([rest, chunk]);
    if (!greeted) {
      if (rest.length < preface) return parts;
      parts.push({ bytes: rest.subarray(0, preface) });
      rest = rest.subarray(preface);
      greeted = true;
    }
    while (rest.length >= frameHead && rest.length >= frameHead + rest.readUIntBE(0, 3)) {
      const size = frameHead + rest.readUIntBE(0, 3);
      const bytes = rest.subarray(0, size);
      rest = rest.subarray(size);
      const message = messageOf(bytes);
      parts.push(message === undefined ? { bytes } : { bytes, message });
    }
    return parts;
  };
}
