import { continueAsNew, proxyActivities, setHandler } from '@temporalio/workflow';
import { applyCaseFacts, unopenedCase } from '../domain/cases/apply-case.ts';
import { composeCaseBatch } from '../domain/cases/case-batch.ts';
import type { CaseEntry, CaseFacts } from '../domain/cases/case-events.ts';
import { isFinalStep } from '../domain/cases/case-kinds.ts';
import type { CaseState } from '../domain/cases/case-state.ts';
import { pendingTellings } from '../domain/cases/case-tellings.ts';
import type { CaseCommand } from '../domain/cases/decide-case.ts';
import { nextDueInstant } from '../domain/order/state.ts';
import { withOverrides } from '../domain/policy/policy.ts';
import {
  type CaseActivities,
  type CaseAnswer,
  type CaseResult,
  type CaseStart,
  caseStateQuery,
  caseUpdate,
  type OrderReply,
} from './case-messages.ts';
import { caseDetails, createCaseView } from './case-view.ts';
import { clockSummary } from './clock-words.ts';
import type { LoopWords } from './command-queue.ts';
import { commitTries, runLimits, tellingTries } from './limits.ts';
import { type Life, liveSerially } from './serial-loop.ts';

const { commitCase } = proxyActivities<CaseActivities>({
  startToCloseTimeout: commitTries.startToClose,
  retry: { initialInterval: commitTries.firstPause, maximumInterval: commitTries.longestPause },
});

const { tellOrders } = proxyActivities<CaseActivities>({
  startToCloseTimeout: tellingTries.startToClose,
  heartbeatTimeout: tellingTries.heartbeat,
  retry: { initialInterval: tellingTries.firstPause, maximumInterval: tellingTries.longestPause },
});

type Accepted = Extract<CaseAnswer, { accepted: true }>;

const words: LoopWords = {
  closed: { code: 'not-in-this-state', detail: 'The case is closed.' },
  justClosed: { code: 'not-in-this-state', detail: 'The case has just closed.' },
  carriedOn: { code: 'slow-down', detail: 'The case is being carried on; try again.' },
};

/** One case, whatever its kind, from its opening until it is closed and its orders know. */
export async function runCase(start: CaseStart): Promise<CaseResult> {
  const { updatesPerRun = runLimits.updatesPerRun } = start;
  const policy = withOverrides(start.policy);
  let current = start.state ?? unopenedCase(start.caseId);
  const { show } = createCaseView();
  setHandler(caseStateQuery, () => current);
  const life: Life<CaseState, CaseCommand, CaseEntry, CaseFacts, Accepted> = {
    update: caseUpdate,
    words,
    updatesPerRun,
    compose: (state, commands, now, lost) => composeCaseBatch(state, commands, now, policy, lost),
    commit: ({ caseId, version: afterVersion }, entries, summary) =>
      commitCase.executeWithOptions({ summary }, [{ caseId, afterVersion, entries }]),
    applyFacts: applyCaseFacts,
    isOver: (state) => isFinalStep(state.step) && pendingTellings(state).length === 0,
    nextDue: nextDueInstant,
    alarmSummary: (state) => clockSummary(state.clocks, nextDueInstant(state)),
    answer: (outcome, { caseId, caseNumber = '' }) => ({ ...outcome, caseId, caseNumber }),
    show,
    carryOn: (state) => continueAsNew<typeof runCase>({ ...start, state }),
    errand: tellingErrand,
  };
  const state = await liveSerially(life, current, (next) => {
    current = next;
  });
  return {
    caseId: state.caseId,
    caseNumber: state.caseNumber ?? '',
    step: state.step,
    version: state.version,
    details: caseDetails(state),
  };
}

/** Tells the orders what they do not know yet; what each answered goes on record. */
function tellingErrand(state: CaseState): (() => Promise<CaseCommand[]>) | undefined {
  const tellings = pendingTellings(state);
  if (tellings.length === 0) return undefined;
  return async () => {
    const summary = `tell ${tellings.length} orders`;
    const replies = await tellOrders.executeWithOptions({ summary }, [{ caseId: state.caseId, tellings }]);
    return replies.map(recorded);
  };
}

function recorded(reply: OrderReply): CaseCommand {
  return { name: 'recordTelling', input: reply, actor: { kind: 'policy', rule: 'case.tellOrders' } };
}
