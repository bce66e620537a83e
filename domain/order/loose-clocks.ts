import { budget, type ClockDefinition, until } from './clock-definition.ts';

/** Clocks that a stage does not own: they start and stop with an act of their own. */
export const looseClocks = {
  quotation: {
    kind: 'quotation',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    limit: budget('sla.contract.quotation'),
  },
  delayProposal: {
    kind: 'delayProposal',
    owner: 'PRODUCTION',
    assignee: 'PRODUCTION_SUPERVISOR',
    limit: budget('sla.prod.proposal'),
  },
  rework: {
    kind: 'rework',
    owner: 'PRODUCTION',
    assignee: 'PRODUCTION_SUPERVISOR',
    limit: (_policy, _state, lot) => until(lot?.rectification?.due),
  },
  dispatch: {
    kind: 'dispatch',
    owner: 'WAREHOUSE',
    assignee: 'WAREHOUSE_KEEPER',
    limit: (_policy, _state, lot) => until(lot?.transport?.pickUpAt),
  },
  followUp: {
    kind: 'followUp',
    owner: 'AFTER_SALES',
    assignee: 'AFTER_SALES_AGENT',
    limit: budget('after.followUp'),
  },
} as const satisfies Record<string, ClockDefinition>;
