import type { Lot } from './lot.ts';
import type { OrderState } from './state.ts';

/** Standard products stand in the catalogue; everything else is complex (PLAN-02, PLAN-03). */
export function isStandard({ facts }: OrderState, { lines }: Lot): boolean {
  return lines.every(({ line }) => facts.lines.some((fact) => fact.line === line && fact.inCatalogue));
}
