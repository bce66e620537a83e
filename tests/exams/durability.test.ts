import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../db/connect.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres-template.ts';
import { temporalProgram } from '../support/stack.ts';
import type { ExamPlace } from './exam-stage.ts';
import type { Ledger } from './ledger.ts';
import { examR1 } from './r1-workers-die.ts';
import { examR2 } from './r2-engine-dies.ts';
import { differences } from './verify.ts';

let database: TestDatabase;
let place: ExamPlace;

beforeEach(async () => {
  database = await createTestDatabase();
  place = {
    databaseUrl: database.url,
    temporalProgram: await temporalProgram(),
    folder: mkdtempSync(join(tmpdir(), 'dueline-exam-')),
    port: await freePort(),
  };
});

afterEach(async () => {
  rmSync(place.folder, { recursive: true, force: true });
  await database.drop();
});

describe('nothing is lost when anything dies', () => {
  test('orders live their whole life while workers are killed, every effect once [R1 I13 I5 SLA-01]', async () => {
    const result = await examR1(place, { orders: 12, kills: 3, atOnce: 4, seed: 1 });
    expect(result.differences).toEqual([]);
    expect(result.figures['kills']).toBeGreaterThanOrEqual(3);
  }, 400_000);

  test('the engine is killed under load and not one accepted request is missing or doubled [R2 I13 I3]', async () => {
    const result = await examR2(place, { orders: 12, kills: 2, atOnce: 4, seed: 2 });
    expect(result.differences).toEqual([]);

    // The positive control: a piece of stock reserved twice, and an order that the ledger knows more of.
    const planted = connectDatabase(place.databaseUrl);
    const ledger: Ledger = new Map([
      ['ord_exam_2_1', { orderId: 'ord_exam_2_1', accepted: ['receiveOrder'] }],
    ]);
    expect((await differences(planted, ledger)).length).toBeGreaterThan(0);
    await planted.close();
  }, 400_000);
});
