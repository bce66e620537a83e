import { epochMs } from '../instant.ts';
import { type DigestNotice, deadlineOf, type SingleNotice } from './notice.ts';
import type { MessageField } from './render-notice.ts';
import { type NoticeText, singleText } from './single-text.ts';
import { filled, type NoticeWords } from './words.ts';

/** Several notices as one message: each on one line, with all that it says (SLA-16). */
export function digestText(
  { occasion, total, items }: DigestNotice,
  words: NoticeWords,
  linkTo: ((entry: SingleNotice) => string) | undefined,
): NoticeText {
  const late = items.filter(isLate).length;
  return {
    subject: filled(words.digests[occasion].subject, { n: items.length, late, total }),
    lead: words.digests[occasion].lead,
    fields: items.map((item, index) => itemField(item, index, words, linkTo)),
  };
}

/** Earliest deadline first; what has none comes last. */
export function byDeadline(items: readonly SingleNotice[]): SingleNotice[] {
  const ms = (item: SingleNotice) => {
    const deadline = deadlineOf(item);
    return deadline === undefined ? Number.MAX_SAFE_INTEGER : epochMs(deadline);
  };
  return items.toSorted((a, b) => ms(a) - ms(b));
}

function itemField(
  item: SingleNotice,
  index: number,
  words: NoticeWords,
  linkTo: ((entry: SingleNotice) => string) | undefined,
): MessageField {
  const { subject, fields } = singleText(item, words);
  const said = fields.map(({ label, value }) => `${label}${words.colon}${value}`).join(words.semicolon);
  const value = `${subject}${words.semicolon}${said}`;
  const field = { name: 'item' as const, label: `${index + 1}`, value };
  return linkTo === undefined ? field : { ...field, href: linkTo(item) };
}

function isLate(item: SingleNotice): boolean {
  const deadline = deadlineOf(item);
  return 'reachedAt' in item && deadline !== undefined && epochMs(item.reachedAt) >= epochMs(deadline);
}
