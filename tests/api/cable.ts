import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network cable between the API and a server: it can be cut, and swallow what is sent. */
export interface Cable {
  port: number;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  /** Connections stay, and nothing comes through any more: neither answers nor errors. */
  swallow(): void;
  /** Ends every connection after the next bytes to the server, so that a request arrives and no answer comes. */
  cutAfterNextRequest(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function cableTo(host: string, port: number): Promise<Cable> {
  let state: 'whole' | 'cut' | 'swallowing' | 'half' = 'whole';
  const sockets = new Set<Socket>();
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };

  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(port, host);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('data', (bytes) => {
      if (state === 'swallowing') return;
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (state === 'swallowing' || state === 'half') return;
      near.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut';
      drop();
    },
    swallow() {
      state = 'swallowing';
    },
    cutAfterNextRequest() {
      state = 'half';
    },
    mend() {
      if (state === 'whole') return;
      drop();
      state = 'whole';
    },
    async close() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
