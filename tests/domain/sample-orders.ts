import type { OrderDetails, OrderFacts, OrderLine } from '../../domain/order/details.ts';
import { currentEdition } from '../../domain/order/edition.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { OrderDriver, type Who } from './order-driver.ts';

/** What is special about an order; everything else is the usual one. */
export interface Opening {
  details?: Partial<OrderDetails>;
  facts?: Partial<OrderFacts>;
  policy?: Partial<PolicyValues>;
  /** Planning's figures tell no date. */
  noPromise?: true;
  by?: Who;
  now?: string;
  occurredAt?: string;
}

export const cabinets: OrderLine = {
  line: 1,
  productCode: 'P-1',
  productName: '高压开关柜',
  specification: '10kV',
  model: 'KYN28A-12',
  quantity: '100',
  unit: '台',
  unitPrice: { amount: '1980.50', currency: 'CNY' },
};

export const cables: OrderLine = {
  ...cabinets,
  line: 2,
  productCode: 'P-2',
  productName: '电缆',
  model: 'YJV22',
  quantity: '2.5',
  unit: 'km',
  unitPrice: { amount: '800.00', currency: 'CNY' },
};

/** Complete, and too large for any policy to decide it: 198,050.00 CNY. */
export const usualDetails: OrderDetails = {
  channel: 'SALESPERSON',
  customer: { customerId: 'CUS-1', name: '华东电气', contact: '王敏 021-5550' },
  lines: [cabinets],
  paymentMethod: 'MONTHLY',
  deliveryDate: '2025-11-14',
  deliveryAddress: '上海市松江区',
};

export const usualFacts: OrderFacts = {
  vip: false,
  customerVerified: true,
  frameContract: false,
  earliestPromise: '2025-10-30',
  lines: [{ line: 1, inCatalogue: true, bomReleased: true }],
};

/** A catalogue order of 20 cabinets at the list price, 39,610.00 CNY: nothing keeps policy from passing it. */
export const plain = {
  details: { lines: [{ ...cabinets, quantity: '20' }] },
  facts: {
    creditFree: { amount: '500000.00', currency: 'CNY' },
    earliestPromise: '2025-10-30',
    lines: [
      {
        line: 1,
        inCatalogue: true,
        bomReleased: true,
        listPrice: { amount: '1980.50', currency: 'CNY' },
      },
    ],
  },
} as const satisfies Opening;

/** The usual order with two lines: 100 cabinets and 2.5 km of cable, 200,050.00 CNY. */
export const twoLines = {
  details: { lines: [cabinets, cables] },
  facts: { lines: [1, 2].map((line) => ({ line, inCatalogue: true, bomReleased: true })) },
} satisfies Opening;

export function receipt(opening: Opening = {}): CommandInputs['receiveOrder'] {
  return {
    details: { ...usualDetails, ...opening.details },
    facts: factsOf(opening),
    fingerprint: 'sha256:1',
    policyVersion: 'default-1',
    calendarId: 'company',
    calendarVersion: 1,
    edition: currentEdition,
  };
}

function factsOf({ facts, noPromise }: Opening): OrderFacts {
  const { earliestPromise, ...rest } = { ...usualFacts, ...facts };
  return noPromise === true || earliestPromise === undefined ? rest : { ...rest, earliestPromise };
}

/** An order as it has just come in. */
export function received(opening: Opening = {}): OrderDriver {
  const order = new OrderDriver(opening.now, opening.policy);
  const rest = opening.occurredAt === undefined ? {} : { occurredAt: opening.occurredAt };
  order.give('receiveOrder', receipt(opening), opening.by ?? 'SALESPERSON', rest);
  return order;
}

/** The usual details without some of their fields. */
export function without(...fields: ('paymentMethod' | 'deliveryDate' | 'deliveryAddress')[]): OrderDetails {
  const details = { ...usualDetails };
  for (const field of fields) delete details[field];
  return details;
}

/** Wrong information that a case told the order of. */
export const caseNote: CommandInputs['noteCase'] = {
  caseId: 'case_1',
  caseNumber: 'CE-1',
  kind: 'EXCEPTION',
  type: 'INFO_ERROR',
  effect: 'BLOCK',
};
