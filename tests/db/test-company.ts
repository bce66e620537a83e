import { randomUUID } from 'node:crypto';
import { createCommit } from '../../activities/commit.ts';
import { connectDatabase, type Database } from '../../db/connect.ts';
import { stock } from '../../db/schema/stock.ts';
import { seedSampleCompany } from '../../db/seed/sample-company.ts';
import type { CommitInput, CommitResult } from '../../domain/order/commit.ts';
import { createTestDatabase } from '../support/postgres-template.ts';

/** A database of one's own with the sample company, and goods for the orders of the simulation. */
export interface TestCompany {
  url: string;
  database: Database;
  commit(input: CommitInput): Promise<CommitResult>;
  /** A commit of another process: it shares nothing but the database. */
  otherCommit(input: CommitInput): Promise<CommitResult>;
  close(): Promise<void>;
}

export async function openTestCompany(): Promise<TestCompany> {
  const { url, drop } = await createTestDatabase();
  const database = connectDatabase(url, { byKey: true });
  await seedSampleCompany(database, new Date('2025-09-01T00:00:00Z'));
  await database.db
    .insert(stock)
    .values(['P-1', 'P-2'].map((productCode) => ({ productCode, onHand: '900000', reserved: '0' })));
  return {
    url,
    database,
    commit: createCommit({ database }),
    otherCommit: createCommit({ database }),
    async close() {
      await database.close();
      await drop();
    },
  };
}

export function newOrderId(): string {
  return `ord_${randomUUID()}`;
}
