import type { Money } from '../../money/money.ts';
import { fieldNames } from '../../names/detail-names.ts';
import type { CustomerLanguage } from '../../order/details.ts';
import { oneLine, plainInstant } from '../plain-words.ts';
import type { Message, MessageField } from '../render-notice.ts';
import { filled, wordsFor } from '../words.ts';
import type { CustomerLine, CustomerMessage } from './customer-message.ts';
import { type CustomerField, type CustomerWords, customerWords } from './customer-words.ts';

/** Lines of goods that a message lists; the rest is in the order. */
const linesListed = 50;
const longestText = 500;

/** A message to a customer in one language. It has no link: what it tells is all in it. */
export function customerText(message: CustomerMessage, language: CustomerLanguage): Message {
  const words = customerWords[language];
  const { subject, lead } = words.occasions[message.occasion];
  const { colon } = wordsFor(language);
  return {
    language,
    subject: filled(subject, { order: message.orderNumber }),
    lead,
    fields: valuesOf(message, words, language).map(
      ([field, value]): MessageField => ({ name: 'item', label: words.fields[field], value }),
    ),
    colon,
    link: '',
    footer: words.footer,
  };
}

/** Whatever people typed stands on one line, so that it cannot pass for another line of the message. */
function valuesOf(
  message: CustomerMessage,
  words: CustomerWords,
  language: CustomerLanguage,
): [CustomerField, string][] {
  const { zone, lines, total, expectedDelivery, missing = [] } = message;
  const key = language === 'zh-CN' ? 'zh' : 'en';
  const listed = lines
    .slice(0, linesListed)
    .map((line): [CustomerField, string] => ['line', goods(line, words)]);
  const more: [CustomerField, string][] = lines.length > linesListed ? [['line', '…']] : [];
  const values: [CustomerField, string | undefined][] = [
    ['order', message.orderNumber],
    ['externalNumber', message.externalNumber],
    [saidOf(message), message.said],
    ...listed,
    ...more,
    ['total', total && price(total)],
    ['deliveryDate', message.deliveryDate],
    ['expectedDelivery', expectedDelivery && plainInstant(expectedDelivery, zone, wordsFor(language))],
    ['carrier', message.carrier],
    ['trackingNumber', message.trackingNumber],
    ['shippingNoteNumber', message.shippingNoteNumber],
    ['expectedArrival', message.expectedArrival],
    [
      'missing',
      missing.length === 0 ? undefined : missing.map((path) => fieldNames(path)[key]).join(words.missing),
    ],
  ];
  return values.flatMap(([field, value]) =>
    value === undefined ? [] : [[field, oneLine(value, longestText)] as [CustomerField, string]],
  );
}

function saidOf({ occasion }: CustomerMessage): CustomerField {
  if (occasion === 'REJECTED') return 'reason';
  return occasion === 'ACCEPTED' ? 'conditions' : 'message';
}

function goods({ name, quantity, unit, unitPrice }: CustomerLine, words: CustomerWords): string {
  const much = [quantity, unit].filter((part) => part !== undefined).join(' ');
  const parts = [
    name,
    much,
    unitPrice === undefined ? '' : filled(words.unitPrice, { price: price(unitPrice) }),
  ];
  return parts.filter((part) => part !== '').join(words.comma);
}

function price({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}
