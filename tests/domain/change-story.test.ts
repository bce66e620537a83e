import { describe, expect, it } from 'vitest';
import { changeSummary } from '../../domain/story/change-words.ts';
import { orderIn } from './bring-to.ts';
import { approve, changed, evaluate, evaluateAll, form, requested } from './change-driver.ts';
import { received, twoLines } from './sample-orders.ts';
import { linesOf } from './story-lines.ts';

const other = { lines: [{ line: 1, specification: '12kV' }] };
const both = { policy: { 'review.mergeSignatures': false } } as const;

describe('the story of a change', () => {
  it('tells who asked for it, why, and field by field what is wanted otherwise', () => {
    const order = orderIn('PLANNED', twoLines);
    const line = { line: 1, quantity: '60', unitPrice: { amount: '1990.00', currency: 'CNY' as const } };
    order.give('requestChange', form({ lines: [line], removedLines: [2], consignee: '李工' }), 'SALESPERSON');
    expect(linesOf(order.journal, 'requestChange').slice(0, 6)).toEqual([
      '提交订单变更申请：变更 C1，申请人：王敏 / Requested a change: change C1, asked for by: 王敏',
      '原因：客户项目调整 / Reason: 客户项目调整',
      '第 1 行数量：60 / Line 1, Quantity: 60',
      '第 1 行单价：CNY 1990.00 / Line 1, Unit price: CNY 1990.00',
      '删除第 2 行 / Line 2 falls away',
      '收货人：李工 / Consignee: 李工',
    ]);
  });

  it('tells a wish that is a code by its name', () => {
    const order = requested(orderIn('CONFIRMED'), { paymentMethod: 'PREPAYMENT' });
    expect(linesOf(order.journal, 'requestChange')).toContain(
      '付款方式：预付款 / Payment method: Prepayment',
    );
  });

  it('names the one lot that it is for, and whether work goes on, stands still, or stands still from where on', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
    order.give('requestChange', form({ lines: [{ line: 1, quantity: '90' }] }, 'L2'), 'SALESPERSON');
    expect(linesOf(order.journal, 'requestChange')[0]).toContain(
      '申请人：王敏，批次 L2 / Requested a change: change C1, asked for by: 王敏, lot L2',
    );
    const answered = (input: Parameters<typeof order.give<'answerChange'>>[1]) => {
      order.give('answerChange', input, 'PLANNER');
      return linesOf(order.journal, 'answerChange');
    };
    expect(answered({ workGoesOn: true }).slice(0, 2)).toEqual([
      '答复变更期间是否继续作业：变更 C1 / Said whether work goes on: change C1',
      '作业继续 / Work goes on',
    ]);
    expect(answered({ workGoesOn: false })).toEqual(
      expect.arrayContaining([
        '作业暂停 / Work stands still',
        '订单变更处理中，批次 L2，备注：C1 / A change is being dealt with, lot L2, note: C1',
      ]),
    );
    expect(answered({ workGoesOn: false, holdFrom: 'READY_TO_SHIP' })).toEqual(
      expect.arrayContaining([
        '自“待发货”起暂停 / Work stands still from Ready to ship on',
        '订单变更处理中，批次 L2，自此环节起：待发货，备注：C1 / A change is being dealt with, lot L2, from: Ready to ship, note: C1',
        '解除暂停：订单变更处理中 / No longer held: A change is being dealt with',
      ]),
    );
  });

  it('tells what each department finds: whether it can be done, what it costs, how much later, what material', () => {
    const order = requested(orderIn('PLANNED'), { deliveryDate: '2025-12-05' });
    const extraCost = { amount: '300.00', currency: 'CNY' } as const;
    evaluate(order, 'PLANNING', { feasible: false, extraCost, delayDays: 3, comment: '须加班' });
    expect(linesOf(order.journal, 'evaluateChange')).toEqual([
      '评估变更：计划部，不可行，额外费用：CNY 300.00，延迟 3 个工作日，物料影响：无影响，备注：须加班 / Evaluated the change: Planning, not feasible, extra cost: CNY 300.00, 3 working days later, material: 无影响, note: 须加班',
    ]);
    evaluate(order, 'LOGISTICS');
    expect(linesOf(order.journal, 'evaluateChange')).toEqual([
      '评估变更：物流部，可行，物料影响：无影响 / Evaluated the change: Logistics, feasible, material: 无影响',
    ]);
  });

  it('names the alternative that is offered, the one that the customer takes of several, and one that he does not take', () => {
    const order = requested(orderIn('PLANNED'), other);
    const offer = (specification: string, explanation: string) => {
      const wanted = { lines: [{ line: 1, specification }] };
      order.give('offerAlternative', { wanted, explanation }, 'SALESPERSON');
      return linesOf(order.journal, 'offerAlternative')[1];
    };
    expect(offer('11kV', '现货')).toBe('替代方案：A1 现货 / Alternative: A1 现货');
    expect(offer('13kV', '两周')).toBe('替代方案：A2 两周 / Alternative: A2 两周');
    order.give('chooseAlternative', { alternativeId: 'A1', saidBy: '王敏' }, 'SALESPERSON');
    expect(linesOf(order.journal, 'chooseAlternative').slice(0, 3)).toEqual([
      "记录客户的选择：变更 C1 / Recorded the customer's choice: change C1",
      '替代方案：A1 现货，客户选用，答复人：王敏 / Alternative: A1 现货, the customer takes it, said by: 王敏',
      '第 1 行规格：11kV / Line 1, Specification: 11kV',
    ]);
    expect(offer('14kV', '三周')).toBe('替代方案：A3 三周 / Alternative: A3 三周');
    order.give('chooseAlternative', { saidBy: '王敏' }, 'SALESPERSON');
    expect(linesOf(order.journal, 'chooseAlternative').slice(1, 2)).toEqual([
      '替代方案：A3 三周，客户未选用，答复人：王敏 / Alternative: A3 三周, the customer does not take it, said by: 王敏',
    ]);
  });

  it('tells what was approved at what cost, the agreement, and who confirmed it for each party', () => {
    const order = requested(orderIn('PLANNED', both), other);
    evaluateAll(order);
    approve(order, 'CONTRACT_ORDER_HEAD', '500.00');
    expect(linesOf(order.journal, 'decideChange')).toContain(
      '批准，合理可行，额外费用：CNY 500.00，需签订变更协议 / Approved, 合理可行, extra cost: CNY 500.00, a change agreement is needed',
    );
    order.give('signChangeAgreement', { agreementNumber: 'XY-1', customerSignedBy: '王敏' }, 'SALESPERSON');
    expect(linesOf(order.journal, 'signChangeAgreement')).toContain(
      'XY-1，客户签字人：王敏 / XY-1, signed for the customer by: 王敏',
    );
    order.give('confirmChange', { party: 'CUSTOMER', saidBy: '王敏', evidence: '邮件' }, 'SALESPERSON');
    expect(linesOf(order.journal, 'confirmChange')[0]).toBe(
      '确认变更：客户，答复人：王敏，凭证：邮件 / Confirmed the change: The customer, said by: 王敏, evidence: 邮件',
    );
    order.give('confirmChange', { party: 'COMPANY', saidBy: '张伟' }, 'SALES_MANAGER');
    expect(linesOf(order.journal, 'confirmChange')[0]).toBe(
      '确认变更：本公司，答复人：张伟 / Confirmed the change: Our company, said by: 张伟',
    );
  });

  it('says nothing of an agreement where none is needed', () => {
    const order = requested(orderIn('PLANNED'), { deliveryDate: '2025-11-10' });
    evaluateAll(order);
    approve(order);
    expect(linesOf(order.journal, 'decideChange')).toContain(
      '批准，合理可行，额外费用：CNY 0.00 / Approved, 合理可行, extra cost: CNY 0.00',
    );
  });
});

