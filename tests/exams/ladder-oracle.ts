import { Temporal } from 'temporal-polyfill';
import { type SlowCalendar, slowSearch } from '../working-time/slow-calendar.ts';

const minuteMs = 60_000;
const elapsedMs: Record<string, number> = { h: 60 * minuteMs, m: minuteMs };

/** Rung and instant in epoch ms. */
export type ExpectedRung = readonly [rung: string, at: number];

/** What a clock's ladder must be, walked minute by minute: nothing of it is the product's. */
export interface LadderOracle {
  /** Anchors are whole minutes; budgets `wd`, `wh`, `d`, `h`, `eod`; offsets shares, `0` and `+` such budgets. */
  rungsOf(anchor: number, budget: string, ladder: readonly string[]): ExpectedRung[];
}

export function ladderOracle(calendar: SlowCalendar): LadderOracle {
  const search = slowSearch(calendar);

  function after(from: number, budget: string): number {
    if (budget === 'eod') return startOfDay(from, 1);
    const [, digits = '', unit = ''] = /^(\d+)([a-z]+)$/.exec(budget) ?? [];
    const amount = Number(digits);
    if (unit === 'wd') return search.afterDays(from, amount);
    if (unit === 'wh') return search.afterMinutes(from, amount * 60);
    if (unit === 'd') return sameTimeAfter(from, amount);
    const each = elapsedMs[unit];
    if (each === undefined) throw new RangeError(`the oracle does not know ${budget}`);
    return from + amount * each;
  }

  function local(ms: number): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(calendar.zone);
  }

  function startOfDay(ms: number, days: number): number {
    return local(ms).toPlainDate().add({ days }).toZonedDateTime(calendar.zone).epochMilliseconds;
  }

  /** A local time that is skipped is the first minute that exists after it. */
  function sameTimeAfter(ms: number, days: number): number {
    for (let wanted = local(ms).toPlainDateTime().add({ days }); ; wanted = wanted.add({ minutes: 1 })) {
      const zoned = wanted.toZonedDateTime(calendar.zone, { disambiguation: 'earlier' });
      if (zoned.toPlainDateTime().equals(wanted)) return zoned.epochMilliseconds;
    }
  }

  function share(anchor: number, due: number, percent: number): number {
    const worked = search.between(anchor, due);
    if (worked === 0) return anchor + Math.floor(((due - anchor) * percent) / 100);
    return search.afterMinutes(anchor, Math.floor((worked * percent) / 100));
  }

  return {
    rungsOf(anchor, budget, ladder) {
      const due = after(anchor, budget);
      return ladder.flatMap((offset): ExpectedRung[] => {
        if (offset === '0') return [[offset, due]];
        if (offset.startsWith('+')) return [[offset, after(due, offset.slice(1))]];
        const warning = share(anchor, due, Number(offset.slice(0, -1)));
        return warning < due ? [[offset, warning]] : [];
      });
    },
  };
}
