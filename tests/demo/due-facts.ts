import type { Clock, ClockFacts } from '../../domain/order/clock.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Budget } from '../../domain/working-time/budget.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { type ClockInstants, resumeClock, startClock } from '../../domain/working-time/clock-instants.ts';

/** What a commit answers for the clocks of a state that lack their due instants. */
export function dueFacts(state: OrderState): ClockFacts[] {
  return state.clocks
    .filter((clock) => clock.due === undefined || clock.resumedAt !== undefined)
    .map((clock) => factsOf(clock, resumed(clock) ?? started(clock)));
}

function factsOf({ clockId }: Clock, { due, provisional, rungs }: ClockInstants): ClockFacts {
  return { clockId, due, provisional, rungs: rungs.map(({ rung, at }) => ({ rung, at })) };
}

function started({ anchor, limit, ladder }: Clock): ClockInstants {
  const steps = { anchor, ladder: ladder.map((rung) => ({ rung, offset: rung })) };
  return 'budget' in limit
    ? startClock(companyDefault, { ...steps, budget: limit.budget as Budget })
    : startClock(companyDefault, { ...steps, until: limit.until });
}

function resumed(clock: Clock): ClockInstants | undefined {
  const { due, pausedAt, resumedAt, limit, rungs } = clock;
  if (due === undefined || pausedAt === undefined || resumedAt === undefined) return undefined;
  return resumeClock(companyDefault, {
    pausedAt,
    resumedAt,
    due,
    rungs,
    ...('budget' in limit ? { budget: limit.budget as Budget } : {}),
  });
}
