import { request } from '../api/request.ts';

/** What a code stands for. */
export interface Scanned {
  orderId: string;
  lotId?: string;
}

/** Codes as labels bear them: `D1-ord_...-L1`, or the address of the page `/s/ord_.../L1`. */
const written = /(?:^D1-|\/s\/)(ord_[a-z2-7]{26})(?:[-/](L\d{1,4}))?\/?$/;

/**
 * The order and lot of a code. Labels are read here; an order number, a tracking number and whatever else was typed
 * the API looks up. Rejects with ProblemError for a code that stands for nothing.
 */
export async function readCode(text: string): Promise<Scanned> {
  const [, orderId, lotId] = written.exec(text) ?? [];
  if (orderId !== undefined) return lotId === undefined ? { orderId } : { orderId, lotId };
  const found = await request<Scanned>(`/v1/codes/${encodeURIComponent(text)}`);
  return { orderId: found.orderId, ...(found.lotId === undefined ? {} : { lotId: found.lotId }) };
}

/** Where the page of a scanned order or lot is. */
export function scannedPath({ orderId, lotId }: Scanned): string {
  return lotId === undefined ? `/s/${orderId}` : `/s/${orderId}/${lotId}`;
}
