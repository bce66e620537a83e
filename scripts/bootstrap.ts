import { readEngineConnection } from '../config/engine.ts';
import { readSettings } from '../config/settings.ts';
import { requireDatabaseUrl } from './stack/database-url.ts';
import { awaitOutsidePostgres, connectEngine } from './stack/outside-parts.ts';
import { prepareDatabase, prepareEngine, prepareSampleCompany } from './stack/prepare.ts';
import { createProgress } from './stack/progress.ts';

/** Sets up outside parts for the API and the workers: schema, sample company, namespace, search attributes. */
async function bootstrap(): Promise<void> {
  const settings = readSettings(process.env);
  const databaseUrl = requireDatabaseUrl(settings);
  const engine = readEngineConnection(process.env);
  const progress = createProgress(console.log);

  await progress.awaiting('the Postgres of DATABASE_URL', awaitOutsidePostgres(databaseUrl));
  await progress.awaiting('the database schema', prepareDatabase(databaseUrl));
  await progress.awaiting('the sample company', prepareSampleCompany(databaseUrl));
  const connection = await progress.awaiting('the Temporal server', connectEngine(engine));
  try {
    const prepared = prepareEngine(connection, engine.namespace, settings.retentionDays);
    await progress.awaiting('the search attributes', prepared);
  } finally {
    await connection.close();
  }
  console.log('Dueline is set up: start its API and workers.');
}

try {
  await bootstrap();
} catch (error) {
  console.error(`Dueline was not set up. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
