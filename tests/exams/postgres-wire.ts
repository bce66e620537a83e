import type { WirePart, WireReader } from './wire-gate.ts';

/** A statement that a program sends to Postgres, at the moment at which it would run. */
export interface SentStatement {
  /** The same for all statements of one connection. */
  connection: number;
  text: string;
  /** The message with its parameters, as text. */
  values: string;
}

let connections = 0;

/** Reads the messages of a client without TLS: those that run something come with the statement that they run. */
export function postgresReader(): WireReader<SentStatement> {
  connections += 1;
  const connection = connections;
  const texts = new Map<string, string>();
  let rest: Buffer = Buffer.alloc(0);
  let greeted = false;

  function messageOf(type: string, body: Buffer): SentStatement | undefined {
    if (type === 'P') {
      const [name = '', text = ''] = stringsOf(body, 2);
      texts.set(name, text);
    }
    if (type === 'Q') return { connection, text: stringsOf(body, 1)[0] ?? '', values: '' };
    if (type !== 'B') return undefined;
    const [, name = ''] = stringsOf(body, 2);
    return { connection, text: texts.get(name) ?? '', values: body.toString('utf8') };
  }

  return (chunk) => {
    const parts: WirePart<SentStatement>[] = [];
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message, the start-up, has no letter before its length.
      const head = greeted ? 1 : 0;
      if (rest.length < head + 4) return parts;
      const size = head + rest.readInt32BE(head);
      if (rest.length < size) return parts;
      const bytes = rest.subarray(0, size);
      rest = rest.subarray(size);
      const message = greeted ? messageOf(String.fromCharCode(bytes[0] ?? 0), bytes.subarray(5)) : undefined;
      greeted = true;
      parts.push(message === undefined ? { bytes } : { bytes, message });
    }
  };
}

function stringsOf(body: Buffer, count: number): string[] {
  return body.toString('utf8').split('\0', count);
}
