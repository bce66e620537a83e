import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { inArray } from 'drizzle-orm';
import { createActivities } from '../../activities/create-activities.ts';
import { connectDatabase, type Database } from '../../db/connect.ts';
import { people } from '../../db/schema/people.ts';
import { startGuardian } from '../stack/guardian-client.ts';
import { createOrderWorker } from '../stack/order-worker.ts';
import { freePort } from '../stack/ports.ts';
import { startPostgres } from '../stack/postgres.ts';
import { prepareDatabase, prepareEngine, prepareSampleCompany } from '../stack/prepare.ts';
import { startTemporal } from '../stack/temporal.ts';
import { workflowBundle } from '../stack/workflow-bundle.ts';
import { allowTimeSkipping } from './fast-forward.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';

export const namespace = 'default';
export const taskQueue = 'dueline-late';

/** Readers of English among the sample company, so that both languages are seen. */
const englishReaders = ['deputy-general-manager', 'production-manager', 'quality-manager'];

/** Servers and a worker of their own, thrown away at the end: a workflow whose time skips has no place among real ones. */
export interface LateParts {
  connection: Connection;
  client: Client;
  database: Database;
  mail: MailSink;
  /** Ends everything and removes its folder. */
  close(): Promise<void>;
}

type End = () => Promise<unknown>;

/** Starts a Temporal server that may skip time, Postgres with the sample company, a mail server and a worker. */
export async function startLateParts(say: (sentence: string) => void): Promise<LateParts> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const ends: End[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await startAll(say, ends)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startAll(say: (sentence: string) => void, ends: End[]): Promise<Omit<LateParts, 'close'>> {
  const folder = mkdtempSync(join(tmpdir(), 'dueline-late-'));
  const guardian = await startGuardian(folder);
  ends.push(() => guardian.close());
  await guardian.removeAtEnd(folder);
  const mail = await startMailSink();
  ends.push(() => mail.close());

  const [databaseUrl, address, bundlePath] = await Promise.all([
    freePort().then((port) => startPostgres(guardian, { dataDir: folder, port, throwaway: true })),
    freePort().then((port) =>
      startTemporal(
        guardian,
        { dataDir: folder, port, persistent: false, dynamicConfig: allowTimeSkipping },
        say,
      ),
    ),
    workflowBundle(folder),
  ]);
  await prepareDatabase(databaseUrl);
  await prepareSampleCompany(databaseUrl);
  const database = connectDatabase(databaseUrl);
  ends.push(() => database.close());
  await database.db.update(people).set({ locale: 'en' }).where(inArray(people.personId, englishReaders));

  const connection = await Connection.connect({ address });
  ends.push(() => connection.close());
  await prepareEngine(connection, namespace, 1);
  const native = await NativeConnection.connect({ address });
  ends.push(() => native.close());
  const activities = createActivities({ database });
  const worker = await createOrderWorker({
    connection: native,
    namespace,
    taskQueue,
    bundlePath,
    activities,
  });
  const running = worker.run();
  ends.push(() => {
    worker.shutdown();
    return running;
  });
  return { connection, client: new Client({ connection, namespace }), database, mail };
}
