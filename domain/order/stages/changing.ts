import { departmentCodes } from '../../people/departments.ts';
import { staffOf } from '../../people/roles.ts';
import {
  applyChange,
  confirmChange,
  decideChange,
  signChangeAgreement,
  tellCustomerOfChange,
  withdrawChange,
} from '../change/decide-change.ts';
import {
  answerChange,
  chooseAlternative,
  evaluateChange,
  offerAlternative,
  requestChange,
  waitsForChoice,
} from '../change/request-change.ts';
import type { CommandTable } from '../commands.ts';
import { openOrderStages } from '../stage-names.ts';
import type { OrderState } from '../state.ts';

const anywhere = {
  subject: 'order',
  stages: openOrderStages,
  onHold: 'GOES_ON',
  onCancellation: 'WAITS',
} as const;
const business = staffOf('SALES', 'CUSTOMER_SERVICE', 'CONTRACT_ORDER');
const deciding = [...staffOf('CONTRACT_ORDER'), 'SALES_SUPERVISOR', 'SALES_MANAGER'] as const;
/** Every department that has staff of its own may be asked by a company's policy. */
const evaluators = staffOf(...departmentCodes.filter((each) => each !== 'INTEGRATION'));

const isUndecided = ({ change }: OrderState): boolean =>
  change !== undefined && change.decision === undefined;
const isApproved = ({ change }: OrderState): boolean => change?.decision !== undefined;

/** A change that the customer wants, from its form to the order's new version (CHANGE-01 to CHANGE-15). */
export const changingCommands = {
  requestChange: {
    ...anywhere,
    roles: business,
    isOpen: ({ change, lots }) =>
      change === undefined && (lots.length === 0 || lots.some(({ shipment }) => shipment === undefined)),
    zh: '申请变更订单',
    en: 'Request change',
    purpose: 'The customer wants the order otherwise, by the change request form; possible up to dispatch.',
    requirements: ['CHANGE-01', 'CHANGE-10', 'CHANGE-11', 'CHANGE-15'],
    decide: requestChange,
  },
  answerChange: {
    ...anywhere,
    roles: [...deciding, ...staffOf('PLANNING', 'PRODUCTION')],
    isOpen: ({ change }) => change !== undefined,
    zh: '答复变更期间是否继续作业',
    en: 'Answer change',
    purpose: 'Says at once whether work goes on or holds from a named operation; the clocks follow.',
    requirements: ['CHANGE-03', 'SLA-10'],
    decide: answerChange,
  },
  evaluateChange: {
    ...anywhere,
    roles: evaluators,
    rolesFor: (input) => staffOf(input.department),
    isOpen: isUndecided,
    zh: '评估变更影响',
    en: 'Evaluate change',
    purpose: 'A department says what a change means for cost, schedule and material.',
    requirements: ['CHANGE-04'],
    decide: evaluateChange,
  },
  offerAlternative: {
    ...anywhere,
    roles: [...deciding, 'SALESPERSON'],
    isOpen: isUndecided,
    zh: '提出替代方案',
    en: 'Offer alternative',
    purpose: "Offers the customer something else than was wanted; the customer's clock runs meanwhile.",
    requirements: ['CHANGE-05', 'SLA-10'],
    decide: offerAlternative,
  },
  chooseAlternative: {
    ...anywhere,
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    isOpen: waitsForChoice,
    zh: '记录客户对替代方案的选择',
    en: 'Choose alternative',
    purpose: 'The customer takes an alternative, which is evaluated anew, or keeps to what was wanted.',
    requirements: ['CHANGE-05', 'SLA-10'],
    decide: chooseAlternative,
  },
  decideChange: {
    ...anywhere,
    roles: [...deciding, ...staffOf('LEADERSHIP')],
    isOpen: isUndecided,
    zh: '审批变更',
    en: 'Decide change',
    purpose: 'Approves or rejects a change once every department concerned has evaluated it; four eyes.',
    requirements: ['CHANGE-03', 'CHANGE-04', 'CHANGE-14'],
    decide: decideChange,
  },
  confirmChange: {
    ...anywhere,
    roles: business,
    isOpen: isApproved,
    zh: '确认变更',
    en: 'Confirm change',
    purpose: "One party's confirmation in writing; with both the change takes effect.",
    requirements: ['CHANGE-02'],
    decide: confirmChange,
  },
  signChangeAgreement: {
    ...anywhere,
    roles: staffOf('SALES', 'CONTRACT_ORDER'),
    isOpen: ({ change }) => change?.decision?.needsAgreement === true && change.agreement === undefined,
    zh: '签订变更协议',
    en: 'Sign change agreement',
    purpose: 'Records the agreement that a dearer or later change needs before it is carried out.',
    requirements: ['CHANGE-08'],
    decide: signChangeAgreement,
  },
  withdrawChange: {
    ...anywhere,
    roles: business,
    isOpen: ({ change }) => change !== undefined,
    zh: '撤回变更申请',
    en: 'Withdraw change',
    purpose: 'The customer does not want the change any more; the order goes on as it was.',
    requirements: ['CHANGE-13'],
    decide: withdrawChange,
  },
  applyChange: {
    ...anywhere,
    roles: [],
    zh: '执行变更',
    en: 'Apply change',
    purpose:
      'Policy: a confirmed change takes effect, with new order data, lots, plans and clocks; one that came too late ends.',
    requirements: ['CHANGE-02', 'CHANGE-06', 'CHANGE-09', 'CHANGE-15'],
    decide: applyChange,
  },
  tellCustomerOfChange: {
    ...anywhere,
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    isOpen: ({ changes = [] }) =>
      changes.some(({ outcome, customerTold }) => outcome === 'REJECTED' && customerTold === undefined),
    zh: '向客户说明变更结果',
    en: 'Tell customer of change',
    purpose: 'The customer hears why a change was rejected.',
    requirements: ['CHANGE-14'],
    decide: tellCustomerOfChange,
  },
} satisfies Partial<CommandTable>;
