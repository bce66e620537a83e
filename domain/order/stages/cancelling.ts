import { staffOf } from '../../people/roles.ts';
import {
  acknowledgeStop,
  completeCancellation,
  confirmCancellation,
  hasLeft,
  recordDisposition,
  requestCancellation,
  withdrawCancellation,
} from '../cancellation/cancelling.ts';
import {
  approveCancellationSettlement,
  approveForfeit,
  settleCancellation,
} from '../cancellation/settling.ts';
import type { CommandTable } from '../commands.ts';
import { openOrderStages } from '../stage-names.ts';
import type { OrderState } from '../state.ts';

const anywhere = { subject: 'order', stages: openOrderStages, onHold: 'GOES_ON' } as const;
const business = staffOf('SALES', 'CUSTOMER_SERVICE', 'CONTRACT_ORDER');

const isRequested = ({ cancellation }: OrderState): boolean => cancellation !== undefined;
const isUnapproved = ({ cancellation }: OrderState): boolean =>
  cancellation !== undefined && cancellation.settlementApproval === undefined;

/** From the customer's request to the order's end, or back to where it stood. */
export const cancellingCommands = {
  requestCancellation: {
    ...anywhere,
    roles: business,
    isOpen: (state) => !isRequested(state) && !hasLeft(state),
    zh: '申请取消订单',
    en: 'Request cancellation',
    purpose:
      'The customer wants the order cancelled, by the form: everything stops at once, and those who work on it are told.',
    requirements: ['CANCEL-01', 'CANCEL-02', 'CANCEL-03', 'CANCEL-08'],
    decide: requestCancellation,
  },
  acknowledgeStop: {
    ...anywhere,
    roles: staffOf('WAREHOUSE', 'PRODUCTION', 'PROCUREMENT', 'LOGISTICS'),
    rolesFor: (input) => staffOf(input.department),
    isOpen: ({ cancellation }) =>
      cancellation?.told.some((department) => cancellation.stopped[department] === undefined) ?? false,
    zh: '确认已停止作业',
    en: 'Acknowledge stop',
    purpose: 'A department that was told to stop says that it has stopped its work on the order.',
    requirements: ['CANCEL-03'],
    decide: acknowledgeStop,
  },
  recordDisposition: {
    ...anywhere,
    roles: staffOf('SALES', 'CONTRACT_ORDER', 'WAREHOUSE', 'PRODUCTION', 'PROCUREMENT', 'LOGISTICS'),
    isOpen: isUnapproved,
    zh: '登记货物处理方案',
    en: 'Record disposition',
    purpose:
      'What becomes of each item that was made, begun or bought, what is lost by it and which departments agreed.',
    requirements: ['CANCEL-04'],
    decide: recordDisposition,
  },
  confirmCancellation: {
    ...anywhere,
    roles: business,
    isOpen: (state) => isRequested(state) && state.cancellation?.confirmation === undefined,
    zh: '与客户确认取消',
    en: 'Confirm cancellation',
    purpose: 'The cancellation is confirmed with the customer: with whom, and by which way.',
    requirements: ['CANCEL-05'],
    decide: confirmCancellation,
  },
  settleCancellation: {
    ...anywhere,
    roles: staffOf('FINANCE'),
    isOpen: (state) => isUnapproved(state) && state.cancellation?.disposition !== undefined,
    zh: '结算取消费用',
    en: 'Settle cancellation',
    purpose: 'Finance computes the fee within the policy, the refund and what becomes of the deposit.',
    requirements: ['CANCEL-06'],
    decide: settleCancellation,
  },
  approveForfeit: {
    ...anywhere,
    roles: ['GENERAL_MANAGER'],
    isOpen: ({ cancellation }) =>
      cancellation?.settlement?.depositTreatment === 'FORFEIT' && cancellation.forfeitApproval === undefined,
    zh: '核准没收定金',
    en: 'Approve forfeit',
    purpose: 'The general manager lets the whole deposit be kept; without it no deposit is forfeit.',
    requirements: ['CANCEL-06'],
    decide: approveForfeit,
  },
  approveCancellationSettlement: {
    ...anywhere,
    roles: ['FINANCE_MANAGER'],
    isOpen: (state) => isUnapproved(state) && state.cancellation?.settlement !== undefined,
    zh: '核准取消结算',
    en: 'Approve cancellation settlement',
    purpose: 'The head of finance approves what another person computed.',
    requirements: ['CANCEL-06'],
    decide: approveCancellationSettlement,
  },
  withdrawCancellation: {
    ...anywhere,
    roles: business,
    isOpen: isRequested,
    zh: '撤回取消申请',
    en: 'Withdraw cancellation',
    purpose:
      'The customer goes on with the order: it returns to where it stood, clocks with what they had left.',
    requirements: ['CANCEL-02'],
    decide: withdrawCancellation,
  },
  completeCancellation: {
    ...anywhere,
    roles: [],
    zh: '完成取消',
    en: 'Complete cancellation',
    purpose:
      'Policy: when all is there, what was done is undone, the newest first, and the order is cancelled.',
    requirements: ['CANCEL-07', 'CANCEL-09', 'MAT-18'],
    decide: completeCancellation,
  },
} satisfies Partial<CommandTable>;
