import { describe, expect, it } from 'vitest';
import { bringTo, orderIn, papers, pay, plan, proof, rectification, transport } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { received } from './sample-orders.ts';
import { linesOf } from './story-lines.ts';

const first = (order: OrderDriver, command: string) => linesOf(order.journal, command)[0];
const lines = (quantity: string) => [{ line: 1, quantity }];

describe('the story from receipt to contract', () => {
  it('tells how the order came in, from whom, and what it lacks', () => {
    const order = received({ details: { customer: { customerId: 'CUS-1', name: '华东电气' } } });
    expect(linesOf(order.journal, 'receiveOrder')).toEqual(
      expect.arrayContaining([
        '接收订单 / Received the order',
        '渠道：业务员 / Channel: Salesperson',
        '客户：华东电气 / Customer: 华东电气',
        '订单明细：1 / Order lines: 1',
        '待补充：客户联系人（客户） / Missing: Customer, Contact (The customer)',
      ]),
    );
    const supplement = { customer: { contact: '王敏' } };
    order.give('supplementInformation', { supplement, source: '电话' }, 'SALESPERSON');
    expect(linesOf(order.journal, 'supplementInformation')).toEqual(
      expect.arrayContaining([
        '客户联系人：（空） → 王敏 / Customer, Contact: (empty) → 王敏',
        '信息已齐全 / Nothing is missing any more',
        '进入环节：已接收 / Stage: Received',
      ]),
    );
  });

  it('tells why a field is asked for that is filled in', () => {
    const order = received();
    const gaps = [{ path: 'lines[0].model', reason: '型号存疑', whose: 'OURS' as const }];
    order.give('requestInformation', { gaps }, 'SALESPERSON');
    expect(linesOf(order.journal, 'requestInformation')).toContain(
      '待补充：第 1 行型号（本公司）：型号存疑 / Missing: line 1, Model (Our company): 型号存疑',
    );
  });

  it('tells with whom and how the receipt was confirmed', () => {
    const order = received();
    const told = { channel: 'PHONE', result: 'CONFIRMED', spokenTo: '王敏' } as const;
    order.give('acknowledgeOrder', told, 'SALESPERSON');
    expect(first(order, 'acknowledgeOrder')).toBe(
      '向客户确认收单：电话，客户已确认，答复人：王敏 / Told the customer of the receipt: By phone, Confirmed by the customer, spoken to: 王敏',
    );
  });

  it('tells a later date, its reason, and what the customer and leadership said to it', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give(
      'proposePostponement',
      { deliveryDate: '2025-12-20', reason: '产能不足' },
      'PRODUCTION_MANAGER',
    );
    expect(first(order, 'proposePostponement')).toBe(
      '提出延期交货：建议交货日期：2025-12-20，原因：产能不足 / Proposed a later date: proposed date: 2025-12-20, reason: 产能不足',
    );
    order.give('recordCustomerDecision', { agreed: false, saidBy: '王敏' }, 'SALESPERSON');
    expect(first(order, 'recordCustomerDecision')).toMatch(
      /，客户不同意 \/ .*, the customer does not agree$/,
    );
    order.give('decideRefusedPostponement', { decline: true, reason: '无法提前' }, 'GENERAL_MANAGER');
    expect(linesOf(order.journal, 'decideRefusedPostponement')).toContain('无法提前 / 无法提前');
    const agreed = orderIn('UNDER_REVIEW');
    agreed.give(
      'proposePostponement',
      { deliveryDate: '2025-12-20', reason: '产能不足' },
      'PRODUCTION_MANAGER',
    );
    agreed.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON');
    expect(first(agreed, 'recordCustomerDecision')).toMatch(/，客户同意 \/ .*, the customer agrees$/);
  });

  it('tells quotation, contract, confirmation and release', () => {
    const order = orderIn('CONTRACTED');
    expect(first(order, 'issueQuotation')).toBe(
      '出具报价：Q-1，CNY 198050.00 / Issued the quotation: Q-1, CNY 198050.00',
    );
    expect(first(order, 'signContract')).toBe('签订合同：K-1 / Signed the contract: K-1');
    order.give('confirmPlan', { department: 'LOGISTICS', comment: '可运' }, 'LOGISTICS_CLERK');
    expect(linesOf(order.journal, 'confirmPlan').slice(0, 2)).toEqual([
      '部门确认：物流部，备注：可运 / Confirmed: Logistics, note: 可运',
      '各部门均已确认 / All departments have confirmed',
    ]);
    bringTo(order, 'RELEASED');
    expect(linesOf(order.journal, 'releaseOrder')).toEqual(
      expect.arrayContaining([
        '已下达 / Released',
        '批次 L1：第 1 行 100 / Lot L1: line 1: 100',
        '批次 L1：已下达 / Lot L1: Released',
      ]),
    );
  });
});

