import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dueline } from './dueline-runner.ts';

const run = promisify(execFile);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dueline-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

describe('due without the API', () => {
  const words = ['due', '2wd', '--from', '2025-09-30T16:00:00+08:00', '--offline'];

  test('tells when a budget ends and which days it skips, in columns that Chinese does not shift [SLA-02]', async () => {
    const { code, out, err } = await dueline(words, {});
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines[2]).toBe('2025-09-30T16:00:00+08:00  2wd          2025-10-10T16:00:00+08:00');
    expect(lines.filter((line) => line.includes('国庆节'))).toHaveLength(8);
    expect(lines.at(-2)).toMatch(/^2025-10-10 {2}✓ {12}WEEKLY_PATTERN +360$/);
    const names = lines.find((line) => line.startsWith('2025-10-08')) ?? '';
    // Seven Chinese signs take two columns each: the line ends where lines without them end.
    expect(names.length + 7).toBe(lines.at(-2)?.length);
  });

  test('prints one JSON document and nothing else with --json, as a program of its own', async () => {
    const program = ['scripts/dueline/dueline.ts', ...words, '--json'];
    const { stdout } = await run(process.execPath, program);
    expect(JSON.parse(stdout)).toMatchObject({
      items: [{ due: '2025-10-10T16:00:00+08:00', provisional: false, path: expect.any(Array) }],
    });
  });

  test('works out a file of items, found where npm was called', async () => {
    const items = [
      { from: '2025-09-30T16:00:00+08:00', budget: '1wd' },
      { from: '2026-12-31T16:00:00+08:00', budget: '2wd' },
    ];
    const name = file('items.json', JSON.stringify(items));
    const ended = await dueline(['due', '--file', name, '--offline', '--json'], { INIT_CWD: folder }, '/');
    expect(ended.json()['items']).toMatchObject([
      { due: '2025-10-09T16:00:00+08:00', provisional: false },
      { provisional: true },
    ]);
  });

  test.each([
    [[{ from: '2025-09-30T16:00:00+08:00', budget: '2 days' }], 'items[0].budget:'],
    [[{ from: '2025-09-30', budget: '2wd' }], 'items[0].from:'],
    [[{ from: '2025-09-30T16:00:00+08:00' }], 'budget'],
    ['nothing', 'must hold'],
  ])('refuses %j with the path of what does not fit', async (items, told) => {
    const name = file('bad.json', JSON.stringify(items));
    const { code, out, err } = await dueline(['due', '--file', name, '--offline'], {}, folder);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(told);
  });

  test('names a file that is not there, or is not JSON', async () => {
    const missing = await dueline(['due', '--file', 'gone.json', '--offline'], {}, folder);
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining(join(folder, 'gone.json')) });
    const broken = await dueline(['due', '--file', file('broken.json', '[{'), '--offline'], {}, folder);
    expect(broken).toMatchObject({ code: 1, err: expect.stringContaining('is not JSON') });
  });
});

describe('without an API that answers', () => {
  const key = 'k'.repeat(24);

  test('a command says what to start, and ends with 1', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const env = { DUELINE_URL: `http://127.0.0.1:${port}`, DUELINE_KEY: key };
    const { code, out, err } = await dueline(['clocks', '--json'], env);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      `Nothing answers at http://127.0.0.1:${port}. Start the product with "npm start", or set DUELINE_URL to where it runs.\n`,
    );
  });

  test('a command without a key says where one comes from', async () => {
    const { code, err } = await dueline(['clocks'], { DUELINE_DATA_DIR: join(folder, 'no-data') });
    expect(code).toBe(1);
    expect(err).toContain('npm start');
    expect(err).toContain('DUELINE_ADMIN_KEY');
  });

  test('help names every command, and an unknown one ends with 1', async () => {
    const help = await dueline(['--help'], {});
    expect(help.code).toBe(0);
    for (const name of ['due', 'calendars', 'policies', 'changes', 'clocks', 'reports', 'dead-letters']) {
      expect(help.out).toContain(`  ${name}`);
    }
    expect(await dueline(['nonsense'], {})).toMatchObject({ code: 1, out: '' });
    expect(await dueline(['clocks', '--limit', 'many'], {})).toMatchObject({ code: 1, out: '' });
  });
});
