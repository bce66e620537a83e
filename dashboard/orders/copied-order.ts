import { useQuery } from '@tanstack/react-query';
import type { Order } from '../api/orders.ts';
import { request } from '../api/request.ts';
import type { Values } from '../forms/schema.ts';

/** What an order hands on to one like it: customer, lines and terms, without its dates, numbers and papers. */
export function useCopiedOrder(orderId: string | null) {
  return useQuery({
    queryKey: ['order', orderId, 'copy'],
    queryFn: async ({ signal }) => copyOf(await request<Order>(`/v1/orders/${orderId}`, { signal })),
    enabled: orderId !== null,
  });
}

function copyOf({ details }: Order): Values {
  const { customer, lines, orderType, orderKind, paymentMethod, deliveryAddress, consignee } = details;
  return {
    channel: 'SALESPERSON',
    customer,
    lines: lines.map(({ line: _number, ...line }) => line),
    orderType,
    orderKind,
    paymentMethod,
    deliveryAddress,
    consignee,
  };
}
