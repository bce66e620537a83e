import { z } from 'zod';
import { inboundSettings } from './inbound-settings.ts';
import { s3Settings } from './s3-settings.ts';
import { isNetwork, isTarget, payloadKeys, port, url } from './setting-checks.ts';
import type { SettingEntry } from './setting-entry.ts';
import { signInSettings } from './sign-in-settings.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Settings of the command line, which speaks to a running product; the product itself passes them over. */
export const commandLineNames: readonly string[] = ['DUELINE_URL', 'DUELINE_KEY'];

/** The one list of settings: the reader, the documentation and the container set-up all follow it. */
export const settingTable = {
  dataDir: {
    name: 'DUELINE_DATA_DIR',
    check: z.string(),
    fallback: '.dueline',
    purpose: 'Folder that holds all data of the embedded parts; relative to the working directory.',
    example: '.dueline',
  },
  attachmentsDir: {
    name: 'DUELINE_ATTACHMENTS_DIR',
    check: z.string(),
    purpose:
      'Folder of the files that belong to orders, shared by every API; the folder attachments of the data folder unless given.',
    example: '/var/lib/dueline/attachments',
  },
  ...s3Settings,
  httpHost: {
    name: 'DUELINE_HTTP_HOST',
    check: z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an IP address'),
    fallback: '127.0.0.1',
    purpose: 'Address on which the API listens; 0.0.0.0 opens it to other machines.',
    example: '127.0.0.1',
  },
  httpPort: {
    name: 'DUELINE_HTTP_PORT',
    check: port,
    fallback: '8080',
    purpose: 'Port of the API.',
    example: '8080',
  },
  temporalPort: {
    name: 'DUELINE_TEMPORAL_PORT',
    check: port,
    fallback: '7233',
    purpose: 'Port of the embedded Temporal server.',
    example: '7233',
  },
  temporalUiPort: {
    name: 'DUELINE_TEMPORAL_UI_PORT',
    check: port,
    fallback: '8233',
    purpose: 'Port of the embedded Temporal Web UI.',
    example: '8233',
  },
  postgresPort: {
    name: 'DUELINE_POSTGRES_PORT',
    check: port,
    fallback: '5433',
    purpose: 'Port of the embedded Postgres.',
    example: '5433',
  },
  adminKey: {
    name: 'DUELINE_ADMIN_KEY',
    check: z
      .string()
      .min(24, 'must have at least 24 characters')
      .regex(/^[A-Za-z0-9._~+/=-]+$/, 'may hold only letters, digits and . _ ~ + / = -'),
    purpose: 'Bootstrap API key, sent as "Authorization: Bearer"; made and printed once when absent.',
    example: 'the output of "openssl rand -hex 24"',
  },
  ...signInSettings,
  ...inboundSettings,
  databaseUrl: {
    name: 'DATABASE_URL',
    check: url('postgres', 'postgresql'),
    purpose: 'Postgres 18 to use in place of the embedded one.',
    example: 'postgres://dueline:secret@db.example.com:5432/dueline',
  },
  temporalAddress: {
    name: 'TEMPORAL_ADDRESS',
    check: z.string().regex(/^[^\s:/]+:\d{1,5}$/, 'must be host:port, without a scheme'),
    purpose:
      "Temporal server to use in place of the embedded one; namespace, TLS and API key come from the SDK's own variables (TEMPORAL_NAMESPACE, TEMPORAL_TLS_*, TEMPORAL_API_KEY) or its configuration file.",
    example: 'temporal.example.com:7233',
  },
  retentionDays: {
    name: 'DUELINE_RETENTION_DAYS',
    check: z
      .string()
      .regex(/^\d{1,4}$/, 'must be a whole number of days')
      .transform(Number)
      .refine((value) => value >= 1 && value <= 3650, 'must be from 1 to 3650 days'),
    fallback: '30',
    purpose: 'Days for which the engine keeps the history of a closed order.',
    example: '30',
  },
  publicUrl: {
    name: 'DUELINE_PUBLIC_URL',
    check: url('http', 'https'),
    purpose:
      'Address under which people reach the product, used for links in notices; the API port on this machine when absent.',
    example: 'https://orders.example.com',
  },
  taskQueue: {
    name: 'DUELINE_TASK_QUEUE',
    check: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,200}$/, 'may hold only letters, digits, dot, underscore and hyphen'),
    fallback: 'dueline',
    purpose: 'Temporal task queue that the API and the workers share.',
    example: 'dueline',
  },
  payloadKeys: {
    name: 'DUELINE_PAYLOAD_KEYS',
    check: payloadKeys,
    purpose:
      'Keys that encrypt what the engine stores, as name:base64 of 32 bytes, with commas between: the first encrypts, all decrypt. Absent: the engine stores plain text.',
    example: 'k1: and the output of "openssl rand -base64 32"',
  },
  temporalUiUrl: {
    name: 'DUELINE_TEMPORAL_UI_URL',
    check: url('http', 'https'),
    purpose:
      'Address of the Temporal Web UI, for links from orders and as the one other page that may have the API decrypt payloads; the embedded one when absent.',
    example: 'https://temporal.example.com',
  },
  smtpUrl: {
    name: 'DUELINE_SMTP_URL',
    check: url('smtp', 'smtps'),
    purpose:
      'Mail server for notices; without it each one becomes a file in the folder mail of the data folder.',
    example: 'smtp://user:secret@mail.example.com:587',
  },
  mailFrom: {
    name: 'DUELINE_MAIL_FROM',
    check: z.string().regex(/^[^@\s]+@[^@\s]+$|^.+<[^@\s]+@[^@\s]+>$/, 'must be an e-mail address'),
    fallback: 'Dueline <dueline@localhost>',
    purpose: 'Sender of notices.',
    example: 'Dueline <orders@example.com>',
  },
  trustedProxies: {
    name: 'DUELINE_TRUSTED_PROXIES',
    check: z
      .string()
      .transform((text) => text.split(',').map((entry) => entry.trim()))
      .refine((entries) => entries.every(isNetwork), 'must be addresses or networks, with commas between'),
    purpose:
      'Proxies before the API whose X-Forwarded headers are believed, so that limits count people and not the proxy.',
    example: '10.0.0.5,172.16.0.0/12',
  },
  webhookTargets: {
    name: 'DUELINE_WEBHOOK_TARGETS',
    check: z
      .string()
      .transform((text) => text.split(',').map((entry) => entry.trim()))
      .refine(
        (entries) => entries.every(isTarget),
        'must be host names, addresses or networks, with commas between',
      ),
    purpose:
      'Hosts and networks in private address space that webhooks may call, also without TLS; all others are refused.',
    example: 'erp.example.internal,10.20.0.0/16',
  },
  outboxPollMs: {
    name: 'DUELINE_OUTBOX_POLL_MS',
    check: z
      .string()
      .regex(/^\d{3,6}$/, 'must be a whole number of milliseconds from 100 to 999999')
      .transform(Number)
      .refine((value) => value >= 100, 'must be at least 100'),
    fallback: '5000',
    purpose: 'How often the worker looks for due notices when nothing wakes it.',
    example: '5000',
  },
  logLevel: {
    name: 'DUELINE_LOG_LEVEL',
    check: z.string().pipe(z.enum(logLevels, `must be one of ${logLevels.join(', ')}`)),
    fallback: 'info',
    purpose: 'How much the API and the worker write to their logs.',
    example: 'info',
  },
  metricsPort: {
    name: 'DUELINE_METRICS_PORT',
    check: port,
    purpose: "Port of the worker's Prometheus metrics and health; absent: not served.",
    example: '9464',
  },
  temporalCli: {
    name: 'DUELINE_TEMPORAL_CLI',
    check: z.string(),
    purpose: 'Path of the "temporal" program; absent: the one on PATH, else it is installed once.',
    example: '/usr/local/bin/temporal',
  },
  temporalTestServer: {
    name: 'DUELINE_TEMPORAL_TEST_SERVER',
    check: z.string(),
    purpose:
      'Path of the time-skipping test server, used by tests only; absent: found or installed like the program.',
    example: '/usr/local/bin/temporal-test-server',
  },
} as const satisfies Record<string, SettingEntry>;

/** A setting as the documentation shows it. */
export interface SettingDescription {
  name: string;
  /** Text of the default, or undefined where the setting is optional. */
  fallback: string | undefined;
  purpose: string;
}

/** Every setting with its default and purpose, in the order of the documentation. */
export const settingDescriptions: readonly SettingDescription[] = Object.values<SettingEntry>(
  settingTable,
).map(({ name, fallback, purpose }) => ({ name, fallback, purpose }));