describe('the story of making', () => {
  it('tells from stock or to be produced, and the schedule', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: lines('30') }, 'WAREHOUSE_KEEPER');
    expect(linesOf(order.journal, 'checkStock')).toEqual(
      expect.arrayContaining(['使用库存 / From stock', '安排生产 / To be produced']),
    );
    const schedule = { start: '2025-10-13', finish: '2025-10-20' };
    order.give('recordPreliminarySchedule', schedule, 'PLANNER', { lotId: 'L1' });
    expect(first(order, 'recordPreliminarySchedule')).toBe(
      '登记初步排期：2025-10-13 至 2025-10-20 / Recorded a preliminary schedule: 2025-10-13 to 2025-10-20',
    );
  });

  it('tells the plan, who countersigned it how, and that a new plan is countersigned anew', () => {
    const order = orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } });
    expect(first(order, 'submitPlan')).toBe(
      '提交生产计划：2025-10-13 至 2025-10-24，物料已确认 / Submitted the production plan: 2025-10-13 to 2025-10-24, material agreed',
    );
    const paper = { department: 'PRODUCTION', medium: 'PAPER', evidence: '签字页 3' } as const;
    order.give('countersign', paper, 'PRODUCTION_MANAGER');
    expect(first(order, 'countersign')).toBe(
      '会签：生产部，纸质签字，凭证：签字页 3 / Countersigned: Production, On paper, evidence: 签字页 3',
    );
    const second = { ...plan, route: 'R-1', resources: '二号线', materialAgreed: false, reason: '设备故障' };
    order.give('submitPlan', second, 'PLANNER');
    expect(linesOf(order.journal, 'submitPlan')).toEqual(
      expect.arrayContaining([
        '提交生产计划：2025-10-13 至 2025-10-24，物料未确认，工艺路线：R-1，资源：二号线，原因：设备故障 / Submitted the production plan: 2025-10-13 to 2025-10-24, material not agreed, route: R-1, resources: 二号线, reason: 设备故障',
        '计划第 2 版 / Version 2 of the plan',
        '原会签作废，需重新会签 / Countersignatures are asked for anew',
      ]),
    );
  });

  it('tells missing material, progress, delay and its remedy', () => {
    const order = orderIn('PLANNED');
    const shortage = { material: '铜排', expectedArrival: '2025-10-20' };
    order.give('reportMaterialShortage', shortage, 'PROCUREMENT_MANAGER');
    expect(first(order, 'reportMaterialShortage')).toBe(
      '报告缺料：铜排，预计到货：2025-10-20 / Reported missing material: 铜排, expected: 2025-10-20',
    );
    order.give('confirmMaterial', {}, 'PROCUREMENT_MANAGER');
    bringTo(order, 'IN_PRODUCTION');
    const progress = { percent: 40, expectedFinish: '2025-10-23' };
    order.give('reportProgress', progress, 'PRODUCTION_SUPERVISOR');
    expect(first(order, 'reportProgress')).toBe(
      '报告进度：40%，预计完工：2025-10-23 / Reported progress: 40%, expected finish: 2025-10-23',
    );
    const delay = { delay: 'EQUIPMENT_FAILURE', reason: '冲床故障' } as const;
    order.give('reportDelay', delay, 'PRODUCTION_SUPERVISOR');
    expect(linesOf(order.journal, 'reportDelay')[0]).toBe(
      '报告延误：设备故障，冲床故障 / Reported a delay: Equipment failure, 冲床故障',
    );
    const remedy = { proposal: '外协加工', newFinish: '2025-10-27' };
    order.give('proposeRemedy', remedy, 'PRODUCTION_SUPERVISOR');
    expect(first(order, 'proposeRemedy')).toBe(
      '提出处理方案：设备故障，冲床故障，方案：外协加工，新的完工日期：2025-10-27 / Proposed a remedy: Equipment failure, 冲床故障, proposal: 外协加工, new finish: 2025-10-27',
    );
  });

  it('tells what passed and failed inspection, by which standard, and how it is put right', () => {
    const order = orderIn('IN_QC');
    const failing = { passed: lines('60'), failed: lines('40'), standardVersion: 'GB/T 3906-2020' };
    order.give('recordInspection', { ...failing, comment: '漆面' }, 'INSPECTOR');
    expect(first(order, 'recordInspection')).toMatch(
      /^登记检验结果：合格：第 1 行 60，不合格：第 1 行 40，标准：GB\/T 3906-2020，备注：漆面 \/ Recorded the inspection: passed: line 1: 60, failed: line 1: 40, standard: GB\/T 3906-2020, note: 漆面$/,
    );
    order.give('proposeRectification', rectification, 'INSPECTOR');
    expect(linesOf(order.journal, 'proposeRectification')).toEqual(
      expect.arrayContaining([
        '提出整改方案：原因：漆面划伤，措施：重新喷涂，生产部，期限：2025-10-31 / Proposed a rectification: cause: 漆面划伤, measure: 重新喷涂, Production, by: 2025-10-31',
      ]),
    );
    expect(linesOf(order.journal, 'recordInspection')).toContain('第 1 次返工 / Rework round 1');
    order.give('completeRework', { comment: '已喷涂' }, 'PRODUCTION_SUPERVISOR');
    expect(linesOf(order.journal, 'completeRework')).toContain('已完成，备注：已喷涂 / Done, note: 已喷涂');
    const again = { passed: [], failed: lines('40'), standardVersion: 'GB/T 3906-2020' };
    order.give('recordInspection', again, 'INSPECTOR');
    expect(first(order, 'recordInspection')).toMatch(/：合格：无，.* \/ .*: passed: none, /);
  });
});

