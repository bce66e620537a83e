import { resolve } from 'node:path';
import type { z } from 'zod';
import { commandLineNames, settingTable } from './setting-table.ts';

type Table = typeof settingTable;
type Key = keyof Table;
type OptionalKey = { [K in Key]: Table[K] extends { fallback: string } ? never : K }[Key];
type ValueOf<K extends Key> = z.output<Table[K]['check']>;

/** All settings of a process, checked. Ports are numbers, `dataDir` is absolute, `publicUrl` has no closing slash. */
export type Settings = { readonly [K in Exclude<Key, OptionalKey>]: ValueOf<K> } & {
  readonly [K in Exclude<OptionalKey, 'publicUrl'>]?: ValueOf<K>;
} & { readonly publicUrl: string };

/** A setting that does not fit: its name, why, and what to write instead. */
export interface SettingProblem {
  name: string;
  message: string;
}

/** Every bad setting in one error, so that they can be mended in one go. */
export class SettingsError extends Error {
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map((problem) => `  ${problem.name} ${problem.message}`);
    super(`Some settings do not fit. Correct these environment variables:\n${lines.join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/**
 * Reads the settings from environment variables; an empty variable counts as absent.
 * Throws SettingsError naming every setting that does not fit.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const problems: SettingProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(settingTable)) {
    const text = env[entry.name] || ('fallback' in entry ? entry.fallback : undefined);
    if (text === undefined) continue;
    const checked = entry.check.safeParse(text);
    if (checked.success) values[key] = checked.data;
    else problems.push({ name: entry.name, message: problemText(checked.error, entry) });
  }
  problems.push(...unknownNames(env), ...sharedPorts(values), ...missingCompanions(values));
  if (problems.length > 0) throw new SettingsError(problems);

  const settings = values as Omit<Settings, 'publicUrl'> & { publicUrl?: string };
  return {
    ...settings,
    dataDir: resolve(settings.dataDir),
    publicUrl: (settings.publicUrl ?? localApiUrl(settings)).replace(/\/+$/, ''),
  };
}

function problemText(error: z.ZodError, entry: { name: string; example: string }): string {
  const reasons = error.issues.map((issue) => issue.message).join(' and ');
  return `${reasons}. Set it to a value such as ${entry.example}, or unset it.`;
}

/** A misspelt name would otherwise be ignored in silence. */
function unknownNames(env: Record<string, string | undefined>): SettingProblem[] {
  const own = Object.values(settingTable).map((entry): string => entry.name);
  const known = new Set([...own, ...commandLineNames]);
  return Object.keys(env)
    .filter((name) => name.startsWith('DUELINE_') && !known.has(name))
    .map((name) => ({ name, message: 'is no setting of this program. Correct its spelling or unset it.' }));
}

/** Settings that say nothing without others. */
const companions = [
  { of: 's3Endpoint', needs: ['s3Bucket', 's3KeyId', 's3Secret'] },
  { of: 's3Bucket', needs: ['s3Endpoint'] },
  { of: 'oidcIssuer', needs: ['oidcClientId'] },
  { of: 'oidcClientId', needs: ['oidcIssuer'] },
  { of: 'inboundSmtpPort', needs: ['inboundSmtpRecipients'] },
  { of: 'wecomCorpId', needs: ['wecomAgentId', 'wecomSecret'] },
  { of: 'wecomSecret', needs: ['wecomCorpId'] },
] as const satisfies readonly { of: Key; needs: readonly Key[] }[];

function missingCompanions(values: Record<string, unknown>): SettingProblem[] {
  return companions.flatMap(({ of, needs }) =>
    needs
      .filter((key) => values[of] !== undefined && values[key] === undefined)
      .map((key) => {
        const { name, example } = settingTable[key];
        return { name, message: `is missing beside ${settingTable[of].name}. Set it to ${example}.` };
      }),
  );
}

/** Ports that this program may open, each with the setting that makes it needless. */
const listeningPorts = [
  { key: 'httpPort' },
  { key: 'temporalPort', unless: 'temporalAddress' },
  { key: 'temporalUiPort', unless: 'temporalAddress' },
  { key: 'postgresPort', unless: 'databaseUrl' },
  { key: 'metricsPort' },
  { key: 'inboundSmtpPort' },
] as const satisfies readonly { key: Key; unless?: Key }[];

function sharedPorts(values: Record<string, unknown>): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const owners = new Map<unknown, string>();
  for (const port of listeningPorts) {
    const value = values[port.key];
    if (value === undefined || ('unless' in port && values[port.unless] !== undefined)) continue;
    const name = settingTable[port.key].name;
    const owner = owners.get(value);
    if (owner === undefined) owners.set(value, name);
    else problems.push({ name, message: `is ${value}, which ${owner} has too. Give each its own port.` });
  }
  return problems;
}

/** Where this machine reaches the API. */
export function localApiUrl({ httpHost, httpPort }: { httpHost: string; httpPort: number }): string {
  const host = httpHost === '0.0.0.0' ? '127.0.0.1' : httpHost === '::' ? '::1' : httpHost;
  return `http://${host.includes(':') ? `[${host}]` : host}:${httpPort}`;
}
