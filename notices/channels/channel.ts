import type { OutboxChannel } from '../../db/outbox/claim.ts';
import type { CustomerRecipient, Recipient } from '../../db/outbox/recipient.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CustomerMessage } from '../../domain/notices/customer/customer-message.ts';
import type { Notice, SingleNotice } from '../../domain/notices/notice.ts';

interface DeliveryFacts {
  /** The same at every attempt: by it a receiver tells a repeat from a new message. */
  key: string;
  queuedAt: Instant;
  attemptAt: Instant;
}

/** One notice for one recipient of the company, or for a program. */
export interface Delivery extends DeliveryFacts {
  notice: Notice;
  /** Where what the notice asks for is done. */
  link: string;
  /** Where what an entry of a digest asks for is done. */
  linkTo?: (entry: SingleNotice) => string;
  recipient: Exclude<Recipient, CustomerRecipient>;
}

/** A message to a customer: all that it tells is in it. */
export interface CustomerDelivery extends DeliveryFacts {
  notice: CustomerMessage;
  recipient: CustomerRecipient;
}

interface WayOut<Serves extends OutboxChannel, Sent> {
  /** The rows of the outbox that it sends. */
  readonly serves: Serves;
  /** What it is called in logs: `SMTP`, `FILE`, `WEBHOOK`, `WECOM`, `IN_APP`. */
  readonly name: string;
  /** Notices sent at the same time at most. */
  readonly slots: number;
  /** An attempt that takes longer is ended through the signal. */
  readonly sendWithinMs: number;
  /** Resolves when the receiver has taken the message; rejects with a `SendFailure` or any other error. */
  send(delivery: Sent, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A way to reach people or programs. A new one is one file with this shape and one line in `start-notices.ts`. */
export type Channel = WayOut<Exclude<OutboxChannel, 'CUSTOMER_EMAIL'>, Delivery>;

/** The way to customers. */
export type CustomerChannel = WayOut<'CUSTOMER_EMAIL', CustomerDelivery>;

export type AnyChannel = Channel | CustomerChannel;

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
