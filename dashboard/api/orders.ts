import { useQuery } from '@tanstack/react-query';
import type { OrderView } from '../../api/views/order-schema.ts';
import { request } from './request.ts';

export type Order = OrderView;
export type AvailableCommand = OrderView['availableCommands'][number];

export const orderKey = (orderId: string) => ['order', orderId];

/** One order as the person who is signed in sees it; read again when it changes. */
export function useOrder(orderId: string | undefined) {
  return useQuery({
    queryKey: orderKey(orderId ?? ''),
    queryFn: ({ signal }) => request<Order>(`/v1/orders/${orderId}`, { signal }),
    enabled: orderId !== undefined,
  });
}
