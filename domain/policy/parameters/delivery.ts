import type { Parameter } from '../parameters.ts';

/** Figures of shipping papers, tracking and receipts (SHIP, DELIV). */
export const deliveryParameters = {
  'ship.noteCopies': {
    default: 5,
    unit: 'count',
    range: [3, 20],
    kind: 'A',
    source: '004 发货单制作; 001a 5',
    owner: 'WAREHOUSE',
    purpose: 'copies of a shipping note; the regulation asks for three or more (SHIP-07)',
  },
  'deliv.trackingInterval': {
    default: '12h',
    unit: 'budget',
    kind: 'A',
    source: '004 运输跟踪',
    owner: 'LOGISTICS',
    purpose: 'longest time between two tracking events of a shipment (DELIV-01)',
  },
  'sla.delivery.receiptReturn': {
    default: 'eod+1',
    unit: 'budget',
    kind: 'S',
    source: '001a 5; ruling 9',
    owner: 'SALES',
    purpose: 'signed receipt copy returned to the sales administrator, next day (DELIV-07)',
  },
} as const satisfies Record<string, Parameter>;
