import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adminKey } from '../../scripts/stack/admin-key.ts';
import { findBinary, temporalCli } from '../../scripts/stack/binaries.ts';
import { bootstrapNamespace } from '../../scripts/stack/bootstrap.ts';
import { freePort, requireFreePorts } from '../../scripts/stack/ports.ts';
import { readyDataFolder } from '../../scripts/stack/postgres-folder.ts';
import { identifyProcess } from '../../scripts/stack/process-identity.ts';
import { lockDataDir } from '../../scripts/stack/start-lock.ts';
import { testEngine } from '../support/stack.ts';

const silent = () => undefined;
const claim = { since: '2026-11-22T10:00:00+08:00', url: 'http://127.0.0.1:8080' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dueline-parts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every taken port is named with its setting, and a free one is left free', async () => {
  const [first, second, free] = [await freePort(), await freePort(), await freePort()];
  const servers = [first, second].map((port) => createServer().listen(port, '127.0.0.1'));
  const wanted = [first, second, free].map((port, index) => ({
    port,
    host: '127.0.0.1',
    setting: `DUELINE_PORT_${index}`,
    use: 'a part',
  }));
  await expect(requireFreePorts(wanted)).rejects.toThrow(
    `Port ${first} for a part is taken. Set DUELINE_PORT_0 to a free port, or end the program that holds it.\n` +
      `Port ${second} for a part is taken. Set DUELINE_PORT_1 to a free port, or end the program that holds it.`,
  );
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  await requireFreePorts(wanted);
});

describe('the lock of a data folder', () => {
  test('is refused to a second start in a sentence that says who holds it and what to do', async () => {
    const unlock = await lockDataDir(folder, claim, silent);
    await expect(lockDataDir(folder, claim, silent)).rejects.toThrow(
      `Dueline already runs on ${folder} (process ${process.pid}, since ${claim.since}, ${claim.url}): use that one, ` +
        `stop it with "kill ${process.pid}", or set DUELINE_DATA_DIR to another folder.`,
    );
    unlock();
    (await lockDataDir(folder, claim, silent))();
  });

  test('is taken over from a process that is gone, and from a file that says nothing', async () => {
    const starter = { ...identifyProcess(process.pid), startedAt: 'another instant' };
    writeFileSync(join(folder, 'starter.json'), JSON.stringify({ starter, ...claim }));
    (await lockDataDir(folder, claim, silent))();
    writeFileSync(join(folder, 'starter.json'), '');
    (await lockDataDir(folder, claim, silent))();
  });

  test('goes to one of many starts at once', async () => {
    const tries = Array.from({ length: 20 }, () => lockDataDir(folder, claim, silent));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

test('the admin key is made once, kept for its owner alone, and gives way to the one that is set', () => {
  const made = adminKey({ dataDir: folder });
  expect(made).toMatchObject({ made: true, file: join(folder, 'admin-key') });
  expect(made.key).toMatch(/^dueline_[0-9a-f]{48}$/);
  expect(statSync(join(folder, 'admin-key')).mode & 0o777).toBe(0o600);
  expect(adminKey({ dataDir: folder })).toEqual({ ...made, made: false });
  expect(adminKey({ dataDir: folder, adminKey: 'set-by-the-operator-himself' })).toEqual({
    key: 'set-by-the-operator-himself',
    made: false,
  });
  expect(readFileSync(join(folder, 'admin-key'), 'utf8').trim()).toBe(made.key);
});

test('a data folder of another Postgres is left alone, with what to do', async () => {
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');
  await expect(readyDataFolder('initdb', { dataDir: folder, port: 1 })).rejects.toThrow(
    /is a folder of Postgres 17; this program brings Postgres 18\. Move the data .+ or set DUELINE_DATA_DIR/,
  );
});

test('a named program that is none is refused by the name of its setting', async () => {
  await expect(findBinary(temporalCli, join(folder, 'temporal'), silent)).rejects.toThrow(
    /^DUELINE_TEMPORAL_CLI is .+, which is no program\. Correct it, or unset it\.$/,
  );
});

describe('the set-up of the engine', () => {
  test('changes nothing the second time, and says what to do about an attribute of another type', async () => {
    const { address } = await testEngine();
    const connection = await Connection.connect({ address });
    const namespace = 'set-up-twice';
    const options = {
      namespace,
      retentionDays: 3,
      searchAttributes: [{ name: 'Color', type: 'KEYWORD' }],
    } as const;
    await bootstrapNamespace(connection, options);
    await bootstrapNamespace(connection, { ...options, retentionDays: 30 });
    const found = await connection.workflowService.describeNamespace({ namespace });
    expect(Number(found.config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
    await expect(
      bootstrapNamespace(connection, {
        ...options,
        searchAttributes: [{ name: 'Color', type: 'KEYWORD_LIST' }],
      }),
    ).rejects.toThrow(
      'Color must be KeywordList. Remove them with "temporal operator search-attribute remove"',
    );
    await connection.close();
  });

  test('passes on why the server refuses, with the command that an operator can run', async () => {
    const { address } = await testEngine();
    const connection = await Connection.connect({ address });
    const searchAttributes = Array.from({ length: 11 }, (_, index) => ({
      name: `Key${index}`,
      type: 'KEYWORD' as const,
    }));
    const options = { namespace: 'too-many', retentionDays: 30, searchAttributes };
    await expect(bootstrapNamespace(connection, options)).rejects.toThrow(
      /cannot have more than 10 search attribute.+\n {2}temporal operator search-attribute create --namespace too-many --name Key0 --type Keyword/s,
    );
    await connection.close();
  });
});
