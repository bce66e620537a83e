import type { ClockFacts } from '../../domain/order/clock.ts';
import { awaitsFacts, clockFacts } from '../../domain/order/clock-facts.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

/** What a commit answers for the clocks of a state whose instants are to be computed. */
export function dueFacts(state: OrderState): ClockFacts[] {
  const rules = { calendar: companyDefault, calendars: () => companyDefault };
  return state.clocks.filter(awaitsFacts).map((clock) => clockFacts(clock, rules));
}
