import { z } from 'zod';
import { inChinese } from '../../domain/names/in-chinese.ts';
import type { Gap } from '../../domain/order/details.ts';
import { names } from './shared-schema.ts';

/** A field that the order lacks, with why, in both languages where it is the rules that say so. */
export const gapSchema = z.strictObject({
  path: z.string(),
  whose: z.enum(['CUSTOMER', 'OURS']).describe("Who must answer; only the customer's gaps stop our clocks."),
  reason: z.string(),
  reasonNames: names.describe('The reason in words; what a person typed stands in both as it was typed.'),
  asked: z.literal(true).exactOptional().describe('Somebody asked for it, and it is not answered.'),
});

export function gapView(gap: Gap): z.output<typeof gapSchema> {
  const { reason } = gap;
  return { ...gap, reasonNames: { zh: inChinese(reason) ?? reason, en: reason } };
}
