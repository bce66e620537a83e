import { Gauge, type Registry } from 'prom-client';
import type { Database } from '../db/connect.ts';
import { type ChannelHealth, listChannelHealth } from '../db/outbox/channel-health.ts';

/** How channels of notices go, read when the metrics are; nothing while the database is away. */
export function measureChannels(registry: Registry, database: Database): void {
  const measure = (name: string, help: string, figureOf: (health: ChannelHealth) => number): void => {
    new Gauge({
      name,
      help,
      labelNames: ['channel', 'target'],
      registers: [registry],
      async collect() {
        const rows = await listChannelHealth(database).catch(() => []);
        this.reset();
        for (const row of rows) this.set({ channel: row.channel, target: row.target }, figureOf(row));
      },
    });
  };
  measure(
    'dueline_channel_failures',
    'Failures in a row since something was last sent by the channel.',
    ({ failures }) => failures,
  );
  measure(
    'dueline_channel_down',
    '1 while a channel of notices is down and the administrators were told, else 0.',
    ({ alertedAt }) => (alertedAt === null ? 0 : 1),
  );
}
