import {
  type ApiDocument,
  filledPath,
  keyFor,
  type Operation,
  readDocument,
  type Schema,
} from './api-document.ts';
import { objectsIn, type Place, sampleOf, withMember } from './sample-of.ts';
import { type Attack, type Grounds, securityExam } from './security-exam.ts';
import type { ServedAnswer } from './served-product.ts';
import { addShop } from './signed-push.ts';

/** Taken from a shop alone, which signs what it sends. */
const signedPath = '/v1/inbound/platforms/{platformId}/orders';

/** Members by which an attacker hopes to become somebody else, to reach another row, or to change every object. */
const injected: readonly (readonly [string, unknown])[] = [
  ['roles', ['ADMINISTRATOR']],
  ['personId', 'admin'],
  ['__proto__', { roles: ['ADMINISTRATOR'], isAdmin: true }],
  ['version', 99],
  ['isAdmin', true],
  ['actor', { kind: 'person', personId: 'admin', roles: ['ADMINISTRATOR'] }],
  ['enteredBy', 'admin'],
  ['facts', { customerVerified: true }],
  ['createdBy', 'admin'],
  ['constructor', { prototype: { isAdmin: true } }],
  ['$where', '1'],
];

/** What is the same before and after, when nothing got through. */
async function standing({ stage }: Grounds): Promise<string> {
  const [row] = await stage.database.sql<{ text: string }[]>`
    select concat_ws('/', (select count(*) from dueline.person_roles),
      (select count(*) from dueline.person_roles where role = 'ADMINISTRATOR'),
      (select count(*) from dueline.people), (select count(*) from dueline.orders)) as text`;
  return row?.text ?? '';
}

/** S3: every member that an operation's schema does not name is refused, at every depth, and nothing comes of it. */
export const attackS3: Attack = async (grounds, { scale, log }) => {
  const { product } = grounds;
  const document = await readDocument(product);
  const before = await standing(grounds);
  const push = await addShop(product);
  const differences: string[] = [];
  let requests = 0;
  let places = 0;
  let open = 0;
  const tried = scale === 'full' ? injected : injected.slice(0, 3);
  const bodies = document.operations.filter((operation) => operation.body !== undefined);
  log(`${bodies.length} operations take a body`);
  for (const operation of bodies) {
    const key = await keyFor(product, operation);
    const sample = sampleOf(document, operation.body ?? {});
    for (const place of objectsIn(sample)) {
      const schemas = schemasAt(document, operation, place);
      // Members of its own choice: what they may be is held by the rules of each, as a command's input is.
      if (schemas.some(({ additionalProperties }) => additionalProperties !== false)) {
        open += 1;
        continue;
      }
      places += 1;
      const named = schemas.flatMap(({ properties = {} }) => Object.keys(properties));
      for (const [name, member] of tried) {
        if (named.includes(name)) continue;
        const path = filledPath(operation.path, {});
        const body = withMember(sample, place, name, member);
        requests += 1;
        const answer =
          operation.path === signedPath
            ? await push(body)
            : await product.send(key, path, { method: operation.method, body });
        const where = `${operation.method} ${operation.path} with ${name} at ${[...place].join('.') || 'the top'}`;
        const wrong = verdict(answer, name);
        if (wrong !== undefined) differences.push(`${where}: ${wrong}`);
      }
    }
  }
  const after = await standing(grounds);
  if (after !== before) differences.push(`people, roles or orders changed: ${before} became ${after}`);
  if (bodies.length < 60) differences.push(`only ${bodies.length} operations were found`);
  if (open > places / 4) differences.push(`${open} objects take members of any name`);
  differences.push(...control());
  return {
    figures: { operations: bodies.length, objects: places, openObjects: open, requests },
    differences,
  };
};

/** What is wrong with an answer to an injected member; undefined when it was refused for that. */
function verdict({ status, text }: Pick<ServedAnswer, 'status' | 'text'>, name: string): string | undefined {
  if (status !== 422 && status !== 404) return `answered ${status}`;
  if (status === 404) return undefined;
  const { code, errors = [] } = JSON.parse(text) as { code: string; errors?: { path: string }[] };
  if (name === '__proto__' || name === 'constructor') {
    if (code === 'malformed-body') return undefined;
  }
  if (errors.some(({ path }) => path.split(/[.[\]]/).includes(name))) return undefined;
  return `answered ${code} without naming it: ${errors.map(({ path }) => path).join(', ')}`;
}

/** The schema at a place of an operation's body, one for each alternative. */
function schemasAt(document: ApiDocument, { body }: Operation, place: Place): Schema[] {
  let schema = document.resolve(body ?? {});
  for (const step of place) {
    const inner = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0] ?? schema;
    const plain = document.resolve(inner);
    const next = typeof step === 'number' ? plain.items : plain.properties?.[step];
    schema = document.resolve(next ?? {});
  }
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [schema];
  return choices.map((each) => document.resolve(each));
}

/** The planted defect: an operation that passes over what it does not know, and one that refuses something else. */
function control(): string[] {
  const passedOver = { status: 200, text: '{}' };
  const elsewhere = {
    status: 422,
    text: JSON.stringify({ code: 'validation-failed', errors: [{ path: 'a' }] }),
  };
  const caught = [passedOver, elsewhere].every((answer) => verdict(answer, 'roles') !== undefined);
  return caught ? [] : ['a member that was passed over was not caught'];
}

export const runS3 = securityExam('S3', attackS3);
