import { describe, expect, it } from 'vitest';
import type { CorrectionInput } from '../../domain/order/correction.ts';
import { storyOf } from '../../domain/story/story.ts';
import { bringTo, orderIn, reviewed } from './bring-to.ts';
import { requested } from './change-driver.ts';
import type { OrderDriver, Who } from './order-driver.ts';
import { received, usualDetails } from './sample-orders.ts';

const reason = '录入时看错单据';
const supervisor: Who = { person: 'chen', role: 'SALES_SUPERVISOR' };

function corrected(order: OrderDriver, given: Omit<CorrectionInput, 'reason'>, by: Who = supervisor) {
  return order.give('correctEntry', { ...given, reason }, by);
}

function refused(order: OrderDriver, given: Omit<CorrectionInput, 'reason'>, by: Who = supervisor) {
  return order.refusal('correctEntry', { ...given, reason }, by);
}

const address = { correction: { deliveryAddress: '上海市嘉定区' } };
const quantity = { correction: { lines: [{ line: 1, quantity: '10' }] } };

describe('a wrong entry', () => {
  it('is put right with old value, new value, who, when and why [INTAKE-24]', () => {
    const order = received();
    corrected(order, {
      correction: {
        customer: { contact: '王敏 021-5551' },
        lines: [{ line: 1, unitPrice: { amount: '1890.50', currency: 'CNY' } }],
      },
    });
    expect(order.state.details.customer).toEqual({ ...usualDetails.customer, contact: '王敏 021-5551' });
    expect(order.state.details.lines[0]).toMatchObject({ quantity: '100', unitPrice: { amount: '1890.50' } });
    expect(order.state.corrections).toEqual([
      {
        by: 'chen',
        at: order.now,
        reason,
        changes: [
          { path: 'customer.contact', before: '王敏 021-5550', after: '王敏 021-5551' },
          { path: 'lines[0].unitPrice', before: 'CNY 1980.50', after: 'CNY 1890.50' },
        ],
      },
    ]);
    corrected(order, address);
    expect(order.state.corrections?.map(({ changes }) => changes[0]?.after)).toEqual([
      '王敏 021-5551',
      '上海市嘉定区',
    ]);
  });

  it('is told in the story of the order, in both languages [INTAKE-24]', () => {
    const order = received();
    corrected(order, address);
    const told = storyOf(order.journal, { nameOf: (id) => ({ zh: id, en: id }), zone: 'Asia/Shanghai' }).at(
      -1,
    );
    expect(told?.text.zh).toContain('更正录入错误');
    const details = told?.details.map(({ zh, en }) => `${zh} / ${en}`).join('\n') ?? '';
    expect(details).toContain('交货地址：上海市松江区 → 上海市嘉定区');
    expect(details).toContain(reason);
  });

  it.each(['SALES_SUPERVISOR', 'SALES_MANAGER', 'CONTRACT_ORDER_HEAD'] as const)(
    'may be corrected by a %s',
    (role) => {
      corrected(received(), address, role);
    },
  );

  it.each(['SALESPERSON', 'ORDER_CLERK', 'SERVICE_AGENT', 'FINANCE_MANAGER', 'GENERAL_MANAGER'] as const)(
    'may not be corrected by a %s, who has no authority for it [INTAKE-24]',
    (role) => {
      expect(refused(received(), address, role)).toMatch(/^not-your-role/);
    },
  );

  it('is emptied where nothing should stand', () => {
    const order = received({ details: { remarks: '另一订单的备注' } });
    corrected(order, { cleared: ['remarks'] });
    expect(order.state.details).toEqual(usualDetails);
    expect(order.state.corrections?.[0]?.changes).toEqual([{ path: 'remarks', before: '另一订单的备注' }]);
    expect(refused(order, { cleared: ['remarks'] })).toContain('@cleared[0]');
  });

  it('names the same lines: one too many keeps its number, a forgotten one takes the next', () => {
    const order = received();
    corrected(order, { correction: { lines: [{ line: 2, productName: '电缆', quantity: '3' }] } });
    expect(order.state.details.lines).toHaveLength(2);
    corrected(order, { correction: { removedLines: [2] } });
    expect(order.state.details.lines[1]).toMatchObject({ line: 2, quantity: '0' });
    expect(refused(order, { correction: { removedLines: [3] } })).toContain('@correction.removedLines[0]');
    expect(refused(order, { correction: { lines: [{ line: 4, quantity: '1' }] } })).toContain('number 3');
  });
});

