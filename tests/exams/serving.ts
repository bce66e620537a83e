import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

/** Resolves when the engine at an address answers; throws after a minute. */
export async function serving(address: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: '1s' });
      await connection.close();
      return;
    } catch {
      await delay(100);
    }
  }
  throw new Error(`No engine answers at ${address}.`);
}