describe('the end of a change', () => {
  it('tells the new version, what it costs, what it means for each lot, and each field before and after', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
    changed(order, { lines: [{ line: 1, quantity: '30' }] });
    // 198,050.00 less 70 cabinets of 1,980.50 each: 30 are left.
    expect(linesOf(order.journal, 'applyChange')).toEqual([
      '变更处理完毕：变更 C1，已执行 / Ended the change: change C1, Applied',
      '订单第 2 版 / Order version 2',
      '金额：198050.00 → 59415.00 CNY，额外费用：CNY 0.00 / Lines come to: 198050.00 → 59415.00 CNY, extra cost: CNY 0.00',
      '批次 L1：取消批次，多余：第 1 行 60 / Lot L1: dropped, left over: line 1: 60',
      '批次 L2：数量变化，多余：第 1 行 10 / Lot L2: another quantity, left over: line 1: 10',
      '第 1 行数量：100 → 30 / Line 1, Quantity: 100 → 30',
      '停止计时：批次 L1 生产完工 / Clock stopped: Production, lot L1',
      '批次 L1 取消 / Lot L1 falls away',
      '批次 L2：第 1 行 30 / Lot L2: line 1: 30',
    ]);
    expect(order.state.changes?.map(changeSummary)).toEqual([
      {
        zh: '第 1 行数量：100 → 30；批次 L1：取消批次，多余：第 1 行 60；批次 L2：数量变化，多余：第 1 行 10',
        en: 'line 1, Quantity: 100 → 30; lot L1: dropped, left over: line 1: 60; lot L2: another quantity, left over: line 1: 10',
      },
    ]);
  });

  it('tells that stock goes back, and that a lot begins anew', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    expect(linesOf(order.journal, 'checkStock')).toEqual(
      expect.arrayContaining([
        '从批次 L1 分出批次 L2：第 1 行 30 / Lot L2 was split from lot L1: line 1: 30',
        '预留库存：P-1 30 / Stock reserved: P-1 30',
      ]),
    );
    changed(order, other);
    expect(linesOf(order.journal, 'applyChange')).toEqual(
      expect.arrayContaining([
        '批次 L1：重新排产 / Lot L1: planned anew',
        '释放库存：P-1 30 / Stock released: P-1 30',
        '批次 L2 重新开始：原计划、会签和单据作废 / Lot L2 begins anew: its plan, signatures and papers no longer hold',
      ]),
    );
  });

  it('without effect tells why, and how the customer heard of it', () => {
    const order = requested(orderIn('PLANNED'), { remarks: '加急' });
    order.give('decideChange', { approved: false, assessment: '模具已投入' }, 'CONTRACT_ORDER_HEAD');
    expect(linesOf(order.journal, 'decideChange').slice(0, 3)).toEqual([
      '审批变更 / Decided the change',
      '变更 C1，未批准，备注：模具已投入 / Change C1, Rejected, note: 模具已投入',
      '停止计时：变更评估 / Clock stopped: Assessment of a change',
    ]);
    expect(order.state.changes?.map(changeSummary)).toEqual([{ zh: '', en: '' }]);
    order.give('tellCustomerOfChange', { message: '模具已投入', saidTo: '王敏' }, 'SALESPERSON');
    expect(linesOf(order.journal, 'tellCustomerOfChange')[0]).toBe(
      '向客户说明变更结果：变更 C1，告知：王敏，模具已投入 / Told the customer of the rejected change: change C1, told: 王敏, 模具已投入',
    );
    requested(order, { remarks: '加急' });
    expect(linesOf(order.journal, 'requestChange')).toEqual([
      '提交订单变更申请：变更 C2，申请人：王敏 / Requested a change: change C2, asked for by: 王敏',
      '原因：客户项目调整 / Reason: 客户项目调整',
      '备注：加急 / Remarks: 加急',
      '开始计时：答复变更期间是否继续作业第 2 次 / Clock started: Answer whether work goes on, round 2',
      '开始计时：变更评估第 2 次 / Clock started: Assessment of a change, round 2',
    ]);
    order.give('withdrawChange', { reason: '不再需要' }, 'SALESPERSON');
    expect(linesOf(order.journal, 'withdrawChange')[0]).toBe(
      '撤回变更申请：变更 C2，已撤回，备注：不再需要 / Withdrew the change: change C2, Withdrawn, note: 不再需要',
    );
  });
});

