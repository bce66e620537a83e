import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** A pool of connections: `db` for reads and plain writes, `sql` where the statement itself matters. */
export interface Database {
  readonly db: PostgresJsDatabase;
  /** Instants come back as Postgres text and JSON parameters go in as text: drizzle sets it up so. */
  readonly sql: postgres.Sql;
  /** Ends the connections; waits up to five seconds for running queries. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Connections at most; 10 unless given. */
  connections?: number;
  /** Shown in `pg_stat_activity`; `dueline` unless given. */
  name?: string;
  /**
   * For commits, whose statements enter every table by its key: they are planned once per connection and not by
   * the size of tables, for a plan made while a table was nearly empty would read it through when it has grown.
   */
  byKey?: boolean;
}

/** Opens no connection before the first query. Works out nothing by the database's own clock or zone. */
export function connectDatabase(url: string, options: ConnectOptions = {}): Database {
  const sql = postgres(url, {
    max: options.connections ?? 10,
    onnotice: () => undefined,
    connect_timeout: 10,
    // Seconds before the next try: the driver's own grow to 20, long after the server is back.
    backoff: (tries) => Math.min(2 ** tries / 50, 1),
    connection: {
      application_name: options.name ?? 'dueline',
      search_path: 'dueline, public',
      TimeZone: 'UTC',
      ...(options.byKey === true ? { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' } : {}),
    },
  });
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}
