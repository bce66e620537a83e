import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../scripts/stack/ports.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres-template.ts';
import { temporalProgram } from '../support/stack.ts';
import { attackS1 } from './s1-role-matrix.ts';
import { attackS2 } from './s2-strangers.ts';
import { attackS3 } from './s3-injected-fields.ts';
import { attackS4 } from './s4-hostile-search.ts';
import { attackS5 } from './s5-webhook-targets.ts';
import { attackS6 } from './s6-hostile-names.ts';
import { attackS7 } from './s7-forged-webhooks.ts';
import { attackS8 } from './s8-limits.ts';
import { attackS11 } from './s11-fuzz.ts';
import { type Attack, type Grounds, openGrounds } from './security-exam.ts';
import { shortForm } from './test-place.ts';

let grounds: (Grounds & { close(): Promise<void> }) | undefined;
let database: TestDatabase;
let folder: string;

// One product for all of them: each leaves it as it was, but for orders and people.
beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'dueline-attacks-'));
  const place = { databaseUrl: database.url, temporalProgram: await temporalProgram(), folder };
  grounds = await openGrounds({ ...place, port: await freePort() });
}, 120_000);
afterAll(async () => {
  await grounds?.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

/** Real requests by the hundred; a limit that is never near. */
const attackWithinMs = 180_000;

/** An attack that found no difference from what is promised, and that did attack. */
async function hold(attack: Attack): Promise<void> {
  if (grounds === undefined) throw new Error('the product does not run');
  const { differences, figures } = await attack(grounds, shortForm(5));
  expect(differences).toEqual([]);
  expect(Object.values(figures).every((figure) => figure > 0)).toBe(true);
}

test(
  'each role reaches its endpoints and no other, and none is unlisted [S1]',
  () => hold(attackS1),
  attackWithinMs,
);

test("what is another's is answered like what never was [S2]", () => hold(attackS2), attackWithinMs);

test('a member that no schema names is refused at every depth [S3]', () => hold(attackS3), attackWithinMs);

test('hostile search text matches literally and tells nothing [S4]', () => hold(attackS4), attackWithinMs);

test('no webhook reaches this machine or its networks [S5]', () => hold(attackS5), attackWithinMs);

test(
  'hostile names are text in mails, spreadsheets and under the policy of every page [S6]',
  () => hold(attackS6),
  attackWithinMs,
);

test(
  'forged, stale and replayed webhooks are told from genuine ones [S7]',
  () => hold(attackS7),
  attackWithinMs,
);

test('rates, bodies and guesses are limited [S8]', () => hold(attackS8), attackWithinMs);

test(
  'no answer to anything is a 5xx or outside problem details [S11]',
  () => hold(attackS11),
  attackWithinMs,
);