describe('the story of a product made to order', () => {
  it('tells the configuration sheet', () => {
    const order = orderIn('PLANNED');
    order.give('confirmConfiguration', { sheetNumber: 'PZ-7', comment: '第二版' }, 'ORDER_CLERK');
    expect(linesOf(order.journal, 'confirmConfiguration')).toEqual([
      '确认产品配置单：配置单：PZ-7，备注：第二版 / Confirmed the configuration sheet: sheet: PZ-7, note: 第二版',
    ]);
  });

  it('tells of an improvement who has signed, the date, and that it is done', () => {
    const order = received();
    order.give('applyForModification', { line: 1, description: '加强柜体' }, 'SALESPERSON');
    expect(linesOf(order.journal, 'applyForModification')).toEqual([
      '申请产品改进：M1，加强柜体 / Applied to improve a product: M1, 加强柜体',
    ]);
    order.give('signModification', { as: 'SALES_MANAGER' }, 'SALES_MANAGER');
    order.give('signModification', { as: 'DEPUTY_GENERAL_MANAGER' }, 'DEPUTY_GENERAL_MANAGER');
    order.give('scheduleModification', { completionDate: '2025-10-31' }, 'ENGINEER');
    expect(linesOf(order.journal, 'scheduleModification')[0]).toBe(
      '确定产品改进完成日期：M1，加强柜体，已签字：销售部经理，已签字：分管副总经理，完成日期：2025-10-31 / Set the date of the improvement: M1, 加强柜体, signed: Sales manager, signed: Deputy general manager, to be completed on: 2025-10-31',
    );
    order.give('completeModification', {}, 'ENGINEER');
    expect(linesOf(order.journal, 'completeModification')[0]).toMatch(
      /，完成日期：2025-10-31，已完成 \/ .*, to be completed on: 2025-10-31, completed$/,
    );
  });
});
