import type { Channel } from './channel.ts';

/** Notices that people read in the product itself: a row is delivered by being there. */
export function createInApp(): Channel {
  return {
    serves: 'IN_APP',
    name: 'IN_APP',
    slots: 1,
    sendWithinMs: 1_000,
    send: async () => undefined,
    close: async () => undefined,
  };
}
