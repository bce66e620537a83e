import type { ServerResponse } from 'node:http';
import type { ReadScope } from '../../domain/people/rights.ts';

/** One open stream of events, and what its reader may hear of. */
export interface Listener {
  personId: string;
  /** Refreshed at each heartbeat. */
  scope: ReadScope;
  /** Of this order alone. */
  orderId?: string;
  /** Who reads it now, or undefined when the sign-in has ended. */
  recheck: () => Promise<ReadScope | undefined>;
  stream: EventStream;
}

/** Bytes that a reader may leave unread before its stream is cut off: it comes again and reads anew. */
const unreadBytes = 256 * 1024;

/** Server-sent events on an answer that is already begun. */
export class EventStream {
  private readonly raw: ServerResponse;

  constructor(raw: ServerResponse) {
    this.raw = raw;
    raw.write('retry: 2000\n\n');
  }

  send(event: 'ready' | 'order' | 'notice', data: object): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  heartbeat(): void {
    this.write(': still here\n\n');
  }

  close(): void {
    this.raw.end();
  }

  private write(text: string): void {
    if (this.raw.destroyed || this.raw.writableEnded) return;
    if (this.raw.writableLength > unreadBytes) this.raw.destroy();
    else this.raw.write(text);
  }
}
