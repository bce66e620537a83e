import { type CaseNeed, caseKinds, caseNeeds, type NeedWhen } from './case-kinds.ts';
import type { CaseState } from './case-state.ts';
import { untoldOrders } from './customer-notice.ts';
import { openInstructions } from './instructions.ts';
import { openMeasures } from './measure-round.ts';

/** What a case still needs before it may close, as its kind says. */
export function missingNeeds(state: CaseState): CaseNeed[] {
  const { needs } = caseKinds[state.kind];
  return caseNeeds.filter((need) => {
    const when = needs[need];
    const isPending = need === 'ACCOUNTABILITY' && hasPending(state);
    return isPending || (when !== undefined && holds(state, when) && !isMet(state, need));
  });
}

function holds(state: CaseState, when: NeedWhen): boolean {
  switch (when) {
    case 'ALWAYS':
      return true;
    case 'SERIOUS':
      return state.serious;
    case 'FAULT':
      return state.analysis?.fault === true;
    case 'DELIVERY_LATE':
      return state.type === 'DELIVERY_OVERDUE';
  }
}

function isMet(state: CaseState, need: CaseNeed): boolean {
  switch (need) {
    case 'ANALYSIS':
      return state.analysis !== undefined;
    case 'MEASURES':
      return state.measures.length > 0 && openMeasures(state).length === 0;
    case 'VERIFICATION':
      return state.verification?.effective === true;
    case 'REPORT':
      return state.report !== undefined;
    case 'INSTRUCTIONS':
      return openInstructions(state).length === 0;
    case 'CUSTOMER_TOLD':
      return untoldOrders(state).length === 0;
    case 'ACCOUNTABILITY':
      return state.accountability.some(
        ({ approval }) => approval === 'NOT_NEEDED' || approval === 'APPROVED',
      );
    case 'REVIEW_MEETING':
      return state.reviewMeeting !== undefined;
    case 'LESSONS':
      return state.lessons !== undefined;
  }
}

/** A decision that nobody has approved or rejected yet keeps any case open. */
function hasPending({ accountability }: CaseState): boolean {
  return accountability.some(({ approval }) => approval === 'PENDING');
}
