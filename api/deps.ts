import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { Database } from '../db/connect.ts';
import type { Instant } from '../domain/instant.ts';
import type { AttachmentStore } from './attachments/store.ts';
import type { Waits } from './limits.ts';

/** What tells the time; the composition root gives the machine's. */
export interface Clock {
  now(): Date;
}

/** The settings that the API needs. */
export interface ApiSettings {
  /** Bootstrap key that acts as the administrator; absent: none. */
  adminKey?: string;
  /** Address under which people reach the product. */
  publicUrl: string;
  /** Proxies whose X-Forwarded headers are believed; absent: none. */
  trustedProxies?: string[];
  taskQueue: string;
  /** fatal, error, warn, info, debug, trace or silent. */
  logLevel: string;
  /** Address of the Temporal Web UI. */
  temporalUiUrl?: string;
  /** Requests per minute and caller; the default of `limits.ts` when absent. */
  requestsPerMinute?: number;
  /** Keys that sign customers' links: the first signs, all are taken. Without one there are no such links. */
  linkKeys?: readonly string[];
  /** Lists the people of the sample company on the sign-in page, for trying the product. */
  sampleSignIn?: boolean;
  oidcIssuer?: string;
  oidcClientId?: string;
  oidcClientSecret?: string;
  oidcTitle?: string;
  oidcPersonClaim?: string;
  wecomCorpId?: string;
  wecomAgentId?: string;
  wecomSecret?: string;
  wecomBaseUrl?: string;
}

/** What the API is built on. */
export interface ApiDeps {
  database: Database;
  temporal: Client;
  clock: Clock;
  settings: ApiSettings;
  /** Reads and writes what the engine stores; absent: payloads are plain. */
  payloadCodec?: PayloadCodec;
  /** Where the files of orders lie; absent: there are none. */
  attachments?: AttachmentStore;
  /** Folder of the built page; absent: the API alone is served. */
  pageFolder?: string;
  /** Where log lines go; standard output when absent. */
  logTo?: { write(line: string): void };
  /** Waits other than the usual ones. */
  waits?: Partial<Waits>;
}

/** The present instant, ISO 8601. */
export function nowOf(deps: Pick<ApiDeps, 'clock'>): Instant {
  return deps.clock.now().toISOString();
}
