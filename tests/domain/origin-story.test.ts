import { describe, expect, it } from 'vitest';
import { gapWords } from '../../domain/story/detail-words.ts';
import { originWords } from '../../domain/story/origin-words.ts';
import { reviewed } from './bring-to.ts';
import { received, twoLines, usualDetails } from './sample-orders.ts';
import { linesOf } from './story-lines.ts';

describe('the story of where an order comes from and goes to', () => {
  it('tells who took a call down and what was dictated, or the files that it came in as', () => {
    const taken = { by: '杨帆', at: '2025-10-09T09:58:00+08:00', dictated: '四台配电箱' };
    expect(originWords({ ...usualDetails, taken })).toEqual([
      { zh: '接单人：杨帆', en: 'taken down by: 杨帆' },
      { zh: '客户口述内容：四台配电箱', en: 'What the customer dictated: 四台配电箱' },
    ]);
    const originals = ['订单.pdf', '图纸.dwg'].map((fileName) => ({
      attachmentId: fileName,
      fileName,
      sha256: 'x',
    }));
    expect(originWords({ ...usualDetails, originals })).toEqual([
      { zh: '原件：订单.pdf, 图纸.dwg', en: 'original: 订单.pdf, 图纸.dwg' },
    ]);
    expect(originWords(usualDetails)).toEqual([]);
    const order = received({ details: { channel: 'EMAIL', originals } });
    expect(linesOf(order.journal, 'receiveOrder')).toContain(
      '原件：订单.pdf, 图纸.dwg / Original: 订单.pdf, 图纸.dwg',
    );
  });

  it('tells what is missing and whose it is, and why only where more is said than that it is missing', () => {
    expect(gapWords({ path: 'deliveryDate', whose: 'CUSTOMER', reason: 'required before review' })).toEqual({
      zh: '待补充：交货日期（客户）',
      en: 'missing: Delivery date (The customer)',
    });
    expect(gapWords({ path: 'taken.dictated', whose: 'OURS', reason: '录音听不清' })).toMatchObject({
      zh: expect.stringMatching(/（本公司）：录音听不清$/),
      en: expect.stringMatching(/ \(Our company\): 录音听不清$/),
    });
  });

  it('tells to whom each line goes by which rule, which departments prepare, and who has taken it on', () => {
    const policy = {
      'intake.assignment': { '变压器/江苏': 'WAREHOUSE:NANJING', '*/*': 'PRODUCTION' },
      'intake.assignmentTasks': ['LOGISTICS'],
    };
    const files = { inCatalogue: true, bomReleased: true };
    const lines = [
      { line: 1, ...files, category: '变压器' },
      { line: 2, ...files },
    ];
    const order = reviewed({ ...twoLines, policy, facts: { region: '江苏', lines } });
    order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
    const [, assigned] = linesOf(order.journal, 'decideReview');
    const zh =
      '分配给仓储部 NANJING：第 1 行（规则 变压器/江苏），分配给生产部：第 2 行（规则 */*），地区：江苏';
    const en =
      'ssigned to Warehouse NANJING: line 1 (rule 变压器/江苏), assigned to Production: line 2 (rule */*), region: 江苏';
    const concerns = '涉及部门：仓储部、生产部、物流部、售后服务部';
    const inEnglish = 'concerns: Warehouse, Production, Logistics, After-sales';
    expect(assigned).toBe(`${zh}，${concerns} / A${en}, ${inEnglish}`);
    order.give('acceptAssignment', { department: 'LOGISTICS' }, 'LOGISTICS_CLERK');
    expect(linesOf(order.journal, 'acceptAssignment')).toEqual([
      `接受订单分配：${zh}，${concerns}，已接受：物流部 / Took the order on: a${en}, ${inEnglish}, taken on by: Logistics`,
    ]);
  });

  it('says nothing of departments and regions that nobody named', () => {
    const policy = { 'intake.assignment': { '*/*': 'PLANNING' }, 'intake.assignedDepartments': [] };
    const order = reviewed({ policy, details: { deliveryAddress: '境外' } });
    order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
    expect(linesOf(order.journal, 'decideReview')).toContain(
      '分配给计划部：第 1 行（规则 */*），涉及部门：计划部 / Assigned to Planning: line 1 (rule */*), concerns: Planning',
    );
  });

  it('says that an order goes to nobody where no rule and no list names a department', () => {
    const policy = { 'intake.assignment': { '变压器/*': 'PLANNING' }, 'intake.assignedDepartments': [] };
    const order = reviewed({ policy, details: { deliveryAddress: '境外' } });
    order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
    expect(linesOf(order.journal, 'decideReview').slice(0, 2)).toEqual([
      '作出评审结论：接受 / Decided the review: Accept',
      '未分配给任何部门 / Assigned to no department',
    ]);
  });
});
