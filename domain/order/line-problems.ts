import type { FieldProblem } from '../errors.ts';
import { thousandths } from '../money/quantity.ts';
import type { OrderLine } from './details.ts';

/** More lines than this make an order too large for one payload of the engine. */
export const maximumLines = 100;

/** An order comes to less than this many cents, so that every sum over it still is an amount. */
const totalBound = 10n ** 17n;

/** Why the lines cannot be reckoned together: other currency, a total beyond all amounts, too many lines. */
export function lineProblems(lines: readonly OrderLine[], path: string): FieldProblem[] {
  if (lines.length > maximumLines) return [{ path, reason: `an order has at most ${maximumLines} lines` }];
  const problems: FieldProblem[] = [];
  const currency = lines.find((line) => line.unitPrice)?.unitPrice?.currency;
  let total = 0n;
  lines.forEach((line, index) => {
    if (line.unitPrice === undefined) return;
    if (line.unitPrice.currency !== currency) {
      problems.push({
        path: `${path}[${index}].unitPrice.currency`,
        reason: `one order has one currency: ${currency}`,
      });
    }
    const cents = BigInt(line.unitPrice.amount.replace('.', ''));
    total += cents * BigInt(thousandths(line.quantity ?? '0'));
  });
  if (total / 1000n >= totalBound) problems.push({ path, reason: 'the order comes to more than any amount' });
  return problems;
}
