import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Some bytes on their way to a server; `message` when they complete one that a gate may look at. */
export interface WirePart<Message> {
  bytes: Buffer;
  message?: Message;
}

/** Takes what one connection sends apart. */
export type WireReader<Message> = (chunk: Buffer) => WirePart<Message>[];

/** REQUEST: the message never reaches the server. ANSWER: it does, and no answer comes back. */
export type HeldSide = 'REQUEST' | 'ANSWER';

/** What an exam waits for: the first message that fits is where the connection falls silent. */
export interface Ambush<Message> {
  side: HeldSide;
  /** Sees every message from now on, in order. */
  fits(message: Message): boolean;
}

/** A door between a program and a server that can be shut at one exact message. */
export interface WireGate<Message> {
  port: number;
  /** Resolves when the message has come and its connection is silent; other connections go on. */
  catch(ambush: Ambush<Message>): Promise<void>;
  close(): Promise<void>;
}

export async function openGate<Message>(
  target: { host: string; port: number },
  reader: () => WireReader<Message>,
): Promise<WireGate<Message>> {
  let waiting: { ambush: Ambush<Message>; caught: () => void } | undefined;
  const sockets = new Set<Socket>();

  /** True when this message is the one that was waited for. */
  function springs(message: Message | undefined): HeldSide | undefined {
    if (message === undefined || !waiting?.ambush.fits(message)) return undefined;
    const { ambush, caught } = waiting;
    waiting = undefined;
    caught();
    return ambush.side;
  }

  const server = createServer((near) => {
    const far = connect(target);
    const read = reader();
    let held: HeldSide | undefined;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('data', (chunk: Buffer) => {
      for (const { bytes, message } of read(chunk)) {
        held ??= springs(message);
        if (held !== 'REQUEST') far.write(bytes);
      }
    });
    far.on('data', (bytes: Buffer) => {
      if (held === undefined) near.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    catch: (ambush) =>
      new Promise((caught) => {
        waiting = { ambush, caught };
      }),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
