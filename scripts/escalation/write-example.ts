import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase } from '../../db/connect.ts';
import { seedSampleCompany } from '../../db/seed/sample-company.ts';
import { startMailSink } from '../late/mail-sink.ts';
import { startGuardian } from '../stack/guardian-client.ts';
import { freePort } from '../stack/ports.ts';
import { startPostgres } from '../stack/postgres.ts';
import { prepareDatabase } from '../stack/prepare.ts';
import { playLateInspection, story } from './play-late-inspection.ts';
import { renderExample } from './render-example.ts';

const path = join(import.meta.dirname, '../../docs/escalation.md');

/** `npm run docs:escalation`: plays the late inspection once for each language and writes docs/escalation.md. */
async function main(): Promise<void> {
  const play = async (locale: 'zh' | 'en') => {
    const folder = mkdtempSync(join(tmpdir(), 'dueline-example-'));
    const guardian = await startGuardian(folder);
    await guardian.removeAtEnd(folder);
    try {
      const url = await startPostgres(guardian, { dataDir: folder, port: await freePort(), throwaway: true });
      return await playOn(url, locale);
    } finally {
      await guardian.close();
    }
  };
  writeFileSync(path, renderExample({ zh: await play('zh'), en: await play('en') }));
  console.log('written    docs/escalation.md');
}

async function playOn(databaseUrl: string, locale: 'zh' | 'en') {
  await prepareDatabase(databaseUrl);
  const database = connectDatabase(databaseUrl);
  const mail = await startMailSink();
  try {
    await seedSampleCompany(database, new Date(story.received));
    return await playLateInspection(database, mail, locale);
  } finally {
    await mail.close();
    await database.close();
  }
}

await main();
