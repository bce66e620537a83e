import { plainText } from '../../domain/notices/message-text.ts';
import type { Notice, NoticeKind, NoticePayload } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import type { Delivery } from './channel.ts';

/** What a webhook carries: `type` names the event, `data` the facts, `messages` the texts that people get. */
export interface WebhookBody {
  type: string;
  /** When the event happened, not when it was sent. */
  timestamp: string;
  data: Partial<NoticePayload> & { key: string; link: string };
  messages: Record<'zh-CN' | 'en', { subject: string; text: string }>;
}

const types: Record<NoticeKind, string> = {
  ESCALATION: 'order.escalation',
  UNSTAFFED_ROLE: 'role.unstaffed',
  REMINDER: 'order.reminder',
  URGE: 'order.urged',
  REASSIGNED: 'order.reassigned',
  RISK: 'order.risk',
  PAUSE_ENDED: 'order.pause-ended',
  STOP_WORK: 'order.stop-work',
  CHANGE_APPLIED: 'order.changed',
  WARNING: 'order.warning',
  ORDER_NEWS: 'order.news',
  REPORT_DUE: 'order.report-due',
  OVERDUE_SUMMARY: 'cases.overdue-summary',
  INCIDENT: 'incident.recorded',
  CASE: 'case.happened',
  DIGEST: 'digest',
  CHANNEL_DOWN: 'channel.down',
};

export function webhookBody({ key, notice, link, queuedAt }: Delivery): WebhookBody {
  const { kind: _kind, ...facts } = notice;
  const text = (locale: 'zh-CN' | 'en') => {
    const message = renderNotice(notice, locale, link);
    return { subject: message.subject, text: plainText(message) };
  };
  // The zone is for the texts; instants carry their offset.
  if ('zone' in facts) Reflect.deleteProperty(facts, 'zone');
  return {
    type: typeOf(notice),
    timestamp: 'reachedAt' in notice ? notice.reachedAt : queuedAt,
    data: { ...facts, key, link },
    messages: { 'zh-CN': text('zh-CN'), en: text('en') },
  };
}

function typeOf(notice: Notice): string {
  const isWarning = notice.kind === 'ESCALATION' && notice.level === 'PREWARNING';
  return isWarning ? 'order.prewarning' : types[notice.kind];
}
