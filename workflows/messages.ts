import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Refusal } from '../domain/errors.ts';
import type { CommitInput, CommitResult } from '../domain/order/commit.ts';
import type { Command } from '../domain/order/decide.ts';
import type { OrderState } from '../domain/order/state.ts';
import type { PolicyValues } from '../domain/policy/policy.ts';

/** Argument of the workflow `order`. A run continued as new carries its state on. */
export interface OrderStart {
  orderId: string;
  /** The policy values that the order keeps to its end (SLA-11). */
  policy: PolicyValues;
  state?: OrderState;
  /** Updates after which the run is carried on as a new one; absent: what suits the engine's own limit (I12). */
  updatesPerRun?: number;
}

/** The answer to a command: the version that holds its effect, or why it was refused. */
export type CommandAnswer =
  | { accepted: true; orderId: string; orderNumber: string; version: number }
  | { accepted: false; refusal: Refusal };

/** What the workflow leaves when the order is archived or rejected; the details stay readable in the Web UI. */
export interface OrderResult {
  orderId: string;
  orderNumber: string;
  stage: string;
  version: number;
  details: string;
}

/** The one update: every command, `receiveOrder` included. The caller chooses its id: hash(caller, key) (I8). */
export const commandUpdate = defineUpdate<CommandAnswer, [Command]>('command');

/** The order's state as the workflow holds it; `reconcile` compares it with the tables (I1). */
export const stateQuery = defineQuery<OrderState>('state');

/** Workflow type and id are the same everywhere. */
export const orderWorkflowType = 'order';

export function orderWorkflowId(orderId: string): string {
  return `order/${orderId}`;
}

/** Type of the failure with which a validator refuses early; its first detail is the `Refusal`. */
export const refusalFailureType = 'Refusal';

/** The activities that the order workflow asks for. */
export interface OrderActivities {
  commit(input: CommitInput): Promise<CommitResult>;
}
