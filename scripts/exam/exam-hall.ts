import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { ExamPlace } from '../../tests/exams/exam-place.ts';
import { findBinary, temporalCli } from '../stack/binaries.ts';
import { startGuardian } from '../stack/guardian-client.ts';
import { freePort } from '../stack/ports.ts';
import { startPostgres } from '../stack/postgres.ts';
import { downloadWithSdk } from '../stack/sdk-download.ts';

/** A Postgres for exams, as the product runs it; gone when it is closed, and when this process dies. */
export interface ExamHall {
  /** A new database, folder and port. */
  place(name: string): Promise<ExamPlace>;
  close(): Promise<void>;
}

export async function openExamHall(): Promise<ExamHall> {
  const folder = mkdtempSync(join(tmpdir(), 'dueline-exams-'));
  const guardian = await startGuardian(folder);
  await guardian.removeAtEnd(folder);
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  const named = process.env[temporalCli.setting];
  const temporalProgram = (await findBinary(temporalCli, named, say)) ?? (await downloadWithSdk(say));
  const url = await startPostgres(guardian, { dataDir: folder, port: await freePort() });
  let places = 0;
  return {
    async place(name) {
      places += 1;
      const database = `exam_${name.toLowerCase()}_${places}`;
      const sql = postgres(url, { max: 1 });
      await sql.unsafe(`create database ${database}`);
      await sql.end();
      const own = join(folder, database);
      mkdirSync(own);
      const databaseUrl = url.replace(/\/[^/]*$/, `/${database}`);
      return { databaseUrl, temporalProgram, folder: own, port: await freePort() };
    },
    close: () => guardian.close(),
  };
}
