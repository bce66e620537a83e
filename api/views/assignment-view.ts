import type { z } from 'zod';
import { fieldNames } from '../../domain/names/detail-names.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { correctionSchema } from './assignment-schema.ts';

/** The corrections of an order, each field by what it is called. */
export function correctionsView({ corrections }: OrderState): {
  corrections?: z.output<typeof correctionSchema>[];
} {
  if (corrections === undefined) return {};
  return {
    corrections: corrections.map(({ changes, ...correction }) => ({
      ...correction,
      changes: changes.map((change) => ({ ...change, field: fieldNames(change.path) })),
    })),
  };
}
