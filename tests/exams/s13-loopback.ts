import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programRecord, programRecordFile } from '../../scripts/stack/guardian-messages.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { eventually } from './eventually.ts';
import { type Exam, examResult } from './exam-result.ts';

const readyWithinMs = 240_000;
const startScript = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

/** A socket that listens: the address as text, and its port. */
export interface Listening {
  address: string;
  port: number;
}

/** S13: of everything that `npm start` brings up with its default settings, nothing listens beyond loopback. */
export const runS13: Exam = async (place, options) => {
  const names = ['HTTP', 'TEMPORAL', 'TEMPORAL_UI', 'POSTGRES', 'METRICS'];
  const ports = await Promise.all(
    names.map(async (name): Promise<[string, string]> => [`DUELINE_${name}_PORT`, String(await freePort())]),
  );
  const dataDir = join(place.folder, 'started');
  const { PATH = '', HOME = place.folder } = process.env;
  const env = {
    PATH,
    HOME,
    DUELINE_TEMPORAL_CLI: place.temporalProgram,
    DUELINE_DATA_DIR: dataDir,
    ...Object.fromEntries(ports),
  };
  const child = spawn(process.execPath, [startScript], {
    env,
    cwd: place.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await ready(child);
    const pids = [child.pid ?? 0, ...processesOf(dataDir)];
    const family = withDescendants(pids);
    const listening = listenersOf(family);
    const differences = listening
      .filter(({ address }) => !isLoopback(address))
      .map(({ address, port }) => `something listens on ${address}, port ${port}`);
    for (const [name, port] of ports) {
      if (!listening.some((each) => String(each.port) === port))
        differences.push(`${name} ${port} does not listen`);
    }
    if (!(await control())) differences.push('a socket that listens on every address was not caught');
    options.log(listening.map(({ address, port }) => `${address} ${port}`).join(', '));
    return examResult('S13', options, { processes: family.size, listening: listening.length }, differences);
  } finally {
    child.kill('SIGTERM');
    const isOver = () => child.exitCode !== null || child.signalCode !== null;
    if (!(await eventually(isOver, 60_000))) child.kill('SIGKILL');
  }
};

async function ready(child: ChildProcess): Promise<void> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const up = await eventually(
    () => said.includes('Dueline is ready') || child.exitCode !== null,
    readyWithinMs,
  );
  if (!up || child.exitCode !== null) throw new Error(`The product is not ready. It said:\n${said}`);
}

/** The guardian and the programs that it looks after. */
function processesOf(dataDir: string): number[] {
  const { guardian, programs } = programRecord.parse(
    JSON.parse(readFileSync(join(dataDir, programRecordFile), 'utf8')),
  );
  return [guardian.pid, ...programs.map(({ pid }) => pid)];
}

/** The processes and all that came of them, as Postgres starts one for each of its tasks. */
function withDescendants(pids: readonly number[]): Set<number> {
  const family = new Set(pids);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents()) {
      if (!family.has(parent) || family.has(pid)) continue;
      family.add(pid);
      grown = true;
    }
  }
  return family;
}

function parents(): [number, number][] {
  return numbered().flatMap((pid): [number, number][] => {
    try {
      const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return [[pid, Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])]];
    } catch {
      return [];
    }
  });
}

function numbered(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** Sockets of these processes that listen, by /proc. */
export function listenersOf(pids: ReadonlySet<number>): Listening[] {
  const own = new Set([...pids].flatMap(socketsOf));
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '0A' && own.has(fields[9] ?? ''))
      .map((fields) => {
        const [address = '', port = ''] = (fields[1] ?? '').split(':');
        return { address: addressText(address), port: Number.parseInt(port, 16) };
      }),
  );
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

/** The kernel writes an address as words of four bytes, each the wrong way round. */
function addressText(hex: string): string {
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse());
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    `${bytes[index * 2]}${bytes[index * 2 + 1]}`.toLowerCase(),
  );
  return groups.map((group) => group.replace(/^0{1,3}/, '')).join(':');
}

function isLoopback(address: string): boolean {
  return (
    address.startsWith('127.') || address === '0:0:0:0:0:0:0:1' || address.startsWith('0:0:0:0:0:ffff:7f')
  );
}

/** The planted defect: a server of this process that listens on every address. */
async function control(): Promise<boolean> {
  const open = createServer();
  await new Promise<void>((resolve) => open.listen(0, '0.0.0.0', resolve));
  const caught = listenersOf(new Set([process.pid])).some(({ address }) => !isLoopback(address));
  await new Promise<void>((resolve) => open.close(() => resolve()));
  return caught;
}
