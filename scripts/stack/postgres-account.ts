import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { programOnPath } from './binaries.ts';

/** The account that runs Postgres, which refuses to run as root. */
export interface PostgresAccount {
  uid: number;
  gid: number;
}

/** A command line, and the account to start it as where it does not change the account by itself. */
export interface PostgresCommand {
  command: string;
  args: string[];
  account?: PostgresAccount;
}

/**
 * Undefined for a plain user, who runs Postgres himself. For root: the owner of the data folder when it exists, else
 * the account `postgres`, else `nobody`; no account is created on the machine.
 */
export function postgresAccount(dataFolder: string): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  const account = accountNamed('postgres') ?? accountNamed('nobody');
  if (account) return account;
  throw new Error(
    'Postgres does not run as root, and this machine has neither an account "postgres" nor "nobody". ' +
      'Start Dueline as a plain user, or name a running Postgres in DATABASE_URL.',
  );
}

/**
 * The command line that runs a Postgres program as that account. Where a folder on the way is closed to the account
 * (root's home usually is), root lends it the right to pass, which setpriv can and Node cannot.
 */
export function asPostgres(
  account: PostgresAccount | undefined,
  program: string,
  args: string[],
  paths: readonly string[],
): PostgresCommand {
  if (!account) return { command: program, args };
  const closed = [program, ...paths]
    .map((path) => closedFolder(path, account))
    .find((path) => path !== undefined);
  if (closed === undefined) return { command: program, args, account };
  const setpriv = programOnPath('setpriv');
  if (setpriv === undefined)
    throw new Error(
      `Postgres does not run as root, and its own account cannot enter ${closed}. Set DUELINE_DATA_DIR to a folder ` +
        'that everyone may enter and keep the program in one, start Dueline as a plain user, or set DATABASE_URL.',
    );
  const identity = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const right = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return { command: setpriv, args: [...identity, ...right, '--', program, ...args] };
}

function accountNamed(name: string): PostgresAccount | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** The outermost folder above a path that the account may not enter. */
function closedFolder(path: string, account: PostgresAccount): string | undefined {
  const above: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    above.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return above.find((folder) => {
    if (!existsSync(folder)) return false;
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    return (mode & bit) === 0;
  });
}
