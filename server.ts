import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import closeWithGrace from 'close-with-grace';
import { buildApp } from './api/app.ts';
import { folderStore } from './api/attachments/folder-store.ts';
import { s3Store } from './api/attachments/s3-store.ts';
import type { AttachmentStore } from './api/attachments/store.ts';
import { type MailDoor, type MailListener, startMailListener } from './api/inbound/mail-listener.ts';
import { systemClock } from './config/clock.ts';
import { payloadConversion } from './config/codec/data-converter.ts';
import { readEngineConnection } from './config/engine.ts';
import { retryUnlessFull } from './config/engine-retries.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { connectDatabase } from './db/connect.ts';
import { purgeKeys } from './db/idempotency/purge.ts';
import { purgeSessions } from './db/sessions/end-sessions.ts';
import { dashboardBundle } from './scripts/stack/dashboard-bundle.ts';
import { requireDatabaseUrl } from './scripts/stack/database-url.ts';
import { endWithParent } from './scripts/stack/parent-watch.ts';

/** Longest wait for requests that are under way when the process is told to end, in milliseconds. */
const closeWithinMs = 12_000;

/** How often expired idempotency keys and sessions are deleted, in milliseconds. */
const purgeEveryMs = 3_600_000;

/** Composition root of the API. It starts while engine or database are away, and says so on /readyz. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const engine = readEngineConnection(process.env);
  endWithParent();
  const database = connectDatabase(requireDatabaseUrl(settings), { name: 'dueline-api' });
  const connection = Connection.lazy({ ...engine.connectionOptions, interceptors: [retryUnlessFull()] });
  const dataConverter = payloadConversion(settings.payloadKeys);
  const temporal = new Client({ connection, namespace: engine.namespace, dataConverter });
  const [payloadCodec] = dataConverter.payloadCodecs;
  const pageFolder = await dashboardBundle(settings.dataDir);
  const attachments = attachmentStore(settings);
  const app = await buildApp({
    attachments,
    pageFolder,
    database,
    temporal,
    clock: systemClock,
    settings,
    payloadCodec,
  });
  const purging = setInterval(() => {
    const now = systemClock.now().toISOString();
    Promise.all([purgeKeys(database, now), purgeSessions(database, now)]).catch((error: unknown) => {
      app.log.warn({ err: error }, 'expired idempotency keys and sessions stay until the next try');
    });
  }, purgeEveryMs);
  let mail: MailListener | undefined;
  closeWithGrace({ delay: closeWithinMs, logger: app.log }, async () => {
    clearInterval(purging);
    await mail?.close();
    await app.close();
    await connection.close();
    await database.close();
  });
  try {
    await app.listen({ host: settings.httpHost, port: settings.httpPort });
  } catch (error) {
    throw takenError(error, {
      host: settings.httpHost,
      port: settings.httpPort,
      setting: 'DUELINE_HTTP_PORT',
    });
  }
  const door = mailDoor(settings);
  if (door === undefined) return;
  try {
    mail = await startMailListener({ database, attachments, clock: systemClock }, door, app.log);
    app.log.info({ port: door.port, recipients: door.recipients }, 'orders are taken by mail');
  } catch (error) {
    const name = { host: door.host, port: door.port, setting: 'DUELINE_INBOUND_SMTP_PORT' };
    throw takenError(error, name);
  }
}

/** Where mail is taken, when the settings say so. */
function mailDoor(settings: Settings): MailDoor | undefined {
  const { inboundSmtpPort: port, inboundSmtpHost: host, inboundSmtpRecipients: recipients } = settings;
  if (port === undefined || recipients === undefined) return undefined;
  const { inboundSmtpSenders: senders } = settings;
  return { host, port, recipients, ...(senders === undefined ? {} : { senders }) };
}

function takenError(
  error: unknown,
  { host, port, setting }: { host: string; port: number; setting: string },
): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') return error;
  const sentence = `The port ${port} of ${host} is taken. Free it, or set ${setting} to another one.`;
  return new Error(sentence, { cause: error });
}

/** A store that speaks S3 where one is set up, else a folder. */
function attachmentStore(settings: Settings): AttachmentStore {
  const { s3Endpoint: endpoint, s3Bucket: bucket, s3KeyId: keyId, s3Secret: secret } = settings;
  if (endpoint !== undefined && bucket !== undefined && keyId !== undefined && secret !== undefined) {
    const { s3Region: region, s3PathStyle: pathStyle } = settings;
    return s3Store({ endpoint, bucket, region, keyId, secret, pathStyle });
  }
  return folderStore(settings.attachmentsDir ?? join(settings.dataDir, 'attachments'));
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
