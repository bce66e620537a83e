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
}

/** Opens no connection before the first query. Works out nothing by the database's own clock or zone. */
export function connectDatabase(url: string, options: ConnectOptions = {}): Database {
  const sql = postgres(url, {
    max: options.connections ?? 10,
    onnotice: () => undefined,
    connect_timeout: 10,
    connection: {
      application_name: options.name ?? 'dueline',
      search_path: 'dueline, public',
      TimeZone: 'UTC',
    },
  });
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}
