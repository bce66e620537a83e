import { plainText } from '../../domain/notices/message-text.ts';
import type { NoticePayload } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import type { Delivery } from './channel.ts';

/** What a webhook carries: `type` names the event, `data` the facts, `messages` the texts that people get. */
export interface WebhookBody {
  type: 'order.prewarning' | 'order.escalation' | 'role.unstaffed';
  /** When the event happened, not when it was sent. */
  timestamp: string;
  data: Omit<NoticePayload, 'zone'> & { key: string; link: string };
  messages: Record<'zh-CN' | 'en', { subject: string; text: string }>;
}

export function webhookBody({ key, notice, link }: Delivery): WebhookBody {
  const { kind, zone: _zone, ...facts } = notice;
  const text = (locale: 'zh-CN' | 'en') => {
    const message = renderNotice(notice, locale, link);
    return { subject: message.subject, text: plainText(message) };
  };
  const type = facts.level === 'PREWARNING' ? 'order.prewarning' : 'order.escalation';
  return {
    type: kind === 'UNSTAFFED_ROLE' ? 'role.unstaffed' : type,
    timestamp: notice.reachedAt,
    data: { ...facts, key, link },
    messages: { 'zh-CN': text('zh-CN'), en: text('en') },
  };
}
