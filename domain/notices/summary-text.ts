import type { SummaryCause } from '../figures/overdue-summary.ts';
import { causeNames } from '../names/case-names.ts';
import { departments } from '../people/departments.ts';
import type { OverdueSummaryNotice } from './notice.ts';
import { named } from './plain-words.ts';
import type { FieldValues } from './single-text.ts';
import { filled, type NoticeWords } from './words.ts';

/** How the month's summary of overdue orders begins: its figures, or that there were none (OVERDUE-08). */
export function summaryWords(
  { month, total }: OverdueSummaryNotice,
  { summary }: NoticeWords,
): { subject: string; lead: string } {
  const isEmpty = total.closed + total.open === 0;
  return {
    subject: filled(summary.subject, { month, ...total }),
    lead: isEmpty ? summary.leadNone : summary.lead,
  };
}

/** The figures, what caused them most often and what came back. */
export function summaryValues(
  { month, total, causes, repeats }: OverdueSummaryNotice,
  words: NoticeWords,
): FieldValues {
  const listed = (some: readonly SummaryCause[]) =>
    some.map((each) => causeText(each, words)).join(words.semicolon);
  return {
    period: month,
    extent: filled(words.summary.extent, { ...total, days: total.daysOverdue }),
    ...(causes.length === 0 ? {} : { causes: listed(causes) }),
    ...(repeats.length === 0 ? {} : { repeats: listed(repeats) }),
  };
}

function causeText({ cause, department, cases }: SummaryCause, words: NoticeWords): string {
  return filled(words.summary.cause, {
    cause: cause === null ? words.summary.notAnalysed : named(causeNames[cause], words),
    department: named(departments[department], words),
    n: cases,
  });
}
