import { refuseField } from '../../errors.ts';
import { departmentCodes } from '../../people/departments.ts';
import { staffOf } from '../../people/roles.ts';
import { pendingAcceptances } from '../assignment.ts';
import type { CommandTable } from '../commands.ts';
import { correctEntry, isCorrectable } from '../correction.ts';
import { projectFields, recordProject } from '../project.ts';
import { openOrderStages } from '../stage-names.ts';

/** Departments that an order may be assigned to: those with staff of their own. */
const assignable = departmentCodes.filter((each) => each !== 'INTEGRATION' && each !== 'INTERNAL_AUDIT');

/** What was entered wrongly is put right; what was assigned is taken on. */
export const correctingCommands = {
  correctEntry: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    onCancellation: 'WAITS',
    roles: ['SALES_SUPERVISOR', 'SALES_MANAGER', 'CONTRACT_ORDER_HEAD'],
    isOpen: isCorrectable,
    zh: '更正录入错误',
    en: 'Correct an entry',
    purpose: 'Puts right what was entered wrongly, with the reason; old and new values are kept.',
    requirements: ['INTAKE-24'],
    decide: correctEntry,
  },
  recordProject: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    onCancellation: 'WAITS',
    roles: staffOf('SALES', 'CONTRACT_ORDER'),
    isOpen: ({ details }) =>
      details.orderType === 'PROJECT' &&
      projectFields.some((field) => details.project?.[field] === undefined),
    zh: '登记项目信息',
    en: 'Record project',
    purpose: 'Enters the order in the register of projects, which must be done before it is reviewed.',
    requirements: ['INTAKE-28'],
    decide: recordProject,
  },
  acceptAssignment: {
    subject: 'order',
    stages: openOrderStages,
    roles: staffOf(...assignable),
    rolesFor: (input) => staffOf(input.department),
    isOpen: ({ assignment }) => assignment !== undefined,
    zh: '接受订单分配',
    en: 'Accept assignment',
    purpose: 'A department takes on the order that the rules assigned to it, where policy asks for that.',
    requirements: ['INTAKE-22'],
    decide: (draft, { department, comment }) => {
      const { assignment } = draft.state;
      if (assignment === undefined || !pendingAcceptances(draft.state, draft.policy).includes(department)) {
        refuseField('department', `${department} has no assignment to take on`);
      }
      const accepted = { ...assignment.accepted, [department]: draft.sign(comment) };
      draft.emit({ type: 'orderRecorded', record: { assignment: { ...assignment, accepted } } });
    },
  },
} satisfies Partial<CommandTable>;
