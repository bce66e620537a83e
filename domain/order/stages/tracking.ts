import { refuseField } from '../../errors.ts';
import type { Role } from '../../people/roles.ts';
import { staffOf } from '../../people/roles.ts';
import type { CommandTable } from '../commands.ts';
import { openOrderStages } from '../stage-names.ts';
import { trackingDepartments } from '../tracking.ts';

/** Who says to whom an order belongs. */
const assigning: readonly Role[] = ['SALES_SUPERVISOR', 'SALES_MANAGER', 'CONTRACT_ORDER_HEAD'];

/** How far an order has come, and who follows it. */
export const trackingCommands = {
  recordTracking: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: staffOf(...trackingDepartments),
    rolesFor: ({ department }) => staffOf(department),
    zh: '登记跟踪记录',
    en: 'Record tracking',
    purpose:
      'A department says how far the order has come and when it expects to be done, for sales and everyone.',
    requirements: ['TRACK-01', 'TRACK-03'],
    decide: (draft, { department, progress, expectedFinish }) => {
      const said = expectedFinish === undefined ? {} : { expectedFinish };
      draft.emit({
        type: 'trackingRecorded',
        entry: { ...draft.sign(), department, progress, ...said },
      });
    },
  },
  assignOrder: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: assigning,
    zh: '指定订单负责人',
    en: 'Assign order',
    purpose: 'Gives the order to one person, who follows it to its end.',
    requirements: ['TRACK-05'],
    decide: (draft, { personId, reason }) => {
      if (draft.state.ownerId === personId) refuseField('personId', 'follows the order already');
      draft.emit({ type: 'orderAssigned', personId, reason });
    },
  },
} satisfies Partial<CommandTable>;
