import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { CaseCommitInput, CaseCommitResult } from '../domain/cases/case-commit.ts';
import type { CaseState } from '../domain/cases/case-state.ts';
import type { Telling } from '../domain/cases/case-tellings.ts';
import type { CaseCommand } from '../domain/cases/decide-case.ts';
import type { Refusal } from '../domain/errors.ts';
import type { PolicyValues } from '../domain/policy/policy.ts';

/** Argument of the workflow `case`. A run continued as new carries its state on. */
export interface CaseStart {
  caseId: string;
  /** The policy values that the case keeps to its end (SLA-11). */
  policy: PolicyValues;
  state?: CaseState;
  /** Updates after which the run is carried on as a new one; absent: what suits the engine's own limit (I12). */
  updatesPerRun?: number;
}

/** The answer to a command: the version that holds its effect, or why it was refused. */
export type CaseAnswer =
  | { accepted: true; caseId: string; caseNumber: string; version: number }
  | { accepted: false; refusal: Refusal };

/** What the workflow leaves when the case is at its end. */
export interface CaseResult {
  caseId: string;
  caseNumber: string;
  step: string;
  version: number;
  details: string;
}

/** The one update: every command, `openCase` included. */
export const caseUpdate = defineUpdate<CaseAnswer, [CaseCommand]>('command');

/** The case's state as the workflow holds it. */
export const caseStateQuery = defineQuery<CaseState>('state');

export const caseWorkflowType = 'case';

export function caseWorkflowId(caseId: string): string {
  return `case/${caseId}`;
}

/** What an order made of what its case told it. */
export interface OrderReply {
  tellingId: string;
  orderId: string;
  result: 'TAKEN' | 'CLOSED' | 'FAILED';
  reason?: string;
}

/** The activities that a case asks for. */
export interface CaseActivities {
  commitCase(input: CaseCommitInput): Promise<CaseCommitResult>;
  /** Gives the orders of a case what they are to know. Throws until each of them has answered. */
  tellOrders(input: { caseId: string; tellings: Telling[] }): Promise<OrderReply[]>;
}
