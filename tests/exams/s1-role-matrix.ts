import { buildApp } from '../../api/app.ts';
import { roleCodes } from '../../domain/people/roles.ts';
import { filledPath, type Operation, readDocument } from './api-document.ts';
import { sendFrom } from './from-address.ts';
import { randomFrom } from './random.ts';
import { type Attack, type Grounds, securityExam } from './security-exam.ts';

/** Roles that the short form tries beside those that a route names: all of them in the full one. */
const sizes = { short: 4, full: roleCodes.length } as const;

/** Routes beside the document: its own page and file, the page of the product, and answers to a browser's first question. */
const besideTheDocument = /^(\/docs|\/openapi\.json|\/assets|\/icon\.svg|\/$)/;

/** S1: each role reaches the endpoints that the document names it for and no other; without a key nobody does. */
export const attackS1: Attack = async (grounds, { scale, seed, log }) => {
  const { product } = grounds;
  const random = randomFrom(seed);
  const { operations } = await readDocument(product);
  const differences = await unlisted(grounds, operations);
  let requests = 0;
  let refused = 0;
  for (const [index, operation] of operations.entries()) {
    const path = filledPath(operation.path, {});
    const name = `${operation.method} ${operation.path}`;
    const isForCustomers = operation.path.startsWith('/v1/follow/');
    if (operation.path.startsWith('/v1/') && (operation.roles.length > 0 || isForCustomers)) {
      requests += 1;
      // Failures are counted by address: one address has fewer than there are endpoints.
      const address = `127.0.1.${1 + Math.floor(index / 100)}`;
      const { status } = await sendFrom(product, address, path, { method: operation.method });
      if (status !== 401) differences.push(`${name} without a key: ${status}`);
    }
    if (operation.roles.length === 0 || operation.path === '/v1/events') continue;
    for (const role of triedRoles(operation, sizes[scale], random)) {
      requests += 1;
      const body = operation.body === undefined ? {} : { body: '{"unknown":1}' };
      const key = await product.keyOf(role);
      const answer = await product.send(key, path, { method: operation.method, ...body });
      const isRefused = answer.status === 403 && answer.text.includes('"not-your-role"');
      if (isRefused) refused += 1;
      const wrong = verdict(isRefused, operation.roles.includes(role));
      if (wrong !== undefined) differences.push(`${name} as ${role}: ${wrong}, answered ${answer.status}`);
      if (answer.status >= 500) differences.push(`${name} as ${role}: answered ${answer.status}`);
    }
  }
  log(`${requests} requests, ${refused} refused for the role`);
  // The planted defects: a route that lets everybody in, and one that lets nobody in.
  if (verdict(false, false) === undefined || verdict(true, true) === undefined)
    differences.push('a wrong entry of the matrix was not caught');
  if (refused === 0) differences.push('nobody was refused: nothing was tried');
  return { figures: { operations: operations.length, requests, refused }, differences };
};

function verdict(isRefused: boolean, isAllowed: boolean): string | undefined {
  if (isRefused === !isAllowed) return undefined;
  return isAllowed ? 'kept out' : 'let in';
}

/** One that is let in, and some others. */
function triedRoles({ roles }: Operation, count: number, random: () => number): string[] {
  const others = roleCodes.map((role) => ({ role, place: random() })).toSorted((a, b) => a.place - b.place);
  return [...new Set([...roles.slice(0, 1), ...others.slice(0, count).map(({ role }) => role)])];
}

/** Routes of the application that its document does not name. */
async function unlisted({ stage }: Grounds, operations: readonly Operation[]): Promise<string[]> {
  const app = await buildApp({
    database: stage.database,
    temporal: stage.client,
    clock: { now: () => new Date() },
    settings: { publicUrl: 'http://127.0.0.1:8080', taskQueue: 'none', logLevel: 'silent' },
  });
  const tree = app.printRoutes({ commonPrefix: false });
  await app.close();
  const known = new Set(
    operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, ':')}`),
  );
  const found: string[] = [];
  const steps: string[] = [];
  let routes = 0;
  for (const line of tree.split('\n')) {
    const [, indent = '', part = '', methods] = /^([│ ]*[├└]── )(\S*)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    if (indent === '') continue;
    steps.length = indent.length / 4 - 1;
    steps.push(part);
    const path = steps.join('');
    for (const method of methods?.split(', ') ?? []) {
      if (method === 'HEAD' || method === 'OPTIONS' || besideTheDocument.test(path)) continue;
      routes += 1;
      const plain = `${method} ${path.replaceAll(/:\w+/g, ':')}`;
      if (!known.has(plain)) found.push(`${method} ${path} is not in the document`);
    }
  }
  return routes < operations.length ? [...found, `only ${routes} routes were read`] : found;
}

export const runS1 = securityExam('S1', attackS1);
