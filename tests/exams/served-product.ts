import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboardFolder } from '../../scripts/stack/dashboard-bundle.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { eventually } from './eventually.ts';
import type { ExamPlace } from './exam-place.ts';
import { productProcess } from './exam-programs.ts';
import type { ExamStage } from './exam-stage.ts';

const adminKey = 'exam-bootstrap-key-0123456789abcdef';
const readyWithinMs = 60_000;

/** What a request was answered with. */
export interface ServedAnswer {
  status: number;
  headers: Headers;
  text: string;
}

export interface ServedRequest {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** API and worker as processes, and their HTTP interface as anybody has it. */
export interface ServedProduct {
  base: string;
  adminKey: string;
  /** A string as body is sent as it is. Without a key nobody is signed in. */
  send(key: string | undefined, path: string, request?: ServedRequest): Promise<ServedAnswer>;
  /** API key of the person of the sample company who holds a role. */
  keyOf(role: string): Promise<string>;
  /** What API and worker tell their metrics' reader. */
  metrics(): Promise<string>;
  /** Everything that API and worker wrote. */
  logs(): string;
  end(): Promise<void>;
}

/** Starts server.ts and worker.ts against an exam's engine and database, under a name and a task queue of their own. */
export async function serveProduct(
  place: ExamPlace,
  stage: ExamStage,
  { name, env = {}, page }: { name: string; env?: Record<string, string>; page?: 'BUILT' },
): Promise<ServedProduct> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const environment = {
    ...stage.environment,
    DUELINE_TASK_QUEUE: `exam-${name}`,
    DUELINE_HTTP_PORT: String(port),
    DUELINE_ADMIN_KEY: adminKey,
    ...env,
  };
  const common = { folder: place.folder };
  const metered = { ...environment, DUELINE_METRICS_PORT: String(metricsPort) };
  const programs = [
    productProcess({ ...common, env: environment, file: 'server.ts', name: `api-${name}` }),
    productProcess({ ...common, env: metered, file: 'worker.ts', name: `worker-${name}` }),
  ];
  if (page === undefined) leavePage(place.folder);
  for (const program of programs) program.start();
  const base = `http://127.0.0.1:${port}`;
  const keys = new Map<string, Promise<string>>();

  async function send(
    key: string | undefined,
    path: string,
    { method = 'GET', body, headers = {} }: ServedRequest = {},
  ): Promise<ServedAnswer> {
    const answer = await fetch(`${base}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  async function makeKey(role: string): Promise<string> {
    const [person] = await stage.database.sql<{ personId: string }[]>`
      select person_id as "personId" from dueline.person_roles where role = ${role} limit 1`;
    const body = { personId: person?.personId ?? role };
    const made = await send(adminKey, '/v1/api-keys', { method: 'POST', body });
    if (made.status !== 201) throw new Error(`no key for ${role}: ${made.text}`);
    return String((JSON.parse(made.text) as { key: string }).key);
  }

  const ready = async (): Promise<boolean> =>
    (await send(undefined, '/readyz').catch(() => undefined))?.status === 200;
  const product: ServedProduct = {
    base,
    adminKey,
    send,
    keyOf(role) {
      const known = keys.get(role) ?? makeKey(role);
      keys.set(role, known);
      return known;
    },
    async metrics() {
      const ofWorker = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
      return `${(await send(undefined, '/metrics')).text}\n${await ofWorker.text()}`;
    },
    logs: () =>
      ['api', 'worker']
        .map((part) => readFileSync(join(place.folder, `${part}-${name}.log`), 'utf8'))
        .join('\n'),
    async end() {
      await Promise.all(programs.map((program) => program.end()));
    },
  };
  if (await eventually(ready, readyWithinMs)) return product;
  const logs = product.logs();
  await product.end();
  throw new Error(`The product does not come up:\n${logs.slice(-2_000)}`);
}

/** Building the page takes longer than many an exam, and none of these looks at it. */
function leavePage(folder: string): void {
  const page = dashboardFolder(folder);
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Dueline</title>');
  writeFileSync(join(page, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
}
