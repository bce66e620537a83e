import type { OrderDetails } from '../../domain/order/details.ts';
import { currentEdition } from '../../domain/order/edition.ts';

/** An order by telephone that lacks its delivery date. */
export const details: OrderDetails = {
  channel: 'PHONE',
  taken: { by: '张伟', at: '2025-11-03T09:00:00+08:00', dictated: '高速钢钻头一百根' },
  externalNumber: 'TEL-1',
  customer: { customerId: 'CUS-004', name: '山东鲁北精密机械有限公司', contact: '孙晓明 13605310004' },
  lines: [
    {
      line: 1,
      productCode: 'ZX-4520',
      productName: '机床主轴',
      specification: 'Φ45×520',
      model: 'ZX-4520',
      quantity: '100',
      unit: '根',
      unitPrice: { amount: '2450.00', currency: 'CNY' },
    },
  ],
  paymentMethod: 'MONTHLY',
  deliveryAddress: '山东省济南市历城区工业北路88号',
};

/** What `receiveOrder` takes in. */
export const receipt = {
  details,
  facts: {
    vip: false,
    customerVerified: true,
    frameContract: false,
    earliestPromise: '2025-10-30',
    lines: [],
  },
  fingerprint: 'f',
  policyVersion: 'default-1',
  calendarId: 'company',
  calendarVersion: 1,
  edition: currentEdition,
};
