import type { Database } from '../connect.ts';

/** What writes an opening notifies on this channel, in the same transaction. */
export const caseNotification = 'dueline_cases';

/** Calls `wake` when a case is to be opened, and after every (re)connection, as one may have been missed. */
export async function listenForOpenings({ sql }: Database, wake: () => void): Promise<() => Promise<void>> {
  const listening = await sql.listen(caseNotification, wake, wake);
  return () => listening.unlisten();
}
