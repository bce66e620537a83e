import type { SendMailOptions } from 'nodemailer';
import { htmlText, plainText } from '../../domain/notices/message-text.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { messageId } from '../message-id.ts';
import { type Delivery, SendFailure } from './channel.ts';

/** A notice as an e-mail in its reader's language. Throws a `SendFailure` for a recipient without an address. */
export function mailMessage(delivery: Delivery, from: string): SendMailOptions {
  const { recipient, notice, link, linkTo } = delivery;
  if (recipient.is !== 'person') throw new SendFailure('only people receive e-mail', { permanent: true });
  if (recipient.email === undefined) {
    throw new SendFailure(`${recipient.personId} has no e-mail address`, { permanent: true });
  }
  const message = renderNotice(notice, recipient.locale, link, linkTo);
  return {
    ...mailEnvelope(delivery, from, [message.language]),
    to: {
      name: message.language === 'zh-CN' ? recipient.nameZh : recipient.nameEn,
      address: recipient.email,
    },
    subject: message.subject,
    text: plainText(message),
    html: htmlText(message),
  };
}

/** What every e-mail of the product has, whoever reads it: sender, identity, and what its text must not make happen. */
export function mailEnvelope(
  { key, attemptAt }: Pick<Delivery, 'key' | 'attemptAt'>,
  from: string,
  languages: readonly string[],
): SendMailOptions {
  return {
    from,
    messageId: `<${messageId(key)}@${senderDomain(from)}>`,
    date: new Date(attemptAt),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': languages.join(', ') },
    // The text holds what people typed: nothing in it may make this program read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function senderDomain(from: string): string {
  return /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}
