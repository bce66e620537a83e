import { refuse } from '../../errors.ts';
import { actorId } from '../../people/actor.ts';
import { departmentCodes } from '../../people/departments.ts';
import { staffOf } from '../../people/roles.ts';
import { openClock, startClock, stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import { looseClocks } from '../loose-clocks.ts';
import { openOrderStages } from '../stage-names.ts';

/** What the customer is told while the order is on its way. */
export const customerContactCommands = {
  acknowledgeOrder: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    onCancellation: 'WAITS',
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    isOpen: ({ acknowledgement }) =>
      acknowledgement === undefined || acknowledgement.result === 'NOT_REACHED',
    zh: '向客户确认收单',
    en: 'Acknowledge order',
    purpose: 'Records how the customer was told of the receipt; the confirmation target is measured by it.',
    requirements: ['INTAKE-12', 'INTAKE-13'],
    decide: (draft, input) => {
      const before = draft.state.acknowledgement;
      if (before !== undefined && before.result !== 'NOT_REACHED' && input.result !== 'CORRECTED') {
        refuse('blocked', 'The order is acknowledged already; only a correction can follow.');
      }
      const by = actorId(draft.actor);
      draft.emit({ type: 'acknowledgedToCustomer', acknowledgement: { ...input, by, at: draft.at } });
      if (input.result !== 'NOT_REACHED') stopClock(draft, 'confirmationTarget');
    },
  },
  reportRisk: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    onCancellation: 'WAITS',
    roles: staffOf(...departmentCodes.filter((department) => department !== 'INTEGRATION')),
    zh: '报告超期风险',
    en: 'Report risk',
    purpose: 'A department expects the order to be late and tells sales, who decide what the customer hears.',
    requirements: ['SLA-06', 'SLA-07'],
    decide: (draft, input) => {
      const { department, description } = input;
      const risk = { department, description, by: actorId(draft.actor), at: draft.at };
      draft.emit({ type: 'riskReported', risk });
      const wanted = draft.policy['overdue.customerPrewarn'] !== 'NEVER';
      if (wanted && openClock(draft, 'customerPrewarning') === undefined) {
        startClock(draft, looseClocks.customerPrewarning);
      }
    },
  },
  prewarnCustomer: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    onCancellation: 'WAITS',
    roles: staffOf('SALES'),
    isOpen: ({ clocks }) => clocks.some((clock) => clock.kind === 'customerPrewarning'),
    zh: '向客户预警',
    en: 'Prewarn customer',
    purpose: 'Sales approves what the customer is told of a threatening delay, or why nothing is said.',
    requirements: ['SLA-07'],
    decide: (draft, input) => {
      if (openClock(draft, 'customerPrewarning') === undefined) {
        refuse('blocked', 'No risk of this order waits for an answer.');
      }
      const by = actorId(draft.actor);
      draft.emit({ type: 'customerPrewarned', prewarning: { ...input, by, at: draft.at } });
      stopClock(draft, 'customerPrewarning');
    },
  },
} satisfies Partial<CommandTable>;
