import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { connectDatabase } from '../../db/connect.ts';
import { seedSampleCompany } from '../../db/seed/sample-company.ts';
import { playLateInspection, story } from '../../scripts/escalation/play-late-inspection.ts';
import { renderExample } from '../../scripts/escalation/render-example.ts';
import { startMailSink } from '../../scripts/late/mail-sink.ts';
import { createTestDatabase } from '../support/postgres-template.ts';

const page = new URL('../../docs/escalation.md', import.meta.url);

test('docs/escalation.md shows the deadline, the ladder and every message as the product gives them [SLA-02 SLA-03 SLA-16]', async () => {
  expect(renderExample({ zh: await play('zh'), en: await play('en') })).toBe(readFileSync(page, 'utf8'));
}, 600_000);

async function play(locale: 'zh' | 'en') {
  const { url, drop } = await createTestDatabase();
  const database = connectDatabase(url);
  const mail = await startMailSink();
  try {
    await seedSampleCompany(database, new Date(story.received));
    return await playLateInspection(database, mail, locale);
  } finally {
    await mail.close();
    await database.close();
    await drop();
  }
}
