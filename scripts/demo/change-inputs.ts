import type { CommandInputs } from '../../domain/order/inputs.ts';
import type { Scene } from './default-inputs.ts';

type ChangeTask =
  | 'answerChange'
  | 'evaluateChange'
  | 'chooseAlternative'
  | 'decideChange'
  | 'confirmChange'
  | 'signChangeAgreement'
  | 'tellCustomerOfChange'
  | 'leaveBalanceOpen'
  | 'signModification'
  | 'scheduleModification'
  | 'completeModification';

/** What a sensible person enters when a change asks something of them. */
export const changeInputs: { [Name in ChangeTask]: (scene: Scene) => CommandInputs[Name] } = {
  answerChange: () => ({ workGoesOn: true }),
  evaluateChange: ({ task }) => ({
    department: task.department,
    feasible: true,
    materialEffect: '现有物料可满足',
  }),
  chooseAlternative: () => ({ saidBy: '客户采购，电话' }),
  decideChange: () => ({ approved: true, assessment: '合理可行' }),
  confirmChange: ({ order, paper }) =>
    order.change?.confirmations.some(({ party }) => party === 'COMPANY')
      ? { party: 'CUSTOMER', saidBy: order.details.consignee ?? '客户', evidence: paper('QR') }
      : { party: 'COMPANY', saidBy: '销售部' },
  signChangeAgreement: ({ order, paper }) => ({
    agreementNumber: paper('BG'),
    customerSignedBy: order.details.consignee ?? '客户',
  }),
  tellCustomerOfChange: () => ({ message: '变更不可行，原因已说明', saidTo: '客户采购，电话' }),
  leaveBalanceOpen: () => ({ reason: '变更后多收的款项已退还客户' }),
  signModification: ({ task }) => ({
    as: task.department === 'SALES' ? 'SALES_MANAGER' : 'DEPUTY_GENERAL_MANAGER',
  }),
  scheduleModification: ({ day }) => ({ completionDate: day(20) }),
  completeModification: () => ({}),
};
