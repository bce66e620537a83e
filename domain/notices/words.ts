import type { PauseReason } from '../order/clock.ts';
import type { EscalationLevel } from '../order/escalation.ts';
import type { BudgetUnit } from '../working-time/budget.ts';
import type { IsoWeekday } from '../working-time/calendar.ts';
import type { CaseOccasion } from './case-notice.ts';
import type { NoticeChannel } from './channels.ts';
import type { DigestNotice, OrderNotice } from './notice.ts';
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
  'department',
  'channel',
  'period',
  'by',
  'message',
  'reason',
  'extent',
  'causes',
  'repeats',
  'note',
  'item',
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
  /** Between the parts of a digest's line. */
  semicolon: string;
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
  /** Notices of what people did, and reminders: subject, and the sentence that says what they ask. */
  acts: Record<Exclude<OrderNotice['kind'], 'ESCALATION' | 'UNSTAFFED_ROLE'>, SubjectAndLead>;
  cases: Record<CaseOccasion, SubjectAndLead>;
  /** Why a clock stood still. */
  pauses: Record<PauseReason, string>;
  /** A person of a department. */
  byOf: string;
  digests: Record<DigestNotice['occasion'], SubjectAndLead>;
  summary: SummaryWords;
  incidentSubject: string;
  incidentLead: string;
  incidentExtent: string;
  period: string;
  channels: Record<NoticeChannel, string>;
  channelDownSubject: string;
  channelDownLead: string;
  since: string;
  failures: string;
  /** Label of the link of a message about a case. */
  seeCase: string;
  /** Label of the link of a message that is not about one order. */
  openProduct: string;
  footer: string;
}

/** The month's summary of overdue orders. */
interface SummaryWords extends SubjectAndLead {
  /** The sentence of a month in which nothing was overdue. */
  leadNone: string;
  /** Cases opened, closed and still open, and the days that their orders were late. */
  extent: string;
  /** A cause, its department and how many cases it had. */
  cause: string;
  /** Stands for the cause of cases that nobody has analysed yet. */
  notAnalysed: string;
  /** Label of the link to the month's report. */
  seeReport: string;
}

interface SubjectAndLead {
  subject: string;
  lead: string;
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