describe('the story from the warehouse to the archive', () => {
  it('tells what does not match the lot, line by line, and what does', () => {
    const order = orderIn('READY_TO_SHIP');
    order.give('checkPackingList', { packed: lines('98') }, 'LOGISTICS_CLERK');
    expect(first(order, 'checkPackingList')).toBe(
      '核对装箱单：有差异：第 1 行应装 100，实装 98 / Checked the packing list: it differs: line 1 has 98 of 100',
    );
    order.give('checkPackingList', { packed: lines('100') }, 'LOGISTICS_CLERK');
    expect(first(order, 'checkPackingList')).toBe(
      '核对装箱单：与批次一致 / Checked the packing list: it matches the lot',
    );
  });

  it('tells the transport, the papers, what went wrong on the way and who received the goods', () => {
    const order = orderIn('READY_TO_SHIP');
    order.give('checkPackingList', { packed: lines('100') }, 'LOGISTICS_CLERK');
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    expect(first(order, 'arrangeTransport')).toBe(
      '安排运输：物流货运，顺达物流，提货：2025-10-28 15:00 周二，预计送达：2025-10-30 / Arranged the transport: Freight, 顺达物流, pick-up: 2025-10-28 15:00 Tue, expected arrival: 2025-10-30',
    );
    order.give(
      'dispatchShipment',
      { ...papers, trackingNumber: 'YD-7', shipped: lines('80') },
      'WAREHOUSE_KEEPER',
    );
    expect(linesOf(order.journal, 'dispatchShipment')).toEqual(
      expect.arrayContaining([
        '发货交接：发货单：SN-1，仓库签字：赵强，承运方签字：钱进，运单号：YD-7 / Handed the goods over: shipping note: SN-1, signed for the warehouse: 赵强, for the carrier: 钱进, tracking number: YD-7',
        '其余货物需重新装箱并安排运输 / The rest needs its own packing list and transport',
      ]),
    );
    const sent = { lotId: order.state.lots.find(({ stage }) => stage === 'SHIPPED')?.lotId ?? '' };
    const lost = { exception: 'LOSS', description: '一箱丢失' } as const;
    order.give('reportDeliveryException', lost, 'LOGISTICS_CLERK', sent);
    expect(first(order, 'reportDeliveryException')).toBe(
      '报告运输异常：丢失，一箱丢失 / Reported a delivery exception: Loss, 一箱丢失',
    );
    order.give('resolveDeliveryException', { solution: '补发' }, 'LOGISTICS_CLERK', sent);
    expect(first(order, 'resolveDeliveryException')).toBe(
      '解决运输异常：丢失，一箱丢失，解决办法：补发 / Resolved the delivery exception: Loss, 一箱丢失, solution: 补发',
    );
    order.give('recordDelivery', { ...proof, clean: false, remarks: '外箱破损' }, 'LOGISTICS_CLERK', sent);
    expect(first(order, 'recordDelivery')).toBe(
      '货物已送达：签收人：王敏，送货人：钱进，有异议，备注：外箱破损 / Recorded the delivery: received by: 王敏, delivered by: 钱进, with reservations, note: 外箱破损',
    );
  });

  it('tells delivery, acceptance, invoice, payment, what stays open, and what the customer said later', () => {
    const order = orderIn('SETTLING');
    expect(first(order, 'recordDelivery')).toMatch(/，无异议 \/ .*, without reservation$/);
    expect(first(order, 'acceptDelivery')).toBe(
      '客户已验收：验收人：王敏 / Recorded the acceptance: accepted by: 王敏',
    );
    expect(first(order, 'issueInvoice')).toBe(
      '开具发票：F-1，CNY 198050.00 / Issued the invoice: F-1, CNY 198050.00',
    );
    pay(order, '100.00');
    expect(first(order, 'recordPayment')).toBe(
      '登记收款：CNY 100.00，流水号：R-1，到账日期：2025-11-03 / Recorded a payment: CNY 100.00, reference: R-1, received on: 2025-11-03',
    );
    order.give('leaveBalanceOpen', { reason: '质保金' }, 'FINANCE_MANAGER');
    expect(first(order, 'leaveBalanceOpen')).toBe('保留余款结束结算：质保金 / Left the balance open: 质保金');
    order.give('recordFollowUp', { satisfied: false, comment: '到货晚' }, 'AFTER_SALES_AGENT');
    expect(first(order, 'recordFollowUp')).toBe(
      '回访客户：客户不满意，备注：到货晚 / Followed up with the customer: the customer is not satisfied, note: 到货晚',
    );
    const pleased = orderIn('ARCHIVED');
    expect(first(pleased, 'recordFollowUp')).toMatch(/：客户满意 \/ .*: the customer is satisfied$/);
    expect(linesOf(pleased.journal, 'archiveOrder')).toContain(
      '四类档案已归档 / The four record groups are filed',
    );
  });
});
