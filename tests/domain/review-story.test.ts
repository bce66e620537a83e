import { describe, expect, it } from 'vitest';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { orderIn, requirements, reviewed } from './bring-to.ts';
import { changed } from './change-driver.ts';
import type { OrderDriver } from './order-driver.ts';
import { received, usualFacts } from './sample-orders.ts';
import { linesOf } from './story-lines.ts';

const creditFree = { amount: '100.00', currency: 'CNY' } as const;

const first = (order: OrderDriver, command: string) => linesOf(order.journal, command)[0];

describe('the story of a review', () => {
  it('tells which department passed or failed the order, on which items, and what it would need', () => {
    const order = orderIn('UNDER_REVIEW');
    const failed: CommandInputs['recordReview'] = {
      department: 'PRODUCTION',
      result: 'FAIL',
      comment: '产能不足',
      items: [
        { item: 'DELIVERY_DATE', result: 'FAIL', comment: '排满' },
        { item: 'CAPACITY', result: 'FAIL' },
      ],
      asks: { requirements: '改为国产件', deliveryDate: '2025-12-01' },
    };
    order.give('recordReview', failed, 'PRODUCTION_MANAGER');
    expect(linesOf(order.journal, 'recordReview')).toEqual(
      expect.arrayContaining([
        '部门评审：生产部，不通过，不通过的项目：生产能力、交货期（排满），要求变更：改为国产件，可行交货日期：2025-12-01，备注：产能不足 / Reviewed: Production, Fail, failed items: Production capacity, Delivery date (排满), to change: 改为国产件, feasible date: 2025-12-01, note: 产能不足',
        '生产部：Q1: 改为国产件 / Production: Q1: 改为国产件',
        '建议交货日期：2025-12-01，原因：产能不足 / Proposed date: 2025-12-01, reason: 产能不足',
      ]),
    );
    const other = orderIn('UNDER_REVIEW');
    other.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    expect(linesOf(other.journal, 'recordReview')).toEqual([
      '部门评审：财务部，通过 / Reviewed: Finance, Pass',
    ]);
  });

  it('tells what was asked and answered, and whose review is asked for again by that', () => {
    const order = reviewed();
    const question = { department: 'FINANCE', question: '能否预付？', item: 'PAYMENT_METHOD' } as const;
    order.give('askSales', question, 'ACCOUNTANT');
    expect(linesOf(order.journal, 'askSales')[0]).toBe(
      '向销售提问：财务部：Q1: 能否预付？，评审项目：付款方式 / Asked sales: Finance: Q1: 能否预付？, item: Payment method',
    );
    const supplement = { paymentMethod: 'PREPAYMENT', deliveryDate: '2025-11-20' } as const;
    order.give('answerQuestion', { questionId: 'Q1', answer: '可以', supplement }, 'SALESPERSON');
    const told = linesOf(order.journal, 'answerQuestion');
    expect(told[0]).toBe('答复评审提问：Q1: 可以 / Answered a question of the review: Q1: 可以');
    expect(told).toContain('付款方式：月结 → 预付款 / Payment method: Monthly account → Prepayment');
    // Finance judges the payment; production and contract management judge the date.
    expect(told).toContain(
      '需重新评审：财务部、生产部、合同订单管理部 / To review again: Finance, Production, Contract & order management',
    );
  });

  it('tells that all of it begins anew when what was judged changes', () => {
    const order = changed(orderIn('QUOTED'), { lines: [{ line: 1, quantity: '120' }] });
    expect(linesOf(order.journal, 'applyChange')).toContain('评审重新开始 / The review starts anew');
  });

  it('tells of the credit what finance found, and that it was overridden at which amounts', () => {
    const order = reviewed({ facts: { creditFree } });
    order.give('reviewCredit', { result: 'PASS', comment: '有保函' }, 'FINANCE_MANAGER');
    expect(linesOf(order.journal, 'reviewCredit')[0]).toBe(
      '评审大额订单信用：通过，备注：有保函 / Reviewed the credit: Pass, note: 有保函',
    );
    order.give('overrideCredit', { reason: '战略客户' }, 'FINANCE_MANAGER');
    expect(linesOf(order.journal, 'overrideCredit')[0]).toBe(
      '批准超信用额度：战略客户，订单金额：CNY 198050.00，可用信用额度：CNY 100.00 / Overrode the credit: 战略客户, order: CNY 198050.00, free credit: CNY 100.00',
    );
    const conditions = { outcome: 'ACCEPT_WITH_CONDITIONS', conditions: '预付三成' } as const;
    order.give('decideReview', conditions, 'SALES_SUPERVISOR');
    expect(linesOf(order.journal, 'decideReview')[0]).toBe(
      '作出评审结论：有条件接受，条件：预付三成 / Decided the review: Accept with conditions, conditions: 预付三成',
    );
  });
});

