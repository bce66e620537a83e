import type { ISql } from 'postgres';
import type { Refusal } from '../../domain/errors.ts';
import { quantityOf, thousandths } from '../../domain/money/quantity.ts';
import type { ReservationRow } from '../projection/reservation-rows.ts';

/** An entry asks for stock that another order has taken meanwhile. Thrown to roll the whole batch back. */
export class StockMovedError extends Error {
  readonly entryVersion: number;
  readonly refusal: Refusal;

  constructor(entryVersion: number, refusal: Refusal) {
    super(refusal.detail);
    this.name = 'StockMovedError';
    this.entryVersion = entryVersion;
    this.refusal = refusal;
  }
}

/**
 * Gives back to stock what entries release, and takes from it what each entry reserves, if that much is free: a conditional update, so that of two orders
 * only one gets the last piece. Throws a `StockMovedError` naming the first entry that comes too late.
 */
export async function reserveStock(
  sql: Pick<ISql, 'unsafe'>,
  reservations: readonly ReservationRow[],
): Promise<void> {
  for (const given of inTurn(reservations.filter(isRelease))) {
    // What was taken off the list of goods meanwhile needs no release: a change of the order cannot wait for it.
    await sql.unsafe(
      'update dueline.stock set reserved = greatest(0, reserved - $2) where product_code = $1',
      [given.productCode, given.quantity],
      { prepare: true },
    );
  }
  for (const wanted of inTurn(reservations.filter((row) => !isRelease(row)))) {
    const { version, productCode, quantity } = wanted;
    const taken = await sql.unsafe(
      `update dueline.stock set reserved = reserved + $2
       where product_code = $1 and on_hand - reserved >= $2`,
      [productCode, quantity],
      { prepare: true },
    );
    if (taken.count === 0) throw new StockMovedError(version, await refusal(sql, wanted));
  }
}

function isRelease({ quantity }: ReservationRow): boolean {
  return quantity.startsWith('-');
}

interface Wanted {
  version: number;
  productCode: string;
  quantity: string;
}

/** By entry, then by product, so that two orders lock the same products in the same order. */
function inTurn(reservations: readonly ReservationRow[]): Wanted[] {
  const sums = new Map<string, Wanted & { count: number }>();
  for (const { version, productCode, quantity } of reservations) {
    const key = `${version} ${productCode}`;
    const count = (sums.get(key)?.count ?? 0) + thousandths(quantity.replace('-', ''));
    sums.set(key, { version, productCode, quantity: quantityOf(count), count });
  }
  return [...sums.values()].sort((a, b) => a.version - b.version || (a.productCode < b.productCode ? -1 : 1));
}

async function refusal(sql: Pick<ISql, 'unsafe'>, { productCode, quantity }: Wanted): Promise<Refusal> {
  const [found] = await sql.unsafe<{ free: string }[]>(
    'select trim_scale(on_hand - reserved)::text as free from dueline.stock where product_code = $1',
    [productCode],
  );
  return {
    code: 'stock-moved',
    detail: `Of ${productCode} ${found?.free ?? '0'} are free now; ${quantity} were asked for.`,
    errors: [{ path: 'fromStock', reason: `${productCode}: ${found?.free ?? '0'} free` }],
  };
}
