import { type ChannelHealth, listChannelHealth } from '../../db/outbox/channel-health.ts';
import { administrators } from '../auth/access.ts';
import type { ApiContext } from '../context.ts';
import { channelPage } from '../views/notice-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation } from './operation.ts';

/** How sending goes. */
export function channelRoute(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: administrators,
    tag: 'Notices',
    summary: 'List channels and how sending by them goes',
    description: 'Those by which something was ever to be sent.',
  });
  app.get(
    '/v1/channels',
    {
      config: list.config,
      schema: { ...list.documentation, response: { 200: channelPage, ...list.problems } },
    },
    async () => {
      const rows = await listChannelHealth(context.database);
      const local = await context.reference.local();
      const items = rows.map((row) => {
        const { channel, target, failures, lastError } = row;
        const instants = Object.fromEntries(
          Object.entries(instantsOf(row)).map(([name, at]) => [name, at === null ? null : local(at)]),
        );
        return { channel, target, state: stateOf(row), failures, ...present({ lastError, ...instants }) };
      });
      return { items, nextCursor: null };
    },
  );
}

function instantsOf({ failingSince, lastSentAt, alertedAt }: ChannelHealth) {
  return { failingSince, lastSentAt, alertedAt };
}

function stateOf({ failures, alertedAt }: ChannelHealth): 'WORKS' | 'FAILING' | 'DOWN' {
  if (alertedAt !== null) return 'DOWN';
  return failures > 0 ? 'FAILING' : 'WORKS';
}
