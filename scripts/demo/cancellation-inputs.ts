import { subtract, zero } from '../../domain/money/money.ts';
import type { BypassStep } from '../../domain/order/bypass.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import type { Scene } from './default-inputs.ts';

/** Commands that a cancellation or a bypass asks for. */
type Asked =
  | 'acknowledgeStop'
  | 'recordDisposition'
  | 'confirmCancellation'
  | 'settleCancellation'
  | 'approveForfeit'
  | 'approveCancellationSettlement'
  | 'makeUpApproval';

/** What a sensible person enters while an order is being cancelled: nothing is lost, and what was paid goes back. */
export const cancellationInputs: { [Name in Asked]: (scene: Scene) => CommandInputs[Name] } = {
  acknowledgeStop: ({ task }) => ({ department: task.department, comment: '已停止该订单的全部作业' }),
  recordDisposition: () => ({ items: [], reason: '尚未投料，也未采购' }),
  confirmCancellation: () => ({ confirmedWith: '客户采购经理', channel: 'PHONE' }),
  settleCancellation: ({ order: { total, balance } }) => ({
    fee: zero(total.currency),
    refund: subtract(total, balance),
    depositTreatment: 'REFUND',
    basis: '没有损失，已付款全部退还',
  }),
  approveForfeit: () => ({}),
  approveCancellationSettlement: () => ({ comment: '核对无误' }),
  makeUpApproval: ({ order, task }) => ({
    step: stepOf(order, task.department),
    department: task.department,
    result: 'PASS',
    comment: '补办：核对无误',
  }),
};

function stepOf({ bypasses = [] }: Scene['order'], department: string): BypassStep {
  const open = bypasses.find((each) => each.department === department && each.makeUp === undefined);
  return open?.step ?? 'COUNTERSIGNATURE';
}
