import { inspect } from 'node:util';
import { readSettings, type Settings } from '../../config/settings.ts';
import type { Database } from '../../db/connect.ts';
import { openDatabase } from './open-database.ts';

/** Runs a command of the operators against the database and ends the process with the exit code it answers. */
export async function runOperation(
  name: string,
  operation: (database: Database, settings: Settings) => Promise<0 | 1>,
): Promise<void> {
  try {
    const settings = readSettings(process.env);
    const database = openDatabase(settings, `dueline-${name}`);
    try {
      process.exitCode = await operation(database, settings);
    } finally {
      await database.close();
    }
  } catch (error) {
    console.error(
      `${name} failed. ${error instanceof Error ? error.message || inspect(error) : String(error)}`,
    );
    process.exitCode = 1;
  }
}
