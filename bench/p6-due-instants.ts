import chineseDays from 'chinese-days';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import { Temporal } from 'temporal-polyfill';
import { companyDefault } from '../domain/working-time/calendars/company-default.ts';
import { dueInstant } from '../domain/working-time/due.ts';
import { isWorkingInstant } from '../domain/working-time/working-minutes.ts';
import { officialCalendar } from '../tests/working-time/official-calendar.ts';
import { slowSearch } from '../tests/working-time/slow-calendar.ts';
import { median } from './median.ts';

/** Due instants per second over the same inputs, and how many of a sample each side got right. */
export interface P6Figures {
  inputs: number;
  duelinePerSecond: number;
  /** The best public library that knows working hours and holidays. */
  dayjsBusinessTimePerSecond: number;
  ratio: number;
  /** The library that knows the Chinese notices; it counts days only. */
  daysOnly: { duelinePerSecond: number; chineseDaysPerSecond: number; ratio: number };
  sample: number;
  right: { dueline: number; dayjsBusinessTime: number };
  aims: { ratio: number };
}

interface Input {
  from: string;
  amount: number;
  unit: 'wd' | 'wh';
}

const rounds = 5;
const sampled = 400;

/** P6: 1 to 10 working days or 1 to 24 working hours from random working minutes of 2025 and 2026. */
export async function runP6(seed = 20250928): Promise<P6Figures> {
  prepareDayjs();
  const inputs = randomInputs(2_000, seed);
  const days = inputs.filter(({ unit }) => unit === 'wd');
  const dueline = ({ from, amount, unit }: Input): string =>
    dueInstant(companyDefault, from, `${amount}${unit}`).due;
  const [ours, theirs] = perSecond(inputs, dueline, byDayjs);
  const [ourDays, theirDays] = perSecond(days, dueline, byChineseDays);
  const sample = inputs.slice(0, sampled);
  const right = (answer: (input: Input) => string): number =>
    sample.filter((input) => Date.parse(answer(input)) === slowly(input)).length;
  return {
    inputs: inputs.length,
    duelinePerSecond: ours,
    dayjsBusinessTimePerSecond: theirs,
    ratio: ratioOf(ours, theirs),
    daysOnly: {
      duelinePerSecond: ourDays,
      chineseDaysPerSecond: theirDays,
      ratio: ratioOf(ourDays, theirDays),
    },
    sample: sample.length,
    right: { dueline: right(dueline), dayjsBusinessTime: right(byDayjs) },
    aims: { ratio: 10 },
  };
}

/** The two sides in turn, so that a slow moment of the machine meets both; the median round of each. */
function perSecond(
  inputs: readonly Input[],
  first: (input: Input) => string,
  second: (input: Input) => string,
): [number, number] {
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    for (const [side, answer] of [first, second].entries()) {
      const began = performance.now();
      let done = 0;
      // The fast side repeats the inputs until the clock can tell.
      while (done === 0 || performance.now() - began < 50) {
        for (const input of inputs) answer(input);
        done += inputs.length;
      }
      // The first round warms up.
      if (round > 0) rates[side]?.push((done / (performance.now() - began)) * 1_000);
    }
  }
  return [Math.round(median(rates[0])), Math.round(median(rates[1]))];
}

function byDayjs({ from, amount, unit }: Input): string {
  // It computes in the zone of the machine, so it is given the local time as such.
  const due = dayjs(from.slice(0, 19)).addBusinessTime(amount, unit === 'wd' ? 'day' : 'hour');
  return `${due.format('YYYY-MM-DDTHH:mm:ss')}+08:00`;
}

function byChineseDays({ from, amount }: Input): string {
  return `${chineseDays.findWorkday(amount, from.slice(0, 10))}${from.slice(10)}`;
}

const search = slowSearch(officialCalendar);

function slowly({ from, amount, unit }: Input): number {
  const ms = Temporal.Instant.from(from).epochMilliseconds;
  return unit === 'wd' ? search.afterDays(ms, amount) : search.afterMinutes(ms, amount * 60);
}

function prepareDayjs(): void {
  dayjs.extend(businessTime);
  const hours = [
    { start: '09:00:00', end: '12:00:00' },
    { start: '13:00:00', end: '18:00:00' },
  ];
  dayjs.setBusinessTime({
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: null,
    sunday: null,
  });
  dayjs.setHolidays(
    companyDefault.overrides.filter(({ kind }) => kind === 'OFF_DAY').map(({ date }) => date),
  );
}

function randomInputs(count: number, seed: number): Input[] {
  const random = generator(seed);
  const inputs: Input[] = [];
  while (inputs.length < count) {
    const ms = Date.UTC(2025, 0, 2) + Math.floor(random() * 690 * 24 * 60) * 60_000;
    const from = `${new Date(ms).toISOString().slice(0, 19)}+08:00`;
    const unit = random() < 0.5 ? 'wd' : 'wh';
    const amount = 1 + Math.floor(random() * (unit === 'wd' ? 10 : 24));
    if (isWorkingInstant(companyDefault, from)) inputs.push({ from, amount, unit });
  }
  return inputs;
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function ratioOf(a: number, b: number): number {
  return Math.round((a / b) * 10) / 10;
}
