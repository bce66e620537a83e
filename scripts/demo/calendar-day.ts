import { Temporal } from 'temporal-polyfill';

/** The sample company's zone: its people read their dates there, wherever the demo runs. */
export const companyZone = 'Asia/Shanghai';

/** The civil date in the company's zone so many days after an instant: `2026-12-01`. */
export function dayAfter(now: Date, days: number): string {
  return inZone(now).add({ days }).toPlainDate().toString();
}

/** The instant so many hours after another, with the company's offset: `2026-12-01T10:00:00+08:00`. */
export function hourAfter(now: Date, hours: number): string {
  return inZone(now).add({ hours }).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

function inZone(now: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(companyZone);
}
