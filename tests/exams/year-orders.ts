import type { ZoneYear } from './year-zones.ts';

/** An order of the year, by whose calendar it runs and how long its first two clocks have. */
export interface YearOrder {
  orderId: string;
  /** Where it is: what the oracle walks through. */
  zone: ZoneYear;
  /** True for the order whose calendar has been given the wrong zone. */
  planted: boolean;
  budget: string;
  reviewBudget: string;
}

/** Something that a person does with an order at an instant, epoch ms. */
export interface YearAct {
  at: number;
  order: YearOrder;
  does: 'receive' | 'passReview';
}

export interface YearPlan {
  zones: readonly ZoneYear[];
  year: number;
  orders: number;
  random: () => number;
}

export const budgets = ['1wd', '4wh', '2wd', '3d', '10wd', '24h', '12wh', 'eod'] as const;

/** A clock that runs through most of the year. */
export const longBudget = '200wd';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** What happens when: orders come in around the edges of the year and at random, and half of them are passed on. */
export function yearActs({ zones, year, orders, random }: YearPlan): YearAct[] {
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new RangeError('there is nothing to pick from');
    return value;
  };
  const acts: YearAct[] = [];
  for (let index = 0; index < orders; index += 1) {
    const zone = zones[index % zones.length];
    if (zone === undefined) break;
    const isLong = index % 20 === 0;
    const budget = isLong ? longBudget : pick(budgets);
    const order = {
      orderId: `ord_r6_${index}`,
      zone,
      planted: false,
      budget,
      reviewBudget: pick(budgets),
    };
    const around = index % 3 === 2 ? undefined : pick(zone.edges).toString();
    const day = isLong ? 1 + random() * 30 : random() * 350;
    const from =
      around === undefined ? Date.UTC(year, 0, 1) + day * dayMs : Date.parse(around) - 3 * dayMs * random();
    const at = isLong ? Date.UTC(year, 0, 1) + day * dayMs : from + random() * dayMs;
    acts.push({ at: wholeMinute(at), order, does: 'receive' });
    if (index % 2 === 1) {
      acts.push({ at: wholeMinute(at + (0.2 + 5 * random()) * dayMs), order, does: 'passReview' });
    }
  }
  return [...acts, plantedAct(zones, year)].sort((a, b) => a.at - b.at);
}

/** On the Friday before the clocks change in New York. */
function plantedAct(zones: readonly ZoneYear[], year: number): YearAct {
  const zone = zones.find((each) => each.zone === 'America/New_York');
  if (zone === undefined) throw new RangeError('New York is missing');
  const firstOfMarch = new Date(Date.UTC(year, 2, 1));
  const secondSunday = 8 + ((7 - firstOfMarch.getUTCDay()) % 7);
  const order = { orderId: 'ord_r6_planted', zone, planted: true, budget: '2wd', reviewBudget: '1wd' };
  return { at: Date.UTC(year, 2, secondSunday - 2, 16, 30), order, does: 'receive' };
}

function wholeMinute(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}
