import type { OutboxChannel } from '../../db/outbox/claim.ts';
import type { Recipient } from '../../db/outbox/recipient.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Notice, SingleNotice } from '../../domain/notices/notice.ts';

/** One notice for one recipient. */
export interface Delivery {
  /** The same at every attempt: by it a receiver tells a repeat from a new message. */
  key: string;
  notice: Notice;
  /** Where what the notice asks for is done. */
  link: string;
  /** Where what an entry of a digest asks for is done. */
  linkTo?: (entry: SingleNotice) => string;
  recipient: Recipient;
  queuedAt: Instant;
  attemptAt: Instant;
}

/** A way to reach people or programs. A new one is one file with this shape and one line in `start-notices.ts`. */
export interface Channel {
  /** The rows of the outbox that it sends. */
  readonly serves: OutboxChannel;
  /** What it is called in logs: `SMTP`, `FILE`, `WEBHOOK`, `WECOM`, `IN_APP`. */
  readonly name: string;
  /** Notices sent at the same time at most. */
  readonly slots: number;
  /** An attempt that takes longer is ended through the signal. */
  readonly sendWithinMs: number;
  /** Resolves when the receiver has taken the message; rejects with a `SendFailure` or any other error. */
  send(delivery: Delivery, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Why a message was not taken, and what is to become of it. */
export class SendFailure extends Error {
  /** True when no later attempt can succeed until somebody changes something. */
  readonly permanent: boolean;
  /** How long the receiver asks to be left alone. */
  readonly retryAfterMs: number | undefined;
  /** False when nothing was tried: the row waits `retryAfterMs` and uses up none of its attempts. */
  readonly counted: boolean;

  constructor(
    message: string,
    options: { permanent?: boolean; retryAfterMs?: number; counted?: boolean } = {},
  ) {
    super(message);
    this.name = 'SendFailure';
    this.permanent = options.permanent ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.counted = options.counted ?? true;
  }
}
