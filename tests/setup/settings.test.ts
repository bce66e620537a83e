import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { embeddedEngineEnvironment, readEngineConnection } from '../../config/engine.ts';
import { settingDescriptions } from '../../config/setting-table.ts';
import { readSettings, SettingsError } from '../../config/settings.ts';

function problemsOf(env: Record<string, string>): SettingsError {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('The settings were accepted.');
}

describe('settings', () => {
  test('have the documented defaults, and an empty variable counts as absent', () => {
    const settings = readSettings({ DATABASE_URL: '', DUELINE_HTTP_PORT: '' });
    expect(settings).toMatchObject({
      dataDir: resolve('.dueline'),
      httpHost: '127.0.0.1',
      httpPort: 8080,
      temporalPort: 7233,
      temporalUiPort: 8233,
      postgresPort: 5433,
      retentionDays: 30,
      publicUrl: 'http://127.0.0.1:8080',
      taskQueue: 'dueline',
      mailFrom: 'Dueline <dueline@localhost>',
      logLevel: 'info',
    });
    expect(settings).not.toHaveProperty('databaseUrl');
  });

  test.each([
    ['DUELINE_HTTP_PORT', '99999'],
    ['DUELINE_HTTP_PORT', '0'],
    ['DUELINE_TEMPORAL_PORT', 'seven'],
    ['DUELINE_TEMPORAL_UI_PORT', '-1'],
    ['DUELINE_POSTGRES_PORT', '54 33'],
    ['DUELINE_METRICS_PORT', '1e3'],
    ['DUELINE_HTTP_HOST', 'http://here'],
    ['DUELINE_ADMIN_KEY', 'too-short'],
    ['DUELINE_ADMIN_KEY', 'long enough, but with blanks in it'],
    ['DATABASE_URL', 'mysql://localhost/orders'],
    ['TEMPORAL_ADDRESS', 'https://temporal.example.com:7233'],
    ['DUELINE_RETENTION_DAYS', '0'],
    ['DUELINE_RETENTION_DAYS', '30d'],
    ['DUELINE_PUBLIC_URL', 'orders.example.com'],
    ['DUELINE_TASK_QUEUE', 'two words'],
    ['DUELINE_SMTP_URL', 'mail.example.com:25'],
    ['DUELINE_MAIL_FROM', 'nobody'],
    ['DUELINE_LOG_LEVEL', 'loud'],
  ])('a %s that does not fit is refused by its name, with what to do', (name, value) => {
    const error = problemsOf({ [name]: value });
    expect(error.problems.map((problem) => problem.name)).toEqual([name]);
    expect(error.message).toMatch(
      new RegExp(`${name} (must|may) .+\\. Set it to a value such as .+, or unset it\\.`),
    );
  });

  test('that do not fit are named all at once, and no secret is repeated', () => {
    const error = problemsOf({
      DUELINE_HTTP_PORT: 'x',
      DUELINE_ADMIN_KEY: 'geheim',
      DATABASE_URL: 'mysql://u:geheim@h/d',
      DUELINE_SMTP_URL: 'ftp://u:geheim@h',
    });
    expect(error.problems.map(({ name }) => name)).toEqual([
      'DUELINE_HTTP_PORT',
      'DUELINE_ADMIN_KEY',
      'DATABASE_URL',
      'DUELINE_SMTP_URL',
    ]);
    expect(error.message).not.toContain('geheim');
  });

  test('of a name that does not exist are refused, so that a misspelling is not passed over', () => {
    expect(problemsOf({ DUELINE_HTPP_PORT: '8080' }).problems).toEqual([
      {
        name: 'DUELINE_HTPP_PORT',
        message: 'is no setting of this program. Correct its spelling or unset it.',
      },
    ]);
  });

  test('give each part a port of its own, but a part that is replaced claims none', () => {
    const error = problemsOf({ DUELINE_POSTGRES_PORT: '7233' });
    expect(error.message).toContain('DUELINE_POSTGRES_PORT is 7233, which DUELINE_TEMPORAL_PORT has too');
    expect(readSettings({ DUELINE_POSTGRES_PORT: '7233', TEMPORAL_ADDRESS: 'there:7233' }).postgresPort).toBe(
      7233,
    );
  });

  test('describe themselves for the documentation, one name each', () => {
    const names = settingDescriptions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(settingDescriptions.filter(({ purpose }) => !purpose.endsWith('.'))).toEqual([]);
  });
});

describe("the engine's address", () => {
  test("comes from the SDK's own variables, namespace and API key included", () => {
    const { connectionOptions, namespace } = readEngineConnection({
      TEMPORAL_ADDRESS: 'cloud.example.com:7233',
      TEMPORAL_NAMESPACE: 'orders.a1b2c',
      TEMPORAL_API_KEY: 'key',
      TEMPORAL_CONFIG_FILE: '/nonexistent',
    });
    expect({ ...connectionOptions, namespace }).toMatchObject({
      address: 'cloud.example.com:7233',
      namespace: 'orders.a1b2c',
      apiKey: 'key',
      tls: true,
    });
  });

  test('is the embedded server alone when that is used, whatever else is configured', () => {
    const env = {
      TEMPORAL_API_KEY: 'key',
      TEMPORAL_NAMESPACE: 'elsewhere',
      TEMPORAL_TLS: 'true',
      PATH: '/bin',
    };
    const embedded = embeddedEngineEnvironment(env, '127.0.0.1:7233');
    expect(embedded['PATH']).toBe('/bin');
    const { connectionOptions, namespace } = readEngineConnection(embedded);
    expect(connectionOptions.address).toBe('127.0.0.1:7233');
    expect([connectionOptions.apiKey, connectionOptions.tls, namespace]).toEqual([
      undefined,
      undefined,
      'default',
    ]);
  });
});
