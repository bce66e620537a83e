import { caseKinds } from '../cases/case-kinds.ts';
import { departments } from '../people/departments.ts';
import type { CaseNotice } from './case-notice.ts';
import { named, oneLine, plainInstant } from './plain-words.ts';
import type { FieldValues } from './single-text.ts';
import { filled, type NoticeWords } from './words.ts';

const ordersNamed = 10;

/** How a notice about a case begins, and what it asks. */
export function caseWords(notice: CaseNotice, words: NoticeWords): { subject: string; lead: string } {
  const { caseNumber, caseKind, caseType, occasion } = notice;
  const kind = caseKinds[caseKind];
  const type = named(kind.types[caseType] ?? kind, words);
  const { subject, lead } = words.cases[occasion];
  return { subject: filled(subject, { case: caseNumber, kind: named(kind, words), type }), lead };
}

/** What every notice about a case says of it. */
export function caseValues(notice: CaseNotice, words: NoticeWords): FieldValues {
  const { orders, zone, deadline, by, message } = notice;
  const rest = orders.length - ordersNamed;
  const listed = orders.slice(0, ordersNamed).map((order) => oneLine(order));
  return {
    ...(orders.length === 0 ? {} : { order: `${listed.join(words.comma)}${rest > 0 ? ` +${rest}` : ''}` }),
    department: named(departments[notice.department], words),
    ...(deadline === undefined ? {} : { deadline: plainInstant(deadline, zone, words) }),
    ...(by === undefined ? {} : { by: oneLine(words.language === 'zh-CN' ? by.nameZh : by.nameEn) }),
    ...(message === undefined ? {} : { message: oneLine(message, 500) }),
  };
}
