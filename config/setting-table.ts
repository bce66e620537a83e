import { isIP } from 'node:net';
import { z } from 'zod';
import { readPayloadKeys } from './codec/payload-key.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'must be a port from 1 to 65535');

const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)) && URL.canParse(value),
      `must be a URL that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    );

/** A host name, an address, or a network such as `10.20.0.0/16`. */
function isTarget(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0) return /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text);
  if (more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** One or more keys of the payload codec; what does not fit is told without the key. */
const payloadKeys = z.string().transform((text, issues) => {
  try {
    return readPayloadKeys(text);
  } catch (error) {
    issues.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'cannot be read' });
    return z.NEVER;
  }
});

/** A provider of sign-in by OpenID Connect: over TLS, unless it is on this machine. */
const issuer = url('https', 'http').refine((value) => {
  if (!URL.canParse(value)) return true;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}, 'must start with https:// unless it is on this machine');

/** Keys with commas between: the first is used, the others are still taken. */
const linkKeys = z
  .string()
  .transform((text) => text.split(',').map((key) => key.trim()))
  .refine(
    (keys) => keys.every((key) => key.length >= 32),
    'must have at least 32 characters, each of several with commas between',
  );

const token = (what: string) => z.string().regex(/^[\x21-\x7e]{1,200}$/, `must be ${what}`);

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How one setting is read: `check` takes the text of the environment and gives the value or says what is wrong. */
interface SettingEntry {
  /** Name of the environment variable. */
  name: string;
  check: z.ZodType<unknown, string>;
  /** Text used when the variable is absent or empty; without one the setting is optional. */
  fallback?: string;
  /** One sentence for the documentation. */
  purpose: string;
  /** What to write instead, shown when the value does not fit. */
  example: string;
}

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
  linkKeys: {
    name: 'DUELINE_LINK_KEY',
    check: linkKeys,
    purpose:
      'Key that signs the links by which customers follow their orders; to change it, set the new one, a comma and the old one. Made by the embedded start when absent; without one there are no such links.',
    example: 'the output of "openssl rand -hex 24"',
  },
  sampleSignIn: {
    name: 'DUELINE_SAMPLE_SIGN_IN',
    check: z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true'),
    purpose:
      "Lists the sample company's people on the sign-in page; the embedded start does so, and gives them a password, unless this is false.",
    example: 'false',
  },
  oidcIssuer: {
    name: 'DUELINE_OIDC_ISSUER',
    check: issuer,
    purpose:
      'OpenID Connect provider by which people sign in; needs the client id too. Its redirect address is the public URL and /v1/sign-in/oidc/callback.',
    example: 'https://login.example.com/realms/company',
  },
  oidcClientId: {
    name: 'DUELINE_OIDC_CLIENT_ID',
    check: token('the id that the provider gave this product'),
    purpose: 'Client id of this product at that provider.',
    example: 'dueline',
  },
  oidcClientSecret: {
    name: 'DUELINE_OIDC_CLIENT_SECRET',
    check: token('the secret that the provider gave this product'),
    purpose: 'Client secret at that provider; absent for a public client.',
    example: 'the secret that the provider shows',
  },
  oidcTitle: {
    name: 'DUELINE_OIDC_TITLE',
    check: z.string().max(60, 'must have at most 60 characters'),
    fallback: 'OpenID Connect',
    purpose: 'What the sign-in page calls that provider.',
    example: 'Company account',
  },
  oidcPersonClaim: {
    name: 'DUELINE_OIDC_PERSON_CLAIM',
    check: z.string().regex(/^[A-Za-z0-9_:./-]{1,200}$/, 'must be the name of a claim'),
    fallback: 'email',
    purpose:
      "Claim that tells which person signs in: `email` is held against people's e-mail, any other against their id. A linked identity goes before it.",
    example: 'preferred_username',
  },
  wecomCorpId: {
    name: 'DUELINE_WECOM_CORP_ID',
    check: token('the id of the corporation (ww...)'),
    purpose: 'WeCom corporation whose members sign in; needs agent id and secret too.',
    example: 'ww1234567890abcdef',
  },
  wecomAgentId: {
    name: 'DUELINE_WECOM_AGENT_ID',
    check: z.string().regex(/^\d{1,12}$/, 'must be the number of the application'),
    purpose: 'The WeCom application of this product.',
    example: '1000002',
  },
  wecomSecret: {
    name: 'DUELINE_WECOM_SECRET',
    check: token('the secret of the application'),
    purpose: 'Secret of that application.',
    example: 'the secret that the WeCom console shows',
  },
  wecomBaseUrl: {
    name: 'DUELINE_WECOM_BASE_URL',
    check: url('https', 'http'),
    fallback: 'https://qyapi.weixin.qq.com',
    purpose: "WeCom's interface; another one for a WeCom inside the own network, and for tests.",
    example: 'https://qyapi.weixin.qq.com',
  },
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
