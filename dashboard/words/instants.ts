import { useSession } from '../session/session-context.ts';
import { useWords } from './use-words.ts';

type Formatted = (instant: string | null | undefined) => string;

/** Instants and dates as people write them. */
export interface Instants {
  short: Formatted;
  long: Formatted;
  day: Formatted;
  dayMonth: Formatted;
  time: Formatted;
}

/** Making formatters is slow, and a list of rows asks for them again and again. */
const made = new Map<string, Instants>();

/** Instants and dates as people write them, in the company's time zone; the same object for the same language. */
export function useInstants(): Instants {
  const { language } = useWords();
  const { company } = useSession();
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const key = `${locale} ${company.zone}`;
  const known = made.get(key) ?? instantsOf(locale, company.zone);
  made.set(key, known);
  return known;
}

function instantsOf(locale: string, timeZone: string): Instants {
  const of = (options: Intl.DateTimeFormatOptions): Formatted => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (instant) => (instant ? formatter.format(new Date(instant)) : '');
  };
  return {
    short: of({ month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' }),
    long: of({ dateStyle: 'full', timeStyle: 'short' }),
    day: of({ year: 'numeric', month: 'short', day: 'numeric' }),
    dayMonth: of({ month: 'short', day: 'numeric' }),
    time: of({ hour: '2-digit', minute: '2-digit' }),
  };
}
