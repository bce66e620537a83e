import { useMemo } from 'react';

/** A lost connection keeps nobody from saving: so long a lookup is waited for, in milliseconds. */
const patienceMs = 2_000;

/** What the catalogue is asked for while people type on. */
export interface Lookups {
  track(lookup: Promise<unknown>): void;
  /** Resolves when every answer is there, or has taken too long. */
  settled(): Promise<void>;
}

export function useLookups(): Lookups {
  return useMemo(() => {
    const underWay = new Set<Promise<unknown>>();
    return {
      track(lookup) {
        underWay.add(lookup);
        void lookup.finally(() => underWay.delete(lookup));
      },
      async settled() {
        if (underWay.size === 0) return;
        const tooLong = new Promise((resolve) => setTimeout(resolve, patienceMs));
        await Promise.race([Promise.allSettled(underWay), tooLong]);
      },
    };
  }, []);
}
