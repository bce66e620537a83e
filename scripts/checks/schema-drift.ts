import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DrizzleSnapshotJSON, generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import postgres from 'postgres';
import { migrateDatabase } from '../../db/migrate.ts';
import { startGuardian } from '../stack/guardian-client.ts';
import { freePort } from '../stack/ports.ts';
import { startPostgres } from '../stack/postgres.ts';
import { describeSchema } from './describe-schema.ts';

const db = fileURLToPath(new URL('../../db/', import.meta.url));
const snapshotFile = join(db, 'schema.snapshot.txt');

/**
 * Holds three things to one another: the schema in code, the migrations, and the committed snapshot of a migrated
 * database. `--write` renews the snapshot. Exit code 1 when they differ.
 */
async function run(): Promise<number> {
  const missing = await missingStatements();
  for (const statement of missing) console.log(`db/schema says, but no migration does: ${statement}`);
  if (missing.length > 0) console.log('Run `npx drizzle-kit generate` and commit the migration.');

  const described = await describeMigrated();
  if (process.argv.includes('--write')) writeFileSync(snapshotFile, described);
  const changes = lineChanges(readFileSync(snapshotFile, 'utf8'), described);
  for (const change of changes) console.log(`db/schema.snapshot.txt ${change}`);
  if (changes.length > 0) console.log('Run `node scripts/checks/schema-drift.ts --write` and commit it.');

  const tables = new Set(described.match(/^\w+(?=\.\w+ )/gm));
  if (tables.size === 0) console.log('The migrated database has no tables.');
  const findings = missing.length + changes.length + (tables.size === 0 ? 1 : 0);
  if (findings === 0) console.log(`${tables.size} tables: code, migrations and snapshot agree`);
  return findings === 0 ? 0 : 1;
}

/** What a migration made now would hold. */
async function missingStatements(): Promise<string[]> {
  const imports: Record<string, unknown> = {};
  for (const file of readdirSync(join(db, 'schema')))
    Object.assign(imports, await import(join(db, 'schema', file)));
  const snapshots = readdirSync(join(db, 'migrations', 'meta')).filter((name) => /^\d+_snapshot/.test(name));
  const latest = snapshots.sort().at(-1) ?? '';
  const migrated = JSON.parse(
    readFileSync(join(db, 'migrations', 'meta', latest), 'utf8'),
  ) as DrizzleSnapshotJSON;
  return await generateMigration(migrated, generateDrizzleJson(imports, migrated.id, ['dueline']));
}

/** Migrates an empty database of a Postgres of its own and reads what came of it. */
async function describeMigrated(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dueline-schema-'));
  const guardian = await startGuardian(folder);
  try {
    const url = await startPostgres(guardian, { dataDir: folder, port: await freePort(), throwaway: true });
    await migrateDatabase(url);
    const sql = postgres(url, { max: 1, connection: { search_path: 'pg_catalog' } });
    const described = await describeSchema(sql);
    await sql.end();
    return described;
  } finally {
    await guardian.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function lineChanges(committed: string, found: string): string[] {
  const [before, after] = [committed.split('\n'), found.split('\n')];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `has, but the database has not: ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `lacks: ${line}`),
  ];
}

process.exitCode = await run();
