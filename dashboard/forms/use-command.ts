import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from '../api/request.ts';
import type { Act } from './act.ts';
import { filled, type Values } from './schema.ts';

/** What goes with a command beside its input. */
export interface Extras {
  reason?: string;
  occurredAt?: string;
}

/**
 * Gives a command. The same content sent again carries the same Idempotency-Key: after a lost connection the second
 * click takes effect once (I8).
 */
export function useCommand(act: Act) {
  const client = useQueryClient();
  const sent = useRef<{ body: string; key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: async ({ values, extras, version }: { values: Values; extras: Extras; version: number }) => {
      const input = (filled({ ...values, ...act.fixed }) ?? {}) as Values;
      const body = {
        input,
        expectedVersion: version,
        ...(act.lotId === undefined ? {} : { lotId: act.lotId }),
        ...(filled(extras) as Extras | undefined),
      };
      const text = JSON.stringify(body);
      if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
      return await request<object>(act.path, { method: 'POST', body, idempotencyKey: sent.current.key });
    },
    onSuccess: (after) => {
      const { key } = act.subject;
      client.setQueryData(key, after);
      void client.invalidateQueries({ queryKey: key });
      void client.invalidateQueries({ queryKey: ['work'] });
    },
  });
}
