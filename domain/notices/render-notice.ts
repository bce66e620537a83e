import { digestText } from './digest-text.ts';
import { type Notice, orderIdOf, type SingleNotice } from './notice.ts';
import { singleText } from './single-text.ts';
import { type FieldName, type NoticeWords, wordsFor } from './words.ts';

/** One line of a message. */
export interface MessageField {
  name: FieldName;
  label: string;
  value: string;
  /** Where what the line tells of can be seen; absent: the message's own link. */
  href?: string;
}

/** A notice in one language, before a channel gives it a form: what every channel can show. */
export interface Message {
  language: NoticeWords['language'];
  subject: string;
  lead: string;
  /** What does not apply is left out; the link comes last. */
  fields: MessageField[];
  /** Between a field's label and its value. */
  colon: string;
  link: string;
  footer: string;
}

/**
 * A notice in the language of a locale (SLA-16). `link` is where what it asks for is done; `linkTo` where what the
 * entries of a digest ask for is.
 */
export function renderNotice(
  notice: Notice,
  locale: string,
  link: string,
  linkTo?: (entry: SingleNotice) => string,
): Message {
  const words = wordsFor(locale);
  const text = notice.kind === 'DIGEST' ? digestText(notice, words, linkTo) : singleText(notice, words);
  const label = orderIdOf(notice) === undefined ? linkLabel(notice, words) : words.fields.link;
  return {
    language: words.language,
    ...text,
    fields: [...text.fields, { name: 'link', label, value: link }],
    colon: words.colon,
    link,
    footer: words.footer,
  };
}

/** What the link of a message that is not about one order is called. */
function linkLabel({ kind }: Notice, words: NoticeWords): string {
  if (kind === 'CASE') return words.seeCase;
  return kind === 'OVERDUE_SUMMARY' ? words.summary.seeReport : words.openProduct;
}
