import type { SendMailOptions } from 'nodemailer';
import { customerText } from '../../domain/notices/customer/customer-text.ts';
import { isMailAddress } from '../../domain/notices/mail-address.ts';
import { htmlTexts, plainText } from '../../domain/notices/message-text.ts';
import { oneLine } from '../../domain/notices/plain-words.ts';
import { customerLanguages } from '../../domain/order/details.ts';
import { type CustomerDelivery, SendFailure } from './channel.ts';
import { mailEnvelope } from './mail-message.ts';

/** A message to a customer as an e-mail, in the customer's language or in both, Chinese first. */
export function customerMail(delivery: CustomerDelivery, from: string): SendMailOptions {
  const { recipient, notice } = delivery;
  const { address } = recipient;
  if (!isMailAddress(address)) throw new SendFailure('this is no e-mail address', { permanent: true });
  const languages = notice.language === undefined ? customerLanguages : [notice.language];
  const texts = languages.map((language) => customerText(notice, language));
  return {
    ...mailEnvelope(delivery, from, languages),
    to: { name: oneLine(notice.customerName ?? ''), address },
    subject: texts.map(({ subject }) => subject).join(' / '),
    text: texts.map(plainText).join('\n----------\n\n'),
    html: htmlTexts(texts),
  };
}
