import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Order, orderKey } from '../api/orders.ts';
import { request } from '../api/request.ts';
import { filled, type Values } from '../forms/schema.ts';

/** What is sent: lines that hold nothing are not lines. */
export function orderBodyOf(values: Values): Values {
  const body = (filled(values) ?? {}) as Values;
  return { ...body, customer: body['customer'] ?? {}, lines: body['lines'] ?? [] };
}

/** Enters the order. The same content sent again is the same order, however often the button is pressed (I8). */
export function useNewOrder() {
  const client = useQueryClient();
  const sent = useRef<{ body: string; key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: async (values: Values) => {
      const body = orderBodyOf(values);
      const text = JSON.stringify(body);
      if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
      return await request<Order>('/v1/orders', { method: 'POST', body, idempotencyKey: sent.current.key });
    },
    onSuccess: (order) => {
      client.setQueryData(orderKey(order.orderId), order);
      void client.invalidateQueries({ queryKey: ['work'] });
    },
  });
}
