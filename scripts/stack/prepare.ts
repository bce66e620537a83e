import type { Connection } from '@temporalio/client';
import { systemClock } from '../../config/clock.ts';
import { connectDatabase } from '../../db/connect.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { giveSampleAccounts } from '../../db/seed/sample-accounts.ts';
import { seedSampleCompany } from '../../db/seed/sample-company.ts';
import { searchAttributeTypes } from '../../workflows/search-attributes.ts';
import { bootstrapNamespace } from './bootstrap.ts';
import type { KeptSecret } from './kept-secret.ts';
import { samplePassword } from './sample-password.ts';

/** Brings the schema of a database up to date. Throws a sentence when the database holds something else. */
export async function prepareDatabase(databaseUrl: string): Promise<void> {
  await migrateDatabase(databaseUrl);
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
  const database = connectDatabase(databaseUrl, { connections: 1 });
  try {
    await seedSampleCompany(database, systemClock.now());
  } finally {
    await database.close();
  }
}

/**
 * Gives the people of the sample company the password kept in the data folder. Undefined in any other company.
 * A password that was made anew, because its file was removed, replaces those that they have.
 */
export async function prepareSampleAccounts(
  databaseUrl: string,
  dataDir: string,
): Promise<KeptSecret | undefined> {
  const database = connectDatabase(databaseUrl, { connections: 1 });
  try {
    let password: KeptSecret | undefined;
    const keptPassword = () => {
      password = samplePassword(dataDir);
      return { secret: password.secret, renew: password.made };
    };
    await giveSampleAccounts(database, keptPassword, systemClock.now().toISOString());
    return password;
  } finally {
    await database.close();
  }
}
