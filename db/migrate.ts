import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const migrationsFolder = new URL('./migrations', import.meta.url).pathname;
const migrationsSchema = 'dueline';
const migrationsTable = 'migrations';

/** Any number that nothing else in the database locks: two processes that start together take turns. */
const lockNumber = 3_847_261_905;

/**
 * Brings the schema up to date: all missing migrations in one transaction, or none. Idempotent, and safe when
 * several processes do it at once. Throws an `Error` with a sentence for people when the database
 * holds something else, or was set up by another version.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { search_path: 'dueline, public', TimeZone: 'UTC' },
  });
  try {
    await sql`select pg_advisory_lock(${lockNumber})`;
    await refuseForeign(sql);
    await migrate(drizzle(sql), { migrationsFolder, migrationsSchema, migrationsTable });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function refuseForeign(sql: postgres.Sql): Promise<void> {
  const [found] = await sql<{ ours: boolean; foreign: string[]; database: string }[]>`
    select to_regclass('dueline.migrations') is not null as ours,
           current_database() as database,
           array(
             select n.nspname || '.' || c.relname
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)'
               and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
             order by 1 limit 3
           ) as foreign`;
  if (found === undefined) return;
  if (found.ours) return await refuseNewer(sql, found.database);
  if (found.foreign.length > 0) {
    throw new Error(
      `The database "${found.database}" holds tables that are not Dueline's (${found.foreign.join(', ')}). ` +
        'Name an empty database in DATABASE_URL.',
    );
  }
}

/** An older program on a newer schema would write rows that the newer one cannot read. */
async function refuseNewer(sql: postgres.Sql, database: string): Promise<void> {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map((migration) => migration.hash));
  const applied = await sql<{ hash: string }[]>`select hash from dueline.migrations order by created_at`;
  if (applied.every((migration) => known.has(migration.hash))) return;
  throw new Error(
    `The database "${database}" was set up by another version of Dueline. ` +
      'Start that version or a newer one, or name another database in DATABASE_URL.',
  );
}