describe('the story of the checks at receipt', () => {
  const unknown = () => received({ facts: { ...usualFacts, customerVerified: false } });

  it('tells what the customer is registered as, where that was looked up, and what it changed', () => {
    const order = unknown();
    const found = { registeredName: '华东电气有限公司', taxNumber: '91350100M000100Y43', how: '公示系统' };
    order.give('verifyCustomer', { ...found, result: 'VERIFIED', comment: '在营' }, 'SALESPERSON');
    expect(first(order, 'verifyCustomer')).toBe(
      '核实客户：属实，华东电气有限公司，税号：91350100M000100Y43，查询途径：公示系统，备注：在营 / Looked the customer up: Verified, 华东电气有限公司, Tax number: 91350100M000100Y43, looked up in: 公示系统, note: 在营',
    );
  });

  it('tells who confirmed which requirements, and how', () => {
    const order = received();
    order.give('confirmRequirements', { ...requirements, comment: '已录音' }, 'SALESPERSON');
    expect(first(order, 'confirmRequirements')).toBe(
      '与客户确认要求：确认人：王敏，电话，技术要求：按样本，质量要求：GB/T 3906-2020，备注：已录音 / Confirmed the requirements: with: 王敏, By phone, technical: 按样本, quality: GB/T 3906-2020, note: 已录音',
    );
  });

  it('tells how many files the original is, or where it is kept', () => {
    const files = received();
    files.give('recordOriginal', { attachmentIds: ['a1', 'a2'] }, 'SALESPERSON');
    expect(first(files, 'recordOriginal')).toBe('登记原始订单：附件：2 / Recorded the original: files: 2');
    const paper = received();
    paper.give('recordOriginal', { where: '档案柜 3', comment: '传真件' }, 'SALESPERSON');
    expect(first(paper, 'recordOriginal')).toBe(
      '登记原始订单：存放处：档案柜 3，备注：传真件 / Recorded the original: kept in: 档案柜 3, note: 传真件',
    );
  });

  it('tells that a contract came with the order', () => {
    const order = received();
    order.give('passInitialReview', { contractDocument: true }, 'SALESPERSON');
    expect(linesOf(order.journal, 'passInitialReview')).toContain(
      '附有合同文本，须法务评审 / Comes with a contract: legal reviews it',
    );
  });

  it('tells how far a department has come, and to whom the order is given', () => {
    const order = received();
    const said = { department: 'SALES', progress: '已联系客户', expectedFinish: '2025-10-22' } as const;
    order.give('recordTracking', said, 'SALESPERSON');
    expect(first(order, 'recordTracking')).toBe(
      '登记跟踪记录：销售部：已联系客户，预计完成：2025-10-22 / Reported the progress: Sales: 已联系客户, expected to be done by: 2025-10-22',
    );
    order.give('assignOrder', { personId: 'li', reason: '区域调整' }, 'SALES_MANAGER');
    expect(first(order, 'assignOrder')).toBe(
      '指定订单负责人：负责人：某li，原因：区域调整 / Assigned the order: to: li, reason: 区域调整',
    );
  });
});

describe('the story of an order that is part of a case', () => {
  const note: CommandInputs['noteCase'] = {
    caseId: 'case_1',
    caseNumber: 'CE-1',
    kind: 'EXCEPTION',
    type: 'INFO_ERROR',
    effect: 'WARN',
  };
  const actor = { kind: 'policy', rule: 'case.tellOrders' } as const;

  it('tells the problem, what is wrong, and who deals with it', () => {
    const order = orderIn('IN_PRODUCTION');
    const wrong = { type: 'INFO_ERROR', description: '电话打不通', wrongField: 'CONTACT' } as const;
    order.give('reportProblem', wrong, 'SERVICE_AGENT');
    expect(first(order, 'reportProblem')).toBe(
      '报告问题：订单信息错误：电话打不通，有误的信息：联系方式，处理部门：销售部 / Reported a problem: Wrong information: 电话打不通, wrong field: Contact, dealt with by: Sales',
    );
  });

  it('tells the case, whether work stands still and from where on, and how the case ended', () => {
    const order = orderIn('IN_PRODUCTION');
    order.turn([{ name: 'noteCase', input: note, actor }]);
    expect(first(order, 'noteCase')).toBe(
      '订单列入案件：案件：CE-1，异常（订单信息错误），提醒，工作继续 / Became part of a case: case: CE-1, Exception: Wrong information, Warns; work goes on',
    );
    const blocking = { ...note, caseId: 'case_2', effect: 'BLOCK', from: 'READY_TO_SHIP' } as const;
    order.turn([{ name: 'noteCase', input: blocking, actor }]);
    expect(linesOf(order.journal, 'noteCase')).toEqual([
      '订单列入案件：案件：CE-1，异常（订单信息错误），暂停相关工作，自此环节起：待发货 / Became part of a case: case: CE-1, Exception: Wrong information, Work stands still, from: Ready to ship',
      '异常处理中，自此环节起：待发货，备注：CE-1 / An exception is being dealt with, from: Ready to ship, note: CE-1',
    ]);
    order.turn([{ name: 'noteCaseClosed', input: { caseId: 'case_2', outcome: 'CLOSED' }, actor }]);
    expect(linesOf(order.journal, 'noteCaseClosed')).toEqual([
      '案件结束：案件：已结案 / A case ended: case: closed',
      '解除暂停：异常处理中 / No longer held: An exception is being dealt with',
    ]);
  });
});
