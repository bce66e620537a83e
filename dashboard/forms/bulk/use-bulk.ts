import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from '../../api/request.ts';
import { filled, type Values } from '../schema.ts';
import type { Extras } from '../use-command.ts';
import { type BulkOutcome, type BulkRow, inputFor } from './bulk-target.ts';

interface BulkAnswer {
  results: BulkOutcome[];
}

interface Given {
  rows: readonly BulkRow[];
  common: Values;
  own: readonly string[];
  extras: Extras;
  preview: boolean;
}

/**
 * Gives one command to many, or asks what would become of each. The same content sent again carries the same
 * Idempotency-Key: a second click, or a click after a lost connection, gives no target the command twice (I8).
 */
export function useBulk() {
  const client = useQueryClient();
  const sent = useRef<{ body: string; key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: async ({ rows, common, own, extras, preview }: Given) => {
      const acts = rows.flatMap(({ key, act }) => (act === undefined ? [] : [{ key, act }]));
      // Two acts of one order move its version in turn.
      const isShared = (orderId: string) => acts.filter(({ act }) => act.subject.id === orderId).length > 1;
      const body = {
        command: acts[0]?.act.command,
        ...(filled(extras) as Extras | undefined),
        ...(preview && { preview }),
        targets: acts.map(({ act }) => ({
          orderId: act.subject.id,
          ...(act.lotId === undefined ? {} : { lotId: act.lotId }),
          ...(preview || isShared(act.subject.id) ? {} : { expectedVersion: act.version }),
          input: inputFor(act, common, own),
        })),
      };
      const text = JSON.stringify(body);
      if (preview || sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
      const { key } = sent.current;
      const { results } = await request<BulkAnswer>('/v1/commands', {
        method: 'POST',
        body,
        idempotencyKey: key,
      });
      return new Map(acts.map((each, index) => [each.key, results[index] ?? {}]));
    },
    onSuccess: (_outcomes, { rows, preview }) => {
      if (preview) return;
      void client.invalidateQueries({ queryKey: ['work'] });
      for (const { orderId } of rows) void client.invalidateQueries({ queryKey: ['order', orderId] });
    },
  });
}
