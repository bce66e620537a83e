import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { settingDescriptions, settingTable } from '../../config/setting-table.ts';
import { readSettings } from '../../config/settings.ts';
import { composeSchema } from './compose-schema.ts';

const service = z.object({
  command: z.union([z.string(), z.array(z.string())]).optional(),
  restart: z.string().optional(),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  ports: z.array(z.string()).default([]),
  configs: z.array(z.object({ source: z.string() })).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const composeFile = z.object({
  services: z.record(z.string(), service),
  configs: z.record(z.string(), z.unknown()),
  volumes: z.record(z.string(), z.unknown()),
});

const text = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
const document: unknown = parse(text, { merge: true });
const { services, configs, volumes } = composeFile.parse(document);
const ours = Object.entries(services).filter(([name]) => ['api', 'worker', 'bootstrap'].includes(name));
const serviceNamed = (name: string) => service.parse(services[name]);

/** What compose makes of `${NAME:-default}` and `${NAME:?message}` in a given environment. */
function interpolate(value: string, env: Record<string, string> = {}): string {
  return value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, mark?: string, rest?: string) => {
    const given = env[name];
    if (given) return given;
    return mark === '-' ? (rest ?? '') : 'a-secret-of-more-than-24-characters';
  });
}

describe('the container set-up', () => {
  test('is a file that the compose specification allows', () => {
    const validate = new Ajv({ allowUnionTypes: true, strictTuples: false }).compile(composeSchema);
    expect(validate(document), JSON.stringify(validate.errors, undefined, 2)).toBe(true);
  });

  test('brings a database, an engine with its Web UI, an API and a worker', () => {
    expect(Object.keys(services).sort()).toEqual(
      ['api', 'bootstrap', 'postgres', 'temporal', 'temporal-schema', 'temporal-ui', 'worker'].sort(),
    );
  });

  test('tells the health of every service that stays, and waits only for what is there and can be awaited', () => {
    for (const [name, { healthcheck, restart, depends_on }] of Object.entries(services)) {
      const stays = !restart?.startsWith('on-failure');
      expect(healthcheck !== undefined, `${name} has a health check`).toBe(stays);
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const awaited = services[other];
        expect(awaited, `${name} waits for ${other}`).toBeDefined();
        const wanted = awaited?.healthcheck ? 'service_healthy' : 'service_completed_successfully';
        expect(condition, `${name} waits for ${other}`).toBe(wanted);
      }
    }
  });

  test('mounts only configurations and volumes that it declares', () => {
    const all = Object.values(services);
    const mounted = all.flatMap((one) => one.configs.map(({ source }) => source));
    expect(mounted.sort()).toEqual(Object.keys(configs).sort());
    expect(all.flatMap((one) => one.volumes.map((volume) => volume.split(':')[0]))).toEqual(
      Object.keys(volumes),
    );
  });

  test('gives its programs settings that exist and that they accept', () => {
    const known = new Set(settingDescriptions.map(({ name }) => name));
    for (const [name, { environment }] of ours) {
      const names = Object.keys(environment).filter((key) => !/^TEMPORAL_(?!ADDRESS)/.test(key));
      expect(
        names.filter((key) => !known.has(key)),
        `settings of ${name}`,
      ).toEqual([]);
      const values = Object.entries(environment).map(([key, value]) => [key, interpolate(value)]);
      expect(() => readSettings(Object.fromEntries(values)), name).not.toThrow();
    }
  });

  test('repeats the default of every setting that can be overridden from outside', () => {
    const defaults = new Map(settingDescriptions.map(({ name, fallback }) => [name, fallback]));
    defaults.set('DUELINE_PUBLIC_URL', readSettings({}).publicUrl);
    for (const [, name = '', fallback] of text.matchAll(/\$\{(DUELINE_\w+):-([^}]*)\}/g))
      expect({ name, fallback }).toEqual({ name, fallback: defaults.get(name) ?? '' });
  });

  test('publishes the ports of the settings, on this machine only, to the port on which each part listens', () => {
    const published = Object.fromEntries(Object.entries(services).map(([name, { ports }]) => [name, ports]));
    const api = serviceNamed('api').environment['DUELINE_HTTP_PORT'];
    expect(published).toEqual({
      api: [`127.0.0.1:\${${settingTable.httpPort.name}:-8080}:${api}`],
      temporal: [`127.0.0.1:\${${settingTable.temporalPort.name}:-7233}:7233`],
      'temporal-ui': [`127.0.0.1:\${${settingTable.temporalUiPort.name}:-8233}:8080`],
      postgres: [`127.0.0.1:\${${settingTable.postgresPort.name}:-5433}:5432`],
      bootstrap: [],
      worker: [],
      'temporal-schema': [],
    });
  });

  test('asks the health of the API and the worker on the ports that their settings give', () => {
    const port = (name: string) =>
      serviceNamed(name)
        .healthcheck?.test.join(' ')
        .match(/127\.0\.0\.1:(\d+)/)?.[1];
    expect(port('api')).toBe(serviceNamed('api').environment['DUELINE_HTTP_PORT']);
    expect(port('worker')).toBe(serviceNamed('worker').environment['DUELINE_METRICS_PORT']);
  });

  test('leads the API, the worker and the set-up to the same database, engine and queue', () => {
    const reached = ours.map(([, { environment }]) => {
      const { databaseUrl, temporalAddress, taskQueue } = readSettings(
        Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, interpolate(value)])),
      );
      const { hostname, port } = new URL(databaseUrl ?? '');
      return { hostname, port, temporalAddress, taskQueue };
    });
    const expected = {
      hostname: 'postgres',
      port: '5432',
      temporalAddress: 'temporal:7233',
      taskQueue: 'dueline',
    };
    expect(reached).toEqual([expected, expected, expected]);
  });

  test('holds no secret: each comes from outside', () => {
    const secrets = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|_PWD|KEY|DATABASE_URL/.test(name)),
    );
    expect(secrets.length).toBeGreaterThan(0);
    for (const [name, value] of secrets) expect(value, name).toMatch(/\$\{\w+:(\?[^}]+|-)\}/);
  });
});

describe('the container image', () => {
  const dockerfile = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');

  test('runs as a plain user, on the same Node as the npm packages bring', () => {
    const packages: unknown = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(packages);
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    const own = bases.filter((base) => base?.includes(':'));
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own)).toEqual(new Set([`node:${dependencies['node']}-bookworm-slim`]));
    expect(last).toMatch(/^USER node$/m);
  });

  test('offers the API by default, and every program that the set-up names', () => {
    expect(dockerfile).toMatch(/^CMD \["node", "server.ts"\]$/m);
    const commands = ours.map(([, { command }]) => command);
    expect(commands).toEqual([
      ['node', 'scripts/bootstrap.ts'],
      ['node', 'server.ts'],
      ['node', 'worker.ts'],
    ]);
  });
});
