import { Temporal } from 'temporal-polyfill';
import type { Calendar, Frame, IsoWeekday, Override } from '../../domain/working-time/calendar.ts';
import type { SlowCalendar } from '../working-time/slow-calendar.ts';

/** A company's year in one zone, told twice: as the product's calendar, and as the slow walker's. */
export interface ZoneYear {
  zone: string;
  calendar: Calendar;
  slow: SlowCalendar;
  /** Dates around which something unusual happens to working time. */
  edges: Temporal.PlainDate[];
}

interface Pattern {
  zone: string;
  weekdays: readonly number[];
  /** Minutes from midnight; above 1440 on the next date. */
  frames: readonly (readonly [number, number])[];
  /** Weeks off, as month and day from and to. */
  closed: readonly (readonly [string, string])[];
  /** Worked although the pattern says not. */
  madeUp: readonly string[];
}

const monToFri = [1, 2, 3, 4, 5];

const patterns: readonly Pattern[] = [
  {
    zone: 'Asia/Shanghai',
    weekdays: monToFri,
    frames: [
      [540, 720],
      [780, 1080],
    ],
    closed: [
      ['01-24', '01-30'],
      ['10-01', '10-07'],
    ],
    madeUp: ['01-22', '02-05', '10-08'],
  },
  {
    zone: 'America/New_York',
    weekdays: monToFri,
    frames: [[510, 1020]],
    closed: [
      ['03-10', '03-12'],
      ['11-23', '11-24'],
      ['12-23', '12-31'],
    ],
    madeUp: ['11-04'],
  },
  {
    // A night shift: the clock changes inside it.
    zone: 'Europe/Berlin',
    weekdays: [1, 2, 3, 4, 5, 6],
    frames: [
      [480, 735],
      [1320, 1800],
    ],
    closed: [
      ['04-14', '04-17'],
      ['12-24', '12-26'],
    ],
    madeUp: [],
  },
  {
    zone: 'Australia/Lord_Howe',
    weekdays: monToFri,
    frames: [
      [540, 720],
      [780, 1050],
    ],
    closed: [
      ['01-01', '01-07'],
      ['04-03', '04-05'],
    ],
    madeUp: ['04-01', '09-30'],
  },
  {
    zone: 'Asia/Kolkata',
    weekdays: [1, 2, 3, 4, 5, 6],
    frames: [[600, 1110]],
    closed: [['10-16', '10-21']],
    madeUp: ['10-22'],
  },
];

export function yearInZones(year: number): ZoneYear[] {
  return patterns.map((pattern) => {
    const closed = new Set(pattern.closed.flatMap(([from, to]) => datesFrom(year, from, to)));
    const madeUp = new Set(pattern.madeUp.map((date) => `${year}-${date}`));
    return {
      zone: pattern.zone,
      calendar: calendarOf(pattern, [...closed], [...madeUp]),
      slow: slowOf(pattern, closed, madeUp),
      edges: edgesOf(pattern, year),
    };
  });
}

function calendarOf(pattern: Pattern, closed: readonly string[], madeUp: readonly string[]): Calendar {
  const frames: Frame[] = pattern.frames.map(([from, to]) => ({ start: hhmm(from), end: hhmm(to) }));
  const on = (day: IsoWeekday): readonly Frame[] => (pattern.weekdays.includes(day) ? frames : []);
  const override = { source: 'COMPANY', name: { zh: '考试', en: 'Exam' } } as const;
  const overrides: Override[] = [
    ...closed.map((date) => ({ ...override, date, kind: 'OFF_DAY' as const })),
    ...madeUp.map((date) => ({ ...override, date, kind: 'WORKING_DAY' as const, frames })),
  ];
  return {
    id: calendarIdOf(pattern.zone),
    version: '1',
    zone: pattern.zone,
    week: { 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6), 7: on(7) },
    overrides,
    notices: [],
  };
}

export function calendarIdOf(zone: string): string {
  return `exam-${zone}`;
}

function slowOf(pattern: Pattern, closed: Set<string>, madeUp: Set<string>): SlowCalendar {
  return {
    zone: pattern.zone,
    framesOf(date) {
      const text = date.toString();
      if (closed.has(text)) return [];
      return madeUp.has(text) || pattern.weekdays.includes(date.dayOfWeek) ? pattern.frames : [];
    },
  };
}

/** Clock changes, the leap day, the days off and New Year. */
function edgesOf({ zone, closed }: Pattern, year: number): Temporal.PlainDate[] {
  const edges = ['02-29', '12-31', ...closed.map(([from]) => from)].map((date) =>
    Temporal.PlainDate.from(`${year}-${date}`),
  );
  let at = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
  while (at !== null && at.year === year) {
    edges.push(at.toPlainDate());
    at = at.getTimeZoneTransition('next');
  }
  return edges;
}

function datesFrom(year: number, from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = Temporal.PlainDate.from(`${year}-${from}`); ; date = date.add({ days: 1 })) {
    dates.push(date.toString());
    if (date.toString() === `${year}-${to}`) return dates;
  }
}

function hhmm(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
