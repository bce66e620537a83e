import type { Client } from '@temporalio/client';
import type { Refusal } from '../../domain/errors.ts';
import { ProblemError } from '../problems/problem.ts';
import { within } from '../within.ts';
import { engineAnswer } from './engine-error.ts';

/** What a workflow answered, or that the engine does not run it. */
export type Reply<Answer> =
  | Answer
  | { accepted: false; refusal: Refusal }
  | { accepted: false; notRunning: true };

/** Makes calls of the engine that never take longer than `waitMs`. Throws a problem when it does not answer. */
export function createAsk(client: Client, waitMs: number) {
  return async function ask<Answer>(call: () => Promise<Answer>): Promise<Reply<Answer>> {
    try {
      // The signal ends calls that are under way; waiting for a connection heeds no signal.
      const asked = client.withAbortSignal(AbortSignal.timeout(waitMs), call);
      return await within(waitMs, asked, () => new ProblemError('engine-away'));
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      const answer = engineAnswer(error);
      if (answer.kind === 'refused') return { accepted: false, refusal: answer.refusal };
      if (answer.kind === 'not-running') return { accepted: false, notRunning: true };
      throw answer.kind === 'problem' ? Object.assign(answer.problem, { cause: error }) : error;
    }
  };
}
