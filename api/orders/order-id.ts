import { createHash } from 'node:crypto';
import { canonicalJson } from '../../db/journal/canonical-json.ts';
import { derivedId, randomId } from '../../db/journal/opaque-id.ts';
import { quantityOf, thousandths } from '../../domain/money/quantity.ts';
import type { OrderRequest } from '../inputs/order-request.ts';

/** Where an order's id comes from: the sender's own number, the draft it is made of, the request's key, or chance. */
export interface OrderIdSource {
  caller: string;
  key?: string | undefined;
  /** The shop that pushed it: its numbers are its own, and may be another shop's too (INTAKE-03). */
  platformId?: string | undefined;
  draftId?: string | undefined;
}

/**
 * The id of an order (I7). The same channel and external number, or the same caller and key, give the same id;
 * a draft makes one order; without any of them it is random, and `derived` is false.
 */
export function orderIdOf(
  request: Pick<OrderRequest, 'channel' | 'externalNumber'>,
  { caller, key, platformId, draftId }: OrderIdSource,
): { orderId: string; derived: boolean } {
  const { channel, externalNumber } = request;
  if (externalNumber !== undefined) {
    const shop = platformId === undefined ? [] : [platformId];
    return { orderId: derivedId('ord', ['external', channel, ...shop, externalNumber]), derived: true };
  }
  if (draftId !== undefined) return { orderId: derivedId('ord', ['draft', draftId]), derived: true };
  if (key !== undefined) return { orderId: derivedId('ord', ['key', caller, key]), derived: true };
  return { orderId: randomId('ord'), derived: false };
}

/** Hash of an order as it came in; when it came in is no part of it, nor is how its quantities are written. */
export function fingerprintOf({ occurredAt: _when, ...request }: OrderRequest): string {
  const lines = request.lines.map((line) =>
    line.quantity === undefined ? line : { ...line, quantity: quantityOf(thousandths(line.quantity)) },
  );
  return createHash('sha256')
    .update(canonicalJson({ ...request, lines }))
    .digest('hex');
}

/** The engine's id of an update: the same caller and key, the same update (I8). */
export function updateIdOf(caller: string, key: string, part = ''): string {
  return createHash('sha256')
    .update(canonicalJson([caller, key, part]))
    .digest('hex');
}
