import { connectDatabase } from '../../db/connect.ts';
import { createOutbox } from '../../notices/outbox.ts';
import { handClock, outboxDeps, recordingChannel } from './outbox-fixture.ts';

/** A worker that says what it is sending and then never comes to an end. */
const channel = recordingChannel(async ({ key }) => {
  process.send?.(key);
  await new Promise<never>(() => undefined);
});
createOutbox(outboxDeps(connectDatabase(process.argv[2] ?? ''), handClock(), [channel])).start();
