import { useWords } from '../words/use-words.ts';

/** Dates for readers without an account: of an instant the day where the company is, as its offset tells. */
export function useDates() {
  const { language } = useWords();
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
  const day = (date: string | undefined): string =>
    date ? format.format(Date.parse(date.slice(0, 10))) : '';
  return { day };
}
