import { type HeldOrder, readHoldingEntries } from '../../db/reads/attribution.ts';
import { type Attribution, attributionOf } from '../../domain/figures/attribution.ts';
import { custodyOf } from '../../domain/figures/custody.ts';
import { type Party, partyName } from '../../domain/figures/party.ts';
import { percentOf } from '../../domain/figures/share.ts';
import type { Span } from '../../domain/figures/span.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ApiContext } from '../context.ts';
import type { PartyMinutes } from '../views/report-schema.ts';

/** An order with its working minutes by party. */
export interface AttributedOrder extends HeldOrder {
  open: boolean;
  attribution: Attribution;
}

/** The working minutes of orders until `now`, in a span where one is given; orders with nothing in it are left out. */
export async function attributeOrders(
  { database, reference }: ApiContext,
  orders: readonly HeldOrder[],
  now: Instant,
  span?: Span,
): Promise<AttributedOrder[]> {
  const journals = await readHoldingEntries(
    database,
    orders.map(({ orderId }) => orderId),
  );
  const attributed: AttributedOrder[] = [];
  for (const order of orders) {
    const calendar = await reference.calendar(order.calendarId, order.calendarVersion);
    const custody = custodyOf(order.orderId, journals.get(order.orderId) ?? []);
    const attribution = attributionOf(custody, calendar, now, span);
    if (attribution === undefined) continue;
    attributed.push({ ...order, open: custody.endedAt === undefined, attribution });
  }
  return attributed;
}

/** Minutes by party with names, and each one's share of the whole. */
export function partyViews(
  charges: readonly { party: Party; minutes: number }[],
  whole: number,
): PartyMinutes {
  return charges.map(({ party, minutes }) => ({
    party,
    name: partyName(party),
    minutes,
    percent: percentOf(minutes, whole),
  }));
}
