import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';

/** Live events make data stale at once; without them it is read anew within the minute. */
const staleAfterMs = 30_000;
const readAgainAfterMs = 60_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: staleAfterMs,
        refetchInterval: readAgainAfterMs,
        // What the API refused it will refuse again; only a lost connection is worth another try.
        retry: (failures, error) => problemOf(error) === undefined && failures < 2,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
