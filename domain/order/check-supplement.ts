import { refuseField } from '../errors.ts';
import type { Gap, OrderDetails } from './details.ts';
import { hasEdition } from './edition.ts';
import { fieldValues } from './field-changes.ts';
import type { Supplement } from './inputs.ts';
import type { OrderState } from './state.ts';

/**
 * Whoever supplements an order fills in what it lacks, and answers what was asked. To put right what stands there is a
 * correction, which few may give and which has its reason (INTAKE-24).
 */
export function checkSupplement(state: OrderState, supplement: Supplement): void {
  if (!hasEdition(state, 2)) return;
  const own = fieldValues(state.details);
  for (const [given, value] of fieldValues(supplement)) {
    const path = placeIn(state.details, supplement, given);
    const stands = path === undefined ? undefined : own.get(path);
    if (path === undefined || stands === undefined || stands === value) continue;
    if (state.gaps.some((gap) => asksFor(gap, path))) continue;
    refuseField(
      `supplement.${given}`,
      'the order says something else there: a wrong entry is corrected, with its reason (INTAKE-24)',
    );
  }
}

/** Where a value of the supplement stands in the order: its lines go by number, not by place. */
function placeIn(details: OrderDetails, { lines = [] }: Supplement, given: string): string | undefined {
  const [, place, field] = /^lines\[(\d+)\]\.(.+)$/.exec(given) ?? [];
  if (place === undefined) return given;
  const index = details.lines.findIndex(({ line }) => line === lines[Number(place)]?.line);
  return index === -1 ? undefined : `lines[${index}].${field}`;
}

/** True for a gap of the field or of what it is part of; one that names no field may mean any. */
function asksFor({ path: asked }: Gap, path: string): boolean {
  const isField = asked === path || path.startsWith(`${asked}.`) || path.startsWith(`${asked}[`);
  return (
    isField ||
    !/^(?:customer|lines|orderType|paymentMethod|delivery|consignee|remarks|project|taken)/.test(asked)
  );
}
