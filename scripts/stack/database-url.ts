import type { Settings } from '../../config/settings.ts';

/** The database of a part that runs alone. Throws a sentence that names the setting when there is none. */
export function requireDatabaseUrl(settings: Settings): string {
  if (settings.databaseUrl !== undefined) return settings.databaseUrl;
  throw new Error(
    'DATABASE_URL is not set. Run `npm start` for a system with its own Postgres, or set DATABASE_URL to ' +
      'the Postgres of the running system, such as postgres://dueline:secret@127.0.0.1:5433/dueline.',
  );
}
