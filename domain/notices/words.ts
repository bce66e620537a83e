import type { EscalationLevel } from '../order/escalation.ts';
import type { BudgetUnit } from '../working-time/budget.ts';
import type { IsoWeekday } from '../working-time/calendar.ts';
import { enWords } from './words/en.ts';
import { zhCnWords } from './words/zh-cn.ts';

export type Language = 'zh-CN' | 'en';

/** A word with `{n}` in it, for one and for any other number. */
export interface Counted {
  one: string;
  other: string;
}

/** The lines of a message, in the order in which they stand. */
export const fieldNames = [
  'order',
  'customer',
  'lot',
  'stage',
  'deadline',
  'responsible',
  'overdue',
  'action',
  'note',
  'link',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** Every word of a message in one language. `{name}` is a place to be filled. */
export interface NoticeWords {
  language: Language;
  weekdays: Record<IsoWeekday, string>;
  /** What the level is called, and the sentence that says what it asks of its reader. */
  levels: Record<EscalationLevel, { name: string; lead: string }>;
  fields: Record<FieldName, string>;
  /** Between a field's name and its value, and between the items of a list. */
  colon: string;
  comma: string;
  units: Record<BudgetUnit, Counted>;
  lessThanAMinute: string;
  /** Working hours and minutes, as parts of a length of time. */
  hours: Counted;
  minutes: Counted;
  /** Between hours and minutes. */
  join: string;
  workingTime: string;
  subjectWarning: string;
  subjectDue: string;
  subjectLate: string;
  /** Overdue time in a pre-warning, at the deadline and after it. */
  notYet: string;
  justNow: string;
  late: string;
  provisional: string;
  responsible: string;
  responsibleNamed: string;
  actionBy: string;
  noAction: string;
  /** Said to who is told in place of a role that nobody holds, and to the administrator who can fill it. */
  toldInstead: string;
  unstaffedSubject: string;
  unstaffedLead: string;
  footer: string;
}

/** The words of a person's locale: Chinese for any `zh`, English for every other. */
export function wordsFor(locale: string): NoticeWords {
  return locale.toLowerCase().startsWith('zh') ? zhCnWords : enWords;
}

/** Fill the places of a text; a place without a value stays empty. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_place, name: string) => String(values[name] ?? ''));
}

/** `{n}` filled in the form that the number asks for. */
export function counted(word: Counted, n: number): string {
  return filled(n === 1 ? word.one : word.other, { n });
}
