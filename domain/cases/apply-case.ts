import type { Instant } from '../instant.ts';
import { answeredClocks, changeClock } from '../order/apply-clock.ts';
import type { CaseEntry, CaseEvent, CaseFacts, CaseOpened } from './case-events.ts';
import type { CaseState, Measure } from './case-state.ts';

/** The state that a case has before its first entry: none of its fields has been decided yet. */
export function unopenedCase(caseId: string): CaseState {
  return {
    caseId,
    version: 0,
    actVersion: 0,
    kind: 'EXCEPTION',
    type: 'PROBLEM',
    step: 'OPENED',
    department: 'SALES',
    description: '',
    serious: false,
    openedAt: '',
    openedBy: '',
    orders: [],
    policyVersion: '',
    calendarId: '',
    calendarVersion: 0,
    clocks: [],
    cycles: {},
    stepSince: '',
    round: 1,
    measures: [],
    instructions: [],
    customerTold: [],
    accountability: [],
    preventive: [],
    told: [],
  };
}

/** The state after one journal entry. */
export function applyCaseEntry(state: CaseState, entry: CaseEntry): CaseState {
  const next = entry.events.reduce(
    (current, event) => applyCaseEvent(current, event, entry.occurredAt),
    state,
  );
  const actVersion = entry.by.kind === 'clock' ? next.actVersion : entry.version;
  return { ...next, version: entry.version, actVersion };
}

/** The state with what the commit answered: the case number and due instants of open clocks. */
export function applyCaseFacts(state: CaseState, facts: CaseFacts): CaseState {
  const clocks = answeredClocks(state.clocks, facts.clocks);
  return facts.caseNumber === undefined
    ? { ...state, clocks }
    : { ...state, clocks, caseNumber: facts.caseNumber };
}

/** The state after one event, which happened `at`. Pure: no event is refused here, and none reads the time. */
export function applyCaseEvent(state: CaseState, event: CaseEvent, at: Instant): CaseState {
  switch (event.type) {
    case 'caseOpened':
      return opened(state, event);
    case 'ordersAdded':
      return { ...state, orders: [...state.orders, ...event.orders] };
    case 'caseStepEntered':
      return { ...state, step: event.step, stepSince: at };
    case 'analysisRecorded':
      return { ...state, analysis: event.analysis, serious: event.serious };
    case 'measureAgreed':
      return { ...state, measures: [...state.measures, event.measure] };
    case 'measureProgressed':
      return onMeasure(state, event.measureId, (measure) => ({
        ...measure,
        progress: [...measure.progress, event.progress],
      }));
    case 'measureCompleted':
      return onMeasure(state, event.measureId, (measure) => ({ ...measure, completed: event.completed }));
    case 'caseVerified':
      return verified(state, event);
    case 'reportedToLeadership':
      return { ...state, report: event.report };
    case 'instructionGiven':
      return { ...state, instructions: [...state.instructions, event.instruction] };
    case 'instructionFollowed':
      return {
        ...state,
        instructions: state.instructions.map((each) =>
          each.instructionId === event.instructionId ? { ...each, followed: event.followed } : each,
        ),
      };
    case 'customerTold':
      return { ...state, customerTold: [...state.customerTold, event.contact] };
    case 'accountabilityDecided':
      return { ...state, accountability: [...state.accountability, event.accountability] };
    case 'accountabilityApproved':
      return approved(state, event);
    case 'reviewMeetingHeld':
      return { ...state, reviewMeeting: event.meeting };
    case 'preventiveRecorded':
      return { ...state, preventive: [...state.preventive, event.preventive] };
    case 'lessonsRecorded':
      return { ...state, lessons: event.lessons };
    case 'caseEnded':
      return ended(state, event);
    case 'orderTold':
      return { ...state, told: [...state.told, event.told] };
    case 'clockStarted':
      return {
        ...state,
        clocks: [...state.clocks, { ...event.clock, rungs: [], pauses: [], stood: [] }],
        cycles: { ...state.cycles, [event.clock.kind]: event.clock.cycle },
      };
    case 'clockStopped':
      return { ...state, clocks: state.clocks.filter(({ clockId }) => clockId !== event.clockId) };
    case 'rungReached':
    case 'clockReassigned':
      return {
        ...state,
        clocks: state.clocks.map((clock) =>
          clock.clockId === event.clockId ? changeClock(clock, event) : clock,
        ),
      };
  }
}

function opened(state: CaseState, event: CaseOpened): CaseState {
  const { type: _type, caseType, ...opening } = event;
  return { ...state, ...opening, type: caseType, stepSince: event.openedAt };
}

/** What proved ineffective begins another round of measures. */
function verified(state: CaseState, event: Extract<CaseEvent, { type: 'caseVerified' }>): CaseState {
  const { verification, measureIds } = event;
  const measures = state.measures.map((measure) => {
    if (measure.round !== state.round) return measure;
    const isMeant = measureIds.length === 0 || measureIds.includes(measure.measureId);
    return { ...measure, effective: verification.effective || !isMeant };
  });
  const round = verification.effective ? state.round : state.round + 1;
  return { ...state, verification, measures, round };
}

function approved(
  state: CaseState,
  event: Extract<CaseEvent, { type: 'accountabilityApproved' }>,
): CaseState {
  const approval = event.approved ? ('APPROVED' as const) : ('REJECTED' as const);
  return {
    ...state,
    accountability: state.accountability.map((each) =>
      each.accountabilityId === event.accountabilityId
        ? { ...each, approval, approved: event.signature }
        : each,
    ),
  };
}

function ended(state: CaseState, event: Extract<CaseEvent, { type: 'caseEnded' }>): CaseState {
  return {
    ...state,
    outcome: event.outcome,
    ...(event.comment === undefined ? {} : { outcomeComment: event.comment }),
    ...(event.into === undefined ? {} : { mergedInto: event.into }),
  };
}

function onMeasure(state: CaseState, measureId: string, change: (measure: Measure) => Measure): CaseState {
  return {
    ...state,
    measures: state.measures.map((measure) => (measure.measureId === measureId ? change(measure) : measure)),
  };
}
