import type { Connection } from '@temporalio/client';
import { embeddedEngineEnvironment, readEngineConnection } from '../../config/engine.ts';
import { localApiUrl, type Settings } from '../../config/settings.ts';
import { adminKey, linkKey } from './admin-key.ts';
import { compileCache } from './compile-cache.ts';
import { dashboardBundle } from './dashboard-bundle.ts';
import type { Guardian } from './guardian-client.ts';
import type { KeptSecret } from './kept-secret.ts';
import { awaitOutsidePostgres, connectEngine } from './outside-parts.ts';
import { startPostgres } from './postgres.ts';
import { apiReady, productFile, startProductProgram, workerReady } from './product-programs.ts';
import type { Progress } from './progress.ts';
import type { RunningSystem } from './system-report.ts';
import { startTemporal } from './temporal.ts';

/** Brings up every part in turn and resolves when the API and a worker are ready. */
export async function startSystem(
  guardian: Guardian,
  settings: Settings,
  env: Record<string, string | undefined>,
  progress: Progress,
): Promise<RunningSystem> {
  const [{ databaseUrl, samplePassword }, engine] = await Promise.all([
    readyDatabase(guardian, settings, progress),
    readyEngine(guardian, settings, env, progress),
    progress.awaiting('the page', dashboardBundle(settings.dataDir)),
  ]);
  try {
    const key = adminKey(settings);
    const engineUiUrl = `http://127.0.0.1:${settings.temporalUiPort}`;
    const isEmbedded = settings.temporalAddress === undefined;
    const programEnv = {
      ...(isEmbedded && { DUELINE_TEMPORAL_UI_URL: engineUiUrl }),
      ...engine.env,
      DATABASE_URL: databaseUrl,
      DUELINE_ADMIN_KEY: key.key,
      ...(settings.linkKeys === undefined && { DUELINE_LINK_KEY: linkKey(settings.dataDir) }),
      ...(samplePassword && { DUELINE_SAMPLE_SIGN_IN: 'true' }),
      NODE_COMPILE_CACHE: compileCache(settings.dataDir),
    };
    const program = { dataDir: settings.dataDir, env: programEnv };
    await Promise.all([
      startProductProgram(guardian, { name: 'worker', file: productFile('worker.ts'), ...program }),
      startProductProgram(guardian, { name: 'api', file: productFile('server.ts'), ...program }),
    ]);
    const apiUrl = localApiUrl(settings);
    const queue = { namespace: engine.namespace, taskQueue: settings.taskQueue };
    await Promise.all([
      progress.awaiting(`the API (${apiUrl}/readyz)`, apiReady(guardian, apiUrl, settings.dataDir)),
      progress.awaiting('a worker', workerReady(guardian, engine.connection, queue, settings.dataDir)),
    ]);
    return {
      apiUrl,
      databaseUrl,
      engineAddress: engine.address,
      ...(isEmbedded && { engineUiUrl }),
      adminKey: key,
      ...(samplePassword && { samplePassword }),
    };
  } finally {
    await engine.connection.close();
  }
}

interface ReadyDatabase {
  databaseUrl: string;
  /** Absent where nobody is to be tried out: in an outside database, and in a company that somebody runs. */
  samplePassword?: KeptSecret;
}

async function readyDatabase(
  guardian: Guardian,
  settings: Settings,
  progress: Progress,
): Promise<ReadyDatabase> {
  const { databaseUrl, dataDir, postgresPort } = settings;
  const url =
    databaseUrl ??
    (await progress.awaiting('Postgres', startPostgres(guardian, { dataDir, port: postgresPort })));
  if (databaseUrl !== undefined)
    await progress.awaiting('the Postgres of DATABASE_URL', awaitOutsidePostgres(databaseUrl));
  // Loaded while the servers come up: it brings the read model's code with it, a second's work.
  const { prepareDatabase, prepareSampleAccounts, prepareSampleCompany } = await import('./prepare.ts');
  await progress.awaiting('the database schema', prepareDatabase(url));
  await progress.awaiting('the sample company', prepareSampleCompany(url));
  if (databaseUrl !== undefined || settings.sampleSignIn === false) return { databaseUrl: url };
  const samplePassword = await prepareSampleAccounts(url, dataDir);
  return { databaseUrl: url, ...(samplePassword && { samplePassword }) };
}

interface ReadyEngine {
  connection: Connection;
  address: string;
  namespace: string;
  /** Environment that leads the product's programs to this engine. */
  env: Record<string, string | undefined>;
}

async function readyEngine(
  guardian: Guardian,
  settings: Settings,
  env: Record<string, string | undefined>,
  progress: Progress,
): Promise<ReadyEngine> {
  let engineEnv = env;
  if (settings.temporalAddress === undefined) {
    const options = {
      dataDir: settings.dataDir,
      port: settings.temporalPort,
      uiPort: settings.temporalUiPort,
      ...(settings.payloadKeys !== undefined && { uiCodecEndpoint: `${settings.publicUrl}/v1/codec` }),
      persistent: true,
      ...(settings.temporalCli !== undefined && { program: settings.temporalCli }),
    };
    const address = await progress.awaiting('Temporal', startTemporal(guardian, options, progress.say));
    engineEnv = embeddedEngineEnvironment(env, address);
  }
  const engine = readEngineConnection(engineEnv);
  const address = engine.connectionOptions.address ?? '';
  const connection =
    settings.temporalAddress === undefined
      ? await connectEngine(engine)
      : await progress.awaiting(`the Temporal server at ${address}`, connectEngine(engine));
  const { prepareEngine } = await import('./prepare.ts');
  await progress.awaiting(
    'the search attributes',
    prepareEngine(connection, engine.namespace, settings.retentionDays),
  );
  return { connection, address, namespace: engine.namespace, env: engineEnv };
}
