import type { Settings } from '../../config/settings.ts';
import { connectDatabase, type Database } from '../../db/connect.ts';
import { embeddedDatabaseUrl } from '../stack/postgres-folder.ts';

/**
 * The database of the running system: that of DATABASE_URL, else the embedded one of the data folder. Throws a
 * sentence when there is neither.
 */
export function openDatabase(settings: Settings, name: string): Database {
  const url =
    settings.databaseUrl ?? embeddedDatabaseUrl({ dataDir: settings.dataDir, port: settings.postgresPort });
  if (url === undefined) {
    throw new Error(
      `There is no database: ${settings.dataDir} holds none and DATABASE_URL is not set. ` +
        'Run `npm start` first, or set DUELINE_DATA_DIR to the folder of the running system.',
    );
  }
  return connectDatabase(url, { name, connections: 8 });
}
