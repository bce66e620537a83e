import { join } from 'node:path';
import type { AdminKey } from './admin-key.ts';
import type { KeptSecret } from './kept-secret.ts';

/** A running system: what a person needs to use it. */
export interface RunningSystem {
  apiUrl: string;
  databaseUrl: string;
  engineAddress: string;
  /** Absent when the engine is an outside one. */
  engineUiUrl?: string;
  adminKey: AdminKey;
  /** Password of the sample company's people; absent when there are none. */
  samplePassword?: KeptSecret;
}

/** Some of the sample company's people, from the beginning of an order to its end. */
const somePeople = ['salesperson', 'planner', 'production-supervisor', 'inspector', 'general-manager'];

/** Where a person finds the parts, one line each. */
export function describeSystem(system: RunningSystem, dataDir: string): string[] {
  const rows: [string, string | undefined][] = [
    ['Page', system.apiUrl],
    ['API', `${system.apiUrl}/v1`],
    ['API documentation', `${system.apiUrl}/docs`],
    ['Temporal Web UI', system.engineUiUrl],
    ['Temporal', system.engineAddress],
    ['Postgres', withoutPassword(system.databaseUrl)],
    ['Logs', join(dataDir, 'logs')],
    ['Admin key', describeAdminKey(system.adminKey)],
    ['Sign in', describeSamplePassword(system.samplePassword)],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(19)}${value}`]));
}

function describeAdminKey({ key, made, file }: AdminKey): string {
  if (file === undefined) return 'as set in DUELINE_ADMIN_KEY';
  return made ? `${key} (shown once, kept in ${file})` : `kept in ${file}`;
}

function describeSamplePassword(password: KeptSecret | undefined): string | undefined {
  if (password === undefined) return undefined;
  const { secret, made, file } = password;
  const people = `as ${somePeople.join(', ')} or another of the sample company`;
  return `${people}, password ${made ? `${secret} (shown once, kept in ${file})` : `kept in ${file}`}`;
}

function withoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.password = '';
  return url.href;
}
