import { join } from 'node:path';
import { pino } from 'pino';
import type { Database } from '../db/connect.ts';
import { loggableError } from '../db/errors/loggable-error.ts';
import type { AnyChannel } from './channels/channel.ts';
import { createDingtalk } from './channels/dingtalk.ts';
import { createCustomerEmail, createEmail } from './channels/email.ts';
import { createFeishu } from './channels/feishu.ts';
import { createInApp } from './channels/in-app.ts';
import { createCustomerMailFolder, createMailFolder } from './channels/mail-folder.ts';
import { createWebhook } from './channels/webhook.ts';
import { createWecom } from './channels/wecom.ts';
import type { PresentClock } from './deliver.ts';
import { createOutbox, type OutboxLog } from './outbox.ts';

/** The settings that sending needs, by the names that `config/` gives them. */
export interface NoticeSettings {
  /** Mail server; without one e-mail goes into the folder `mail` of `dataDir`. */
  smtpUrl?: string;
  mailFrom: string;
  dataDir: string;
  publicUrl: string;
  /** Private hosts and networks that webhooks and robots may call. */
  webhookTargets?: readonly string[];
  /** Milliseconds between looks for due notices when nothing wakes the outbox. */
  outboxPollMs?: number;
  logLevel?: string;
}

export interface NoticeDeps {
  database: Database;
  clock: PresentClock;
  settings: NoticeSettings;
  log?: OutboxLog;
}

const defaultPollMs = 5_000;

/** Starts sending what commits queue; `stop` resolves when nothing is being sent any more. */
export function startNotices({ database, clock, settings, log }: NoticeDeps): { stop(): Promise<void> } {
  const outbox = createOutbox({
    database,
    clock,
    channels: configuredChannels(settings, clock),
    publicUrl: settings.publicUrl,
    pollMs: settings.outboxPollMs ?? defaultPollMs,
    log:
      log ??
      pino({ name: 'notices', level: settings.logLevel ?? 'info', serializers: { err: loggableError } }),
  });
  outbox.start();
  return { stop: () => outbox.stop() };
}

/** One channel for each kind of row: the settings choose how e-mail leaves. */
export function configuredChannels(settings: NoticeSettings, clock: PresentClock): AnyChannel[] {
  const { smtpUrl, mailFrom: from, dataDir, webhookTargets: allowedTargets = [] } = settings;
  const folder = join(dataDir, 'mail');
  return [
    smtpUrl === undefined ? createMailFolder({ folder, from }) : createEmail({ smtpUrl, from }),
    smtpUrl === undefined
      ? createCustomerMailFolder({ folder, from })
      : createCustomerEmail({ smtpUrl, from }),
    createWebhook({ allowedTargets }),
    createWecom({ allowedTargets, clock }),
    createDingtalk({ allowedTargets, clock }),
    createFeishu({ allowedTargets, clock }),
    createInApp(),
  ];
}
