import type { Database } from '../connect.ts';

/** The commit that queues notices notifies on this channel, in the same transaction. */
export const outboxNotification = 'dueline_outbox';

/** Calls `wake` when notices were queued, and after every (re)connection, as one may have been missed. Rejects when the database is away. */
export async function listenForNotices({ sql }: Database, wake: () => void): Promise<() => Promise<void>> {
  const listening = await sql.listen(outboxNotification, wake, wake);
  return () => listening.unlisten();
}
