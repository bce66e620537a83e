import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that a part is to listen on, and the setting that moves it. */
export interface WantedPort {
  port: number;
  host: string;
  setting: string;
  /** What listens there, in words. */
  use: string;
}

/** Throws one error with a sentence for every port that is taken or may not be opened, naming its setting. */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  const problems = (await Promise.all(wanted.map(problemOf))).filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** A port of this machine that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The machine gave no port.');
  return address.port;
}

async function problemOf({ port, host, setting, use }: WantedPort): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      return `Port ${port} for ${use} is taken. Set ${setting} to a free port, or end the program that holds it.`;
    if (code === 'EACCES')
      return `Port ${port} for ${use} may not be opened by this account. Set ${setting} to one above 1023.`;
    return `Port ${port} on ${host} for ${use} cannot be opened (${code}). Correct ${setting} or the host.`;
  }
}
