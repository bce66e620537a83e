import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import type { Values } from '../forms/schema.ts';

/** What an order hands on to one like it: customer, lines and terms, without its dates, numbers and papers. */
export function useCopiedOrder(orderId: string | null) {
  return useQuery({
    queryKey: ['order', orderId, 'copy'],
    queryFn: ({ signal }) => request<Values>(`/v1/orders/${orderId}/copy`, { signal }),
    enabled: orderId !== null,
    // The form is typed into: nothing may change it under the hands.
    refetchInterval: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
