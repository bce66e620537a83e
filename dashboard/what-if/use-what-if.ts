import { useMutation } from '@tanstack/react-query';
import type { WhatIfView } from '../../api/views/what-if-schema.ts';
import { request } from '../api/request.ts';
import { filled } from '../forms/schema.ts';
import type { Typed } from './supposition.ts';

export type WhatIf = WhatIfView;
export type WhatIfOrder = WhatIfView['orders'][number];

/** Asks the question; nothing of it is kept. */
export function useWhatIf(orderId: string | undefined) {
  return useMutation({
    mutationFn: ({ suppositions, until }: { suppositions: readonly Typed[]; until: string }) =>
      request<WhatIf>('/v1/what-if', {
        method: 'POST',
        body: {
          suppositions: suppositions.map(({ kind, values }) => ({
            ...(filled(values) as object | undefined),
            kind,
          })),
          ...(orderId === undefined ? {} : { orderIds: [orderId] }),
          ...(until === '' ? {} : { until }),
        },
        idempotencyKey: crypto.randomUUID(),
      }),
  });
}
