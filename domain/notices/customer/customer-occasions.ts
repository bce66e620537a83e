import { orderTotal } from '../../order/amounts.ts';
import type { OrderLine } from '../../order/details.ts';
import { hasEdition } from '../../order/edition.ts';
import type { OrderEvent } from '../../order/events.ts';
import type { FoldedEntry } from '../../order/fold.ts';
import type { LotLine } from '../../order/lot.ts';
import type { OrderState } from '../../order/state.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import type { Calendar } from '../../working-time/calendar.ts';
import { formatLocal } from '../../working-time/working-minutes.ts';
import { isMailAddress } from '../mail-address.ts';
import type { CustomerLine, CustomerMessage, CustomerOccasion } from './customer-message.ts';

/** What has happened that a customer hears of, with what only this occasion tells. */
interface Happened {
  occasion: CustomerOccasion;
  /** The lot that was shipped. */
  lotId?: string;
  told: Partial<CustomerMessage>;
}

/**
 * What the customer of an order is written about some entry: nothing without an address, and only what
 * `customer.messages` names for the order's channel.
 */
export function customerMessages(
  { entry, after }: FoldedEntry,
  policy: PolicyValues,
  calendar: Calendar,
): { message: CustomerMessage; address: string; lotId?: string }[] {
  const { customer, channel } = after.details;
  const { email, name, language } = customer;
  if (!hasEdition(after, 2) || email === undefined || !isMailAddress(email)) return [];
  const sent: Readonly<Record<string, string | number | readonly string[]>> = policy['customer.messages'];
  return entry.events
    .flatMap((event) => happened(event, after) ?? [])
    .filter(({ occasion }) => [sent[occasion] ?? []].flat().includes(channel))
    .map(({ occasion, lotId, told }) => ({
      address: email,
      ...(lotId === undefined ? {} : { lotId }),
      message: {
        kind: 'CUSTOMER_MESSAGE',
        occasion,
        orderId: after.orderId,
        orderNumber: after.orderNumber ?? after.orderId,
        ...given({ externalNumber: after.details.externalNumber, customerName: name, language }),
        reachedAt: formatLocal(calendar, entry.recordedAt),
        zone: calendar.zone,
        lines: after.details.lines.map(lineOf),
        ...told,
      },
    }));
}

/** True when an entry may make or unmake a message to the customer. */
export function concernsCustomer({ entry, after }: FoldedEntry): boolean {
  if (after.details.customer.email === undefined) return false;
  return entry.events.some((event) => happened(event, after) !== undefined || overtakenBy(event).length > 0);
}

/** Occasions whose message is pointless once another one has come. */
export function overtakenBy(event: OrderEvent): readonly CustomerOccasion[] {
  if (event.type === 'orderStageEntered' && event.stage === 'CONFIRMED') return ['ACCEPTED'];
  const isOver =
    (event.type === 'orderRecorded' && event.record.rejection !== undefined) ||
    event.type === 'cancellationCompleted';
  return isOver ? ['RECEIVED', 'ACCEPTED', 'CONFIRMED', 'PREWARNED'] : [];
}

function happened(event: OrderEvent, after: OrderState): Happened | undefined {
  switch (event.type) {
    case 'orderReceived': {
      const missing = after.gaps.filter(({ whose }) => whose === 'CUSTOMER').map(({ path }) => path);
      return { occasion: 'RECEIVED', told: missing.length === 0 ? {} : { missing } };
    }
    case 'orderRecorded': {
      const { rejection, decision } = event.record;
      if (rejection !== undefined)
        return { occasion: 'REJECTED', told: { lines: [], said: rejection.reason } };
      if (decision === undefined || decision.outcome === 'REJECT') return undefined;
      return { occasion: 'ACCEPTED', told: { ...terms(after), ...given({ said: decision.conditions }) } };
    }
    case 'orderStageEntered':
      return event.stage === 'CONFIRMED' ? { occasion: 'CONFIRMED', told: terms(after) } : undefined;
    case 'customerPrewarned': {
      const { told, message } = event.prewarning;
      return told ? { occasion: 'PREWARNED', told: { lines: [], said: message } } : undefined;
    }
    case 'lotRecorded':
      return event.record.shipment === undefined ? undefined : shipped(event.lotId, after);
    default:
      return undefined;
  }
}

/** Price, agreed date and expected delivery (INTAKE-19). */
function terms(state: OrderState): Partial<CustomerMessage> {
  const promise = state.clocks.find(({ kind }) => kind === 'promisedDelivery')?.due;
  return {
    total: orderTotal(state.details),
    ...given({ deliveryDate: state.details.deliveryDate, expectedDelivery: promise }),
  };
}

function shipped(lotId: string, { lots, details }: OrderState): Happened | undefined {
  const lot = lots.find((each) => each.lotId === lotId);
  if (lot === undefined) return undefined;
  const { shipment, transport } = lot;
  const line = ({ line: number, quantity }: LotLine): CustomerLine => {
    const own = details.lines.find((each) => each.line === number);
    const { unitPrice: _price, ...goods } = own === undefined ? { name: String(number) } : lineOf(own);
    return { ...goods, quantity };
  };
  return {
    occasion: 'SHIPPED',
    lotId,
    told: {
      lines: lot.lines.map(line),
      ...given({
        carrier: transport?.carrier,
        expectedArrival: transport?.expectedArrival,
        trackingNumber: shipment?.trackingNumber,
        shippingNoteNumber: shipment?.shippingNoteNumber,
      }),
    },
  };
}

function lineOf(line: OrderLine): CustomerLine {
  const { line: number, productName, productCode, model, specification, quantity, unit, unitPrice } = line;
  const name = [productName ?? productCode, model, specification].filter((part) => part !== undefined);
  return {
    name: name.length === 0 ? String(number) : [...new Set(name)].join(' '),
    ...given({ quantity, unit, unitPrice }),
  };
}

/** The fields that have a value. */
function given<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Fields]?: Exclude<Fields[Field], undefined>;
  };
}
