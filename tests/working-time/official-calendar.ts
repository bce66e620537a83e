import chineseDays from 'chinese-days';
import type { SlowCalendar } from './slow-calendar.ts';

const officeMinutes = [
  [540, 720],
  [780, 1080],
] as const;

const workdays = new Map<string, boolean>();

/** Office hours in China on the days that another library knows to be worked. */
export const officialCalendar: SlowCalendar = {
  zone: 'Asia/Shanghai',
  framesOf(date) {
    const text = date.toString();
    let works = workdays.get(text);
    if (works === undefined) {
      works = chineseDays.isWorkday(text);
      workdays.set(text, works);
    }
    return works ? officeMinutes : [];
  },
};
