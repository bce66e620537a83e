import { refuse, refuseField } from '../../errors.ts';
import type { CaseCommandTable } from '../case-commands.ts';
import { caseSteps } from '../case-kinds.ts';
import { enterCaseStep } from '../enter-step.ts';
import { missingNeeds } from '../missing-needs.ts';

/** How a case ends, and what its orders said. */
export const endingCommands = {
  closeCase: {
    who: { parts: ['CLOSES'] },
    steps: ['VERIFIED'],
    isOpen: (state) => missingNeeds(state).length === 0,
    zh: '结案',
    en: 'Close case',
    purpose: 'Ends a verified case in which nothing is missing; its orders go on.',
    requirements: ['EXC-07', 'OVERDUE-14', 'OVERDUE-15'],
    decide: (draft, { comment }) => {
      const missing = missingNeeds(draft.state);
      if (missing.length > 0) refuse('blocked', `Before the case closes it needs: ${missing.join(', ')}.`);
      draft.emit({ type: 'caseEnded', outcome: 'CLOSED', ...(comment === undefined ? {} : { comment }) });
      enterCaseStep(draft, 'CLOSED');
    },
  },
  joinCase: {
    who: { parts: ['ANALYSES', 'AGREES'] },
    steps: ['OPENED', 'ANALYSED'],
    zh: '并入其他案件',
    en: 'Join case',
    purpose: 'Ends a case that has the same cause as another one, which takes over its orders.',
    requirements: ['OVERDUE-15'],
    decide: (draft, { into }) => {
      if (into === draft.state.caseId) refuseField('into', 'is this case itself');
      draft.emit({ type: 'caseEnded', outcome: 'MERGED', into });
      enterCaseStep(draft, 'MERGED');
    },
  },
  withdrawCase: {
    who: { parts: ['VERIFIES'] },
    steps: ['OPENED', 'ANALYSED', 'MEASURES_AGREED'],
    zh: '撤销案件',
    en: 'Withdraw case',
    purpose: 'Ends a case that was opened by mistake, with the reason.',
    requirements: ['EXC-07', 'OVERDUE-14'],
    decide: (draft, { reason }) => {
      if (draft.state.measures.some(({ completed }) => completed !== undefined)) {
        refuse('blocked', 'A measure was carried out already: verify its effect and close the case.');
      }
      draft.emit({ type: 'caseEnded', outcome: 'WITHDRAWN', comment: reason });
      enterCaseStep(draft, 'WITHDRAWN');
    },
  },
  recordTelling: {
    who: {},
    steps: caseSteps,
    isOpen: () => false,
    zh: '记录订单答复',
    en: 'Record answer of order',
    purpose: 'What an order answered when it was told of the case.',
    requirements: ['EXC-10'],
    decide: (draft, told) => {
      if (draft.state.told.some(({ tellingId }) => tellingId === told.tellingId)) return;
      draft.emit({ type: 'orderTold', told: { ...told, at: draft.at } });
    },
  },
} satisfies Partial<CaseCommandTable>;
