import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { FieldProblem, Refusal } from '../domain/errors.ts';
import type { Instant } from '../domain/instant.ts';
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

/** Argument of the workflow `rollOut`, which applies one change and brings it to every open order. */
export interface RollOutStart {
  changeId: string;
  /** Person who applies it. */
  by: string;
  /** Milliseconds between two looks for orders that came in by the old rules: longer than an API keeps its calendar. */
  lookAgainAfter: number;
  /** Pages after which the run is carried on as a new one; absent: what suits the engine's own limit (I12). */
  pagesPerRun?: number;
  /** What a run that went before this one has come to. */
  begun?: ChangeBegun;
  look?: RollOutLook;
}

/** The change holds from now on, or what is wrong with it: then nothing happened. `reaches`: open orders take it too. */
export type ChangeBegun = { begun: true; reaches: boolean } | { begun: false; problems: FieldProblem[] };

/** One look through the open orders. */
export interface RollOutLook {
  number: number;
  /** The last order that was looked at; absent at the start. */
  after?: string;
  /** Orders that took the change in this look. */
  given: number;
  failed: FailedOrder[];
  /** Orders that gave no answer and are asked again. */
  unanswered: FailedOrder[];
}

/** An order that did not take a change, and why. */
export interface FailedOrder {
  orderId: string;
  reason: string;
}

/** A page of a look; `next` is where the following one starts, null after the last. */
export interface RollOutPage {
  next: string | null;
  given: number;
  failed: FailedOrder[];
  unanswered: FailedOrder[];
}

/** Answers once the change holds or is refused. */
export const beginUpdate = defineUpdate<ChangeBegun, []>('begin');

export const rollOutWorkflowType = 'rollOut';

/** One run per change, however often it is applied. */
export function rollOutWorkflowId(changeId: string): string {
  return `change/${changeId}`;
}

/** The activities that a roll-out asks for. */
export interface RollOutActivities {
  beginChange(input: { changeId: string; by: string; at: Instant }): Promise<ChangeBegun>;
  rollOutPage(input: { changeId: string; after?: string; at: Instant }): Promise<RollOutPage>;
  finishChange(input: { changeId: string; failed: FailedOrder[]; at: Instant }): Promise<void>;
}
