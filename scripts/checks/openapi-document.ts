import { Client, Connection } from '@temporalio/client';
import { buildApp } from '../../api/app.ts';
import { systemClock } from '../../config/clock.ts';
import { connectDatabase } from '../../db/connect.ts';

/** docs/openapi.json: what the API says of itself at its default address. Neither engine nor database is asked. */
export async function renderOpenApi(): Promise<string> {
  const database = connectDatabase('postgres://nobody@127.0.0.1:1/none', { name: 'dueline-openapi' });
  const connection = Connection.lazy();
  const app = await buildApp({
    database,
    temporal: new Client({ connection }),
    clock: systemClock,
    settings: { publicUrl: 'http://127.0.0.1:8080', taskQueue: 'dueline', logLevel: 'silent' },
  });
  try {
    const answer = await app.inject({ method: 'GET', url: '/openapi.json' });
    if (answer.statusCode !== 200)
      throw new Error(`/openapi.json answered ${answer.statusCode}: ${answer.body}`);
    return `${JSON.stringify(JSON.parse(answer.body), null, 1)}\n`;
  } finally {
    await app.close();
    await connection.close();
    await database.close();
  }
}
