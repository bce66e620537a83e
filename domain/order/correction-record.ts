import type { OrderDetails, Signature } from './details.ts';
import { type FieldChange, fieldChanges, fieldValues } from './field-changes.ts';
import type { OrderState } from './state.ts';

/** Fields that can be emptied without another value in their place. */
export const clearableFields = [
  'paymentMethod',
  'deliveryDate',
  'deliveryAddress',
  'consignee',
  'remarks',
] as const satisfies readonly (keyof OrderDetails)[];
export type ClearableField = (typeof clearableFields)[number];

/** A correction as it stays with the order: who, when, why, and each field with its old and new value (INTAKE-24). */
export interface Correction extends Signature {
  reason: string;
  changes: FieldChange[];
}

/** What an act made of the details: fields as they were and as they are, and those that are empty now. */
export interface ChangedDetails {
  before: Partial<OrderDetails>;
  after: Partial<OrderDetails>;
  cleared?: readonly ClearableField[];
  correction?: Signature & { reason: string };
}

/** Old and new value of each field that is otherwise now. */
export function changedFields({ before, after, cleared = [] }: ChangedDetails): FieldChange[] {
  const emptied = [...fieldValues(pickedDetails(before, cleared))];
  return [...fieldChanges(before, after), ...emptied.map(([path, old]) => ({ path, before: old }))];
}

export function detailsAfter(details: OrderDetails, { after, cleared = [] }: ChangedDetails): OrderDetails {
  const changed = { ...details, ...after };
  for (const field of cleared) delete changed[field];
  return changed;
}

/** The corrections with the one that the act was, if it was one. */
export function withCorrection(
  { corrections = [] }: OrderState,
  changed: ChangedDetails,
): Pick<OrderState, 'corrections'> {
  const { correction } = changed;
  if (correction === undefined) return {};
  return { corrections: [...corrections, { ...correction, changes: changedFields(changed) }] };
}

/** Some fields of the details, those that are there. */
export function pickedDetails(
  details: Partial<OrderDetails>,
  fields: readonly (keyof OrderDetails)[],
): Partial<OrderDetails> {
  return Object.fromEntries(
    fields.filter((field) => details[field] !== undefined).map((field) => [field, details[field]]),
  );
}
