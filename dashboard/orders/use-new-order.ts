import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Order, orderKey } from '../api/orders.ts';
import { request } from '../api/request.ts';
import { filled, type Values } from '../forms/schema.ts';
import { applicable, partsOf } from './order-parts.ts';

/** What is sent: lines that hold nothing are not lines. */
export function orderBodyOf(values: Values): Values {
  const body = (filled(applicable(values)) ?? {}) as Values;
  return { ...body, customer: body['customer'] ?? {}, lines: body['lines'] ?? [] };
}

interface Entry {
  values: Values;
  /** The message or papers that it is entered from. */
  files?: readonly File[];
  /** The draft that holds them already. */
  draftId?: string | undefined;
}

/** Papers that were sent, or are about to be. */
interface Kept {
  files: readonly File[];
  channel: unknown;
  key: string;
  draftId?: string;
}

/**
 * Enters the order. The same content sent again is the same order, however often the button is pressed (I8). Its
 * original is sent first, as a draft of an order: when the order itself is refused or the connection is lost, the paper
 * waits among the drafts and is not sent again.
 */
export function useNewOrder() {
  const client = useQueryClient();
  const sent = useRef<{ text: string; key: string } | undefined>(undefined);
  const kept = useRef<Kept | undefined>(undefined);

  const keep = async (channel: unknown, files: readonly File[]) => {
    if (kept.current?.files !== files || kept.current.channel !== channel)
      kept.current = { files, channel, key: crypto.randomUUID() };
    const now = kept.current;
    if (now.draftId !== undefined) return now.draftId;
    const form = new FormData();
    form.append('channel', String(channel));
    for (const file of files) form.append('file', file);
    const options = { method: 'POST', form, idempotencyKey: now.key } as const;
    now.draftId = (await request<{ draftId: string }>('/v1/order-drafts', options)).draftId;
    return now.draftId;
  };
  return useMutation({
    mutationFn: async ({ values, files = [], draftId }: Entry) => {
      const isWritten = files.length > 0 && partsOf(values).paper;
      const from = draftId ?? (isWritten ? await keep(values['channel'], files) : undefined);
      const path = from === undefined ? '/v1/orders' : `/v1/order-drafts/${from}/register`;
      const body = orderBodyOf(values);
      const text = path + JSON.stringify(body);
      if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
      return await request<Order>(path, { method: 'POST', body, idempotencyKey: sent.current.key });
    },
    onSuccess: (order) => {
      client.setQueryData(orderKey(order.orderId), order);
      void client.invalidateQueries({ queryKey: ['work'] });
      void client.invalidateQueries({ queryKey: ['order-drafts'] });
    },
  });
}
