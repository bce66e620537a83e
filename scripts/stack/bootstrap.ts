import type { Connection } from '@temporalio/client';
import { setRetention } from './namespace-retention.ts';
import { registerSearchAttributes, type SearchAttributeOptions } from './search-attributes.ts';

export interface BootstrapOptions extends SearchAttributeOptions {
  /** Days for which the namespace keeps the history of a closed workflow. */
  retentionDays: number;
}

/**
 * Sets up the namespace: makes it if it is not there, sets its retention, registers missing search attributes.
 * Changes nothing when all is in place. Throws a sentence that says what to do when the server refuses, or when
 * an attribute is there with another type.
 */
export async function bootstrapNamespace(connection: Connection, options: BootstrapOptions): Promise<void> {
  await setRetention(connection, options);
  await registerSearchAttributes(connection, options);
}
