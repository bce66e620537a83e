import type { PolicyValues } from '../policy/policy.ts';
import type { OrderState } from './state.ts';

/** The figures that hold for an order: those it was migrated to, else those it started with (SLA-11, rule 8). */
export function policyOf(state: OrderState, started: PolicyValues): PolicyValues {
  // Figures of a later release, which the migration did not know, hold as the order started with them.
  return state.migratedPolicy === undefined ? started : { ...started, ...state.migratedPolicy };
}
