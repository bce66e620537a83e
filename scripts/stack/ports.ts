import { randomInt } from 'node:crypto';
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

/** Below those that systems give to outgoing connections: nobody's connection takes the port of a server that is down. */
const ownPorts = { from: 20_000, to: 30_000 } as const;

const attempts = 100;

const given = new Set<number>();

/** A port of this machine that is free now, that the machine gives to nobody by itself, and this process only once. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = randomInt(ownPorts.from, ownPorts.to);
    if (given.has(port)) continue;
    given.add(port);
    if ((await refusalOf(port, '127.0.0.1')) === undefined) return port;
  }
  throw new Error(`Of ${attempts} ports between ${ownPorts.from} and ${ownPorts.to} none was free.`);
}

async function problemOf({ port, host, setting, use }: WantedPort): Promise<string | undefined> {
  const code = await refusalOf(port, host);
  if (code === undefined) return undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} for ${use} is taken. Set ${setting} to a free port, or end the program that holds it.`;
  if (code === 'EACCES')
    return `Port ${port} for ${use} may not be opened by this account. Set ${setting} to one above 1023.`;
  return `Port ${port} on ${host} for ${use} cannot be opened (${code}). Correct ${setting} or the host.`;
}

/** The system's code for why a port cannot be opened; undefined when it can. */
async function refusalOf(port: number, host: string): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
