import { describe, expect, it } from 'vitest';
import { orderIn, pay } from './bring-to.ts';
import { cancel, nothing, request, scrapped, settle, stop, yuan } from './cancelled-order.ts';
import { linesOf } from './story-lines.ts';

const reason = '客户停产待料';

describe('the story of a cancellation', () => {
  it('tells each step to the end: who asked, who stopped, what becomes of goods and money, what is undone', () => {
    const order = orderIn('IN_PRODUCTION');
    pay(order, '5000.00');
    cancel(order);
    expect(linesOf(order.journal, 'requestCancellation').slice(0, 2)).toEqual([
      '登记取消申请，订单冻结：客户申请人：王敏，申请表：QX-1，原因：项目停建 / Asked for the cancellation: asked for by: 王敏, form: QX-1, reason: 项目停建',
      '订单取消处理中，备注：项目停建 / A cancellation is being dealt with, note: 项目停建',
    ]);
    const filed = orderIn('IN_PRODUCTION');
    const { formReference: _number, ...said } = request;
    filed.give('requestCancellation', { ...said, formAttachmentId: 'A-1' }, 'SALESPERSON');
    expect(linesOf(filed.journal, 'requestCancellation')[0]).toBe(
      '登记取消申请，订单冻结：客户申请人：王敏，申请表已随订单存档，原因：项目停建 / Asked for the cancellation: asked for by: 王敏, the form is on file with the order, reason: 项目停建',
    );
    stop(order, 'PRODUCTION');
    expect(linesOf(order.journal, 'acknowledgeStop')[0]).toBe(
      '确认已停止作业：生产部：已停止作业 / Stopped the work: Production: has stopped',
    );
    order.give('acknowledgeStop', { department: 'WAREHOUSE', comment: '已退料' }, 'WAREHOUSE_MANAGER');
    expect(linesOf(order.journal, 'acknowledgeStop')[0]).toBe(
      '确认已停止作业：仓储部：已停止作业，备注：已退料 / Stopped the work: Warehouse: has stopped, note: 已退料',
    );
    for (const department of order.state.cancellation?.told ?? []) {
      if (order.state.cancellation?.stopped[department] === undefined) stop(order, department);
    }
    order.give('recordDisposition', scrapped, 'ORDER_CLERK');
    expect(linesOf(order.journal, 'recordDisposition')).toEqual([
      '登记货物处理方案：高压开关柜半成品 3，报废，损失：CNY 1200.00，与生产部、仓储部商定 / Agreed on the goods: 高压开关柜半成品 3, Scrapped, loss: CNY 1200.00, agreed with Production, Warehouse',
      '损失合计：CNY 1200.00 / Loss in all: CNY 1200.00',
    ]);
    const confirmation = { confirmedWith: '王敏', channel: 'EMAIL', comment: '已回函' } as const;
    order.give('confirmCancellation', confirmation, 'SERVICE_AGENT');
    expect(linesOf(order.journal, 'confirmCancellation')[0]).toBe(
      '与客户确认取消：王敏，电子邮件，备注：已回函 / Confirmed the cancellation with the customer: 王敏, E-mail, note: 已回函',
    );
    const forfeit = { fee: yuan('1200.00'), refund: yuan('0.00'), depositTreatment: 'FORFEIT' } as const;
    settle(order, { ...forfeit, basis: '合同第九条' });
    expect(linesOf(order.journal, 'settleCancellation')).toEqual([
      '结算取消费用：取消费用：CNY 1200.00，退款：CNY 0.00，没收定金，依据：合同第九条 / Settled the cancellation: fee: CNY 1200.00, refund: CNY 0.00, Kept whole, basis: 合同第九条',
    ]);
    order.give('approveForfeit', { comment: '按合同' }, 'GENERAL_MANAGER');
    expect(linesOf(order.journal, 'approveForfeit')).toEqual([
      '核准没收定金：同意没收定金，备注：按合同 / Approved the forfeit: the deposit may be kept, note: 按合同',
    ]);
    order.give('approveCancellationSettlement', { comment: '属实' }, 'FINANCE_MANAGER');
    expect(linesOf(order.journal, 'approveCancellationSettlement')[0]).toBe(
      '核准取消结算：结算已核准，备注：属实 / Approved the settlement of the cancellation: the settlement is approved, note: 属实',
    );
    expect(linesOf(order.journal, 'completeCancellation')).toEqual(
      expect.arrayContaining([
        '取消完成：撤销工单，批次 L1，v1: 2025-10-13 - 2025-10-24 / Cancelled the order: Work order withdrawn, lot L1, v1: 2025-10-13 - 2025-10-24',
        '突然取消：项目停建，处理部门：合同订单管理部，成本：CNY 1200.00 / Sudden cancellation: 项目停建, dealt with by: Contract & order management, cost: CNY 1200.00',
        '订单已取消 / The order is cancelled',
        '进入环节：已取消 / Stage: Cancelled',
        '解除暂停：订单取消处理中 / No longer held: A cancellation is being dealt with',
      ]),
    );
  });

  it('tells why nothing is to be treated, and why the customer takes it back', () => {
    const order = cancel(orderIn('QUOTED'));
    order.give('recordDisposition', nothing, 'ORDER_CLERK');
    expect(linesOf(order.journal, 'recordDisposition')).toEqual([
      '登记货物处理方案：没有需要处理的货物，原因：尚未投料，损失合计：CNY 0.00 / Agreed on the goods: nothing is to be treated, reason: 尚未投料, loss in all: CNY 0.00',
    ]);
    order.give('withdrawCancellation', { reason: '客户改主意' }, 'SALESPERSON');
    expect(linesOf(order.journal, 'withdrawCancellation')).toEqual(
      expect.arrayContaining([
        '撤回取消申请，订单继续：原因：客户改主意 / Withdrew the cancellation: reason: 客户改主意',
        '恢复计时：合同签订，订单取消处理中 / Clock runs on: Signing of the contract, A cancellation is being dealt with',
      ]),
    );
  });
});

describe('the story of a skipped approval', () => {
  it('tells which one of whom was skipped, for which lot and why, and what its department said later', () => {
    const order = orderIn('PLANNED');
    const skipped = { step: 'COUNTERSIGNATURE', department: 'PRODUCTION' } as const;
    order.give('bypassApproval', { ...skipped, reason }, 'PRODUCTION_MANAGER');
    expect(linesOf(order.journal, 'bypassApproval')[0]).toBe(
      '紧急跳过审批：计划会签，生产部，批次 L1，原因：客户停产待料 / Skipped an approval: Countersignature, Production, lot L1, reason: 客户停产待料',
    );
    const failed = { ...skipped, result: 'FAIL', comment: '产能不足' } as const;
    order.give('makeUpApproval', failed, 'PRODUCTION_SUPERVISOR');
    expect(linesOf(order.journal, 'makeUpApproval')).toEqual(
      expect.arrayContaining([
        '补办审批：不通过，备注：产能不足 / Made up for a skipped approval: Fail, note: 产能不足',
        '其他问题：产能不足，处理部门：生产部 / Other problem: 产能不足, dealt with by: Production',
      ]),
    );
  });

  it('of the order itself names no lot', () => {
    const order = orderIn('UNDER_REVIEW');
    const review = { step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT', reason } as const;
    order.give('bypassApproval', review, 'GENERAL_MANAGER');
    expect(linesOf(order.journal, 'bypassApproval')[0]).toBe(
      '紧急跳过审批：部门评审，采购部，原因：客户停产待料 / Skipped an approval: Department review, Procurement, reason: 客户停产待料',
    );
  });
});
