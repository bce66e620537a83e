import { useSession } from '../session/session-context.ts';
import { useWords } from './use-words.ts';

/** Instants and dates as people write them, in the company's time zone. */
export function useInstants() {
  const { language } = useWords();
  const { company } = useSession();
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const timeZone = company.zone;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const short = format({
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const long = format({ dateStyle: 'full', timeStyle: 'short' });
  const day = format({ year: 'numeric', month: 'short', day: 'numeric' });
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const of = (formatter: Intl.DateTimeFormat) => (instant: string | null | undefined) =>
    instant ? formatter.format(new Date(instant)) : '';
  return { short: of(short), long: of(long), day: of(day), time: of(time) };
}
