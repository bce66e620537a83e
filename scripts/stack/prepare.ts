import { existsSync } from 'node:fs';
import type { Connection } from '@temporalio/client';
import { searchAttributeTypes } from '../../workflows/search-attributes.ts';
import { bootstrapNamespace } from './bootstrap.ts';

async function moduleIfThere(path: string): Promise<Record<string, unknown>> {
  const url = new URL(path, import.meta.url);
  return existsSync(url) ? await import(/* @vite-ignore */ url.href) : {};
}

/** Brings the schema of a database up to date. Throws a sentence when the database holds something else. */
export async function prepareDatabase(databaseUrl: string): Promise<void> {
  const { migrateDatabase } = await moduleIfThere('../../db/migrate.ts');
  if (typeof migrateDatabase === 'function') await migrateDatabase(databaseUrl);
}

/** Sets up the engine's namespace for this product. */
export async function prepareEngine(
  connection: Connection,
  namespace: string,
  retentionDays: number,
): Promise<void> {
  await bootstrapNamespace(connection, { namespace, retentionDays, searchAttributes: searchAttributeTypes });
}

/** Puts the sample company into a database that has no company yet. */
export async function prepareSampleCompany(databaseUrl: string): Promise<void> {
  const { seedSampleCompany } = await moduleIfThere('../../db/seed/sample-company.ts');
  if (typeof seedSampleCompany === 'function') await seedSampleCompany(databaseUrl);
}
