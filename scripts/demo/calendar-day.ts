import { Temporal } from 'temporal-polyfill';

/** The sample company's zone: its people read their dates there, wherever the demo runs. */
const companyZone = 'Asia/Shanghai';

/** The civil date in the company's zone so many days after an instant: `2026-12-01`. */
export function dayAfter(now: Date, days: number): string {
  return inZone(now).add({ days }).toPlainDate().toString();
}

/** An instant of a later day, at a time of the company's clock: `2026-12-01T10:00:00+08:00`. */
export function timeOn(now: Date, days: number, time: string): string {
  return inZone(now).add({ days }).withPlainTime(time).toString({ timeZoneName: 'never' });
}

/** When an order is due, as people of the company read it: `11-24 周二 10:00`. */
export function dueText({ dueAt, overdue }: { dueAt: string | null; overdue: boolean }): string {
  if (!dueAt) return '—';
  const due = inZone(new Date(dueAt));
  const day = due.toPlainDate().toString().slice(5);
  const text = `${day} 周${'一二三四五六日'[due.dayOfWeek - 1]} ${due.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  return overdue ? `${text} 超期` : text;
}

function inZone(now: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(companyZone);
}