describe('who supplements an order', () => {
  const supplement = (given: object) =>
    ['supplementInformation', { supplement: given, source: '电话' }, 'SALESPERSON'] as const;

  it('fills in what it lacks, and corrects nothing that stands there [INTAKE-24]', () => {
    const order = received({ details: { customer: { customerId: 'CUS-1', name: '华东电气' } } });
    const wrong = { customer: { contact: '王敏', name: '华南电气' } };
    expect(order.refusal(...supplement(wrong))).toContain('@supplement.customer.name');
    const price = { lines: [{ line: 1, unitPrice: { amount: '1.00', currency: 'CNY' } }] };
    expect(order.refusal(...supplement(price))).toContain('@supplement.lines[0].unitPrice');
    order.give(...supplement({ customer: { contact: '王敏' }, consignee: '李工' }));
    expect(order.stage).toBe('RECEIVED');
  });

  it('answers what was asked, also by another value', () => {
    const order = received();
    const gaps = [{ path: 'lines[0].model', reason: '型号存疑', whose: 'CUSTOMER' as const }];
    order.give('requestInformation', { gaps }, 'SALESPERSON');
    const quantity = { lines: [{ line: 1, quantity: '1' }] };
    expect(order.refusal(...supplement(quantity))).toContain('@supplement.lines[0].quantity');
    order.give(...supplement({ lines: [{ line: 1, model: 'KYN28A-24' }] }));
    expect(order.state.details.lines[0]?.model).toBe('KYN28A-24');
  });
});

describe('a correction', () => {
  it('is refused when it says what the order says already', () => {
    const order = received();
    const same = { correction: { deliveryAddress: '上海市松江区' } };
    expect(refused(order, same)).toBe(
      'does-not-fit: correction.deliveryAddress: the order says so already @correction.deliveryAddress',
    );
    const price = { line: 1, unitPrice: { amount: '1980.50', currency: 'CNY' } } as const;
    expect(refused(order, { correction: { lines: [price] } })).toContain('@correction.lines[0].unitPrice');
    expect(refused(order, {})).toContain('it corrects nothing');
    expect(refused(order, { correction: {} })).toContain('it corrects nothing');
  });

  it('of a product code says anew what the product is', () => {
    const order = received();
    const code = { line: 1, productCode: 'P-7' };
    expect(refused(order, { correction: { lines: [code] } })).toContain('@correction.lines[0].productName');
    const line = { ...code, productName: '高压开关柜', specification: '12kV', model: 'KYN28A-24' };
    corrected(order, { correction: { lines: [line] } });
    // What the files said of the other product is no fact of this one.
    expect(order.state.facts.lines).toEqual([]);
  });

  it('leaves no complete order without a field, and none without anything', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(refused(order, { cleared: ['deliveryAddress'] })).toContain('@correction.deliveryAddress');
    expect(refused(order, { correction: { removedLines: [1] } })).toContain('nothing would be left');
  });

  it('of an order that has just come in finds and fills gaps', () => {
    const order = received();
    corrected(order, { cleared: ['deliveryAddress'] });
    expect(order.stage).toBe('AWAITING_INFO');
    expect(order.state.gaps.map(({ path }) => path)).toEqual(['deliveryAddress']);
    corrected(order, address);
    expect(order.stage).toBe('RECEIVED');
    const waiting = received({ details: { customer: { customerId: 'CUS-1', name: '华东电气' } } });
    corrected(waiting, { correction: { consignee: '李工' } });
    expect(waiting.stage).toBe('AWAITING_INFO');
  });

  it('asks again for the reviews that it touches, and for no others', () => {
    const order = reviewed();
    const before = Object.keys(order.state.reviews);
    corrected(order, address);
    expect(Object.keys(order.state.reviews)).toEqual(before);
    corrected(order, { correction: { paymentMethod: 'PREPAYMENT' } });
    expect(Object.keys(order.state.reviews)).toEqual(before.filter((each) => each !== 'FINANCE'));
    corrected(order, quantity);
    expect(Object.keys(order.state.reviews)).toEqual([]);
  });

  it('brings an order that was decided back into review, when what was judged is otherwise', () => {
    const order = orderIn('QUOTED');
    corrected(order, address);
    expect(order.stage).toBe('QUOTED');
    corrected(order, quantity);
    expect(order.stage).toBe('UNDER_REVIEW');
    expect(order.state.decision).toBeUndefined();
    bringTo(order, 'CONFIRMED');
    expect(order.total.amount).toBe('19805.00');
  });

  it('of a type begins the review of that type', () => {
    const order = reviewed();
    const project = { name: '二期变电站', owner: '城投公司', site: '松江' };
    corrected(order, { correction: { orderType: 'PROJECT', project } });
    expect(order.state.reviews).toEqual({});
    expect(order.work.join()).toContain('ENGINEERING recordReview');
  });

  it('of what the contract stands on is a change; an address is not', () => {
    const order = orderIn('CONFIRMED');
    expect(refused(order, quantity)).toContain('request a change instead');
    corrected(order, address);
    expect(order.state.details.deliveryAddress).toBe('上海市嘉定区');
    expect(order.stage).toBe('CONFIRMED');
  });

  it('comes too late after release: a change is requested then [INTAKE-24]', () => {
    const order = orderIn('RELEASED');
    expect(refused(order, address)).toBe(
      'blocked: The order is released: request a change instead (CHANGE-01).',
    );
    expect(order.state.corrections).toBeUndefined();
  });

  it('waits for the end of an open change', () => {
    const order = orderIn('UNDER_REVIEW');
    requested(order, { remarks: '加急' });
    expect(refused(order, address)).toContain('Change C1 is open');
  });
});
