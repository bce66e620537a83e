import { describe, expect, it } from 'vitest';
import { provinceOf } from '../../domain/order/provinces.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { validatePolicy } from '../../domain/policy/validate-policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { bringTo, orderIn, reviewed } from './bring-to.ts';
import { changed } from './change-driver.ts';
import type { OrderDriver } from './order-driver.ts';
import { type Opening, twoLines, usualFacts } from './sample-orders.ts';

const rules = {
  'intake.assignment': {
    '变压器/江苏': 'WAREHOUSE:NANJING',
    '变压器/*': 'PLANNING',
    '*/江苏': 'WAREHOUSE:SUZHOU',
    '*/*': 'PRODUCTION',
  },
} satisfies Partial<PolicyValues>;

const [line] = usualFacts.lines;

function of(category: string | undefined, region: string | undefined, more: Opening = {}): Opening {
  const lines = [{ line: 1, inCatalogue: true, bomReleased: true, ...line, ...(category && { category }) }];
  return {
    policy: { ...rules },
    ...more,
    facts: { ...(region === undefined ? {} : { region }), lines },
  };
}

function accepted(opening: Opening): OrderDriver {
  const order = reviewed(opening);
  order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
  return order;
}

const partOf = (order: OrderDriver) =>
  order.state.assignment?.parts.map(({ department, warehouse, rule }) =>
    [department, warehouse, rule].filter((each) => each !== undefined).join(' '),
  );

describe('an order that is accepted', () => {
  it.each([
    ['变压器', '江苏', 'WAREHOUSE NANJING 变压器/江苏'],
    ['变压器', '四川', 'PLANNING 变压器/*'],
    ['水泵', '江苏', 'WAREHOUSE SUZHOU */江苏'],
    ['水泵', '四川', 'PRODUCTION */*'],
    [undefined, '江苏', 'WAREHOUSE SUZHOU */江苏'],
  ])(
    'of category %s for a customer in %s is assigned to %s, the closest rule [INTAKE-22]',
    (category, region, to) => {
      const order = reviewed(of(category, region));
      expect(order.state.assignment).toBeUndefined();
      order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
      expect(partOf(order)).toEqual([to]);
    },
  );

  it('goes by the province of its delivery for a customer who is not on file [INTAKE-22]', () => {
    const order = accepted(of('变压器', undefined, { details: { deliveryAddress: '江苏省南京市江宁区' } }));
    expect(order.state.assignment).toMatchObject({ region: '江苏' });
    expect(partOf(order)).toEqual(['WAREHOUSE NANJING 变压器/江苏']);
  });

  it('is parted by line where its lines go different ways', () => {
    const lines = twoLines.facts.lines.map((each, index) => ({
      ...each,
      category: index === 0 ? '变压器' : '电缆',
    }));
    const order = accepted({ ...twoLines, policy: { ...rules }, facts: { region: '四川', lines } });
    expect(order.state.assignment?.parts.map(({ department, lines: of }) => [department, of])).toEqual([
      ['PLANNING', [1]],
      ['PRODUCTION', [2]],
    ]);
  });

  it('concerns production, logistics and after-sales too, each once', () => {
    const order = accepted(of('变压器', '四川'));
    expect(order.state.assignment?.departments).toEqual([
      'PLANNING',
      'PRODUCTION',
      'LOGISTICS',
      'AFTER_SALES',
    ]);
    expect(orderIn('QUOTED').state.assignment?.departments).toEqual([
      'PRODUCTION',
      'LOGISTICS',
      'AFTER_SALES',
    ]);
  });

  it('is assigned to nobody when it is rejected', () => {
    const order = reviewed(of('变压器', '四川'));
    order.give('decideReview', { outcome: 'REJECT', reason: '产能不足' }, 'SALES_SUPERVISOR');
    expect(order.state.assignment).toBeUndefined();
  });

  it('asks nobody for an act unless policy says so; then each department takes it on [INTAKE-22]', () => {
    const asked = (order: OrderDriver) => order.work.filter((each) => each.includes('acceptAssignment'));
    expect(asked(accepted(of('变压器', '四川')))).toEqual([]);
    const tasks = { 'intake.assignmentTasks': ['PRODUCTION', 'LOGISTICS', 'AFTER_SALES'] };
    const order = accepted(of('变压器', '四川', { policy: { ...rules, ...tasks } }));
    expect(asked(order)).toEqual([
      'PRODUCTION acceptAssignment',
      'LOGISTICS acceptAssignment',
      'AFTER_SALES acceptAssignment',
    ]);
    order.give('acceptAssignment', { department: 'LOGISTICS' }, 'LOGISTICS_CLERK');
    expect(asked(order)).toEqual(['PRODUCTION acceptAssignment', 'AFTER_SALES acceptAssignment']);
    expect(order.state.assignment?.accepted?.LOGISTICS).toMatchObject({
      by: 'LOGISTICS_CLERK',
      at: order.now,
    });
    expect(order.refusal('acceptAssignment', { department: 'LOGISTICS' }, 'LOGISTICS_CLERK')).toContain(
      '@department',
    );
    expect(order.refusal('acceptAssignment', { department: 'PRODUCTION' }, 'LOGISTICS_CLERK')).toMatch(
      /^not-your-role/,
    );
  });

  it('is assigned anew when a correction or a change sends it elsewhere', () => {
    const address = { details: { deliveryAddress: '四川省成都市' } };
    const order = bringTo(accepted(of('变压器', undefined, address)), 'CONFIRMED');
    expect(partOf(order)).toEqual(['PLANNING 变压器/*']);
    const correction = { deliveryAddress: '江苏省南京市' };
    order.give('correctEntry', { correction, reason: '地址录错' }, 'SALES_SUPERVISOR');
    expect(partOf(order)).toEqual(['WAREHOUSE NANJING 变压器/江苏']);
    changed(order, { deliveryAddress: '四川省绵阳市' });
    expect(partOf(order)).toEqual(['PLANNING 变压器/*']);
  });
});

describe('the province of an address', () => {
  it.each([
    ['江苏省南京市江宁区秣周东路12号', '江苏'],
    ['上海市黄浦区江西中路1号', '上海'],
    ['内蒙古自治区呼和浩特市', '内蒙古'],
    ['黑龙江哈尔滨', '黑龙江'],
    ['中国 广西壮族自治区南宁市', '广西'],
    ['210000 江苏省南京市', '江苏'],
    ['香港特别行政区中环', '香港'],
    ['No. 12 Moling Road, Nanjing, Jiangsu, China', '江苏'],
    ['Xi’an, Shaanxi', '陕西'],
    ['Taiyuan, Shanxi', '山西'],
    ['南京市江西路1号', undefined],
    ['', undefined],
  ])('%s: %s', (address, province) => {
    expect(provinceOf(address)).toBe(province);
  });
});

describe('the rules of assignment', () => {
  const problems = (value: unknown) =>
    validatePolicy({ 'intake.assignment': value }, companyDefault).map(({ path }) => path);

  it('name category and region, and a department with or without its warehouse', () => {
    expect(problems({ '变压器/江苏': 'WAREHOUSE:NANJING', '*/*': 'PRODUCTION' })).toEqual([]);
    expect(problems({ 变压器: 'PRODUCTION' })).toEqual(['intake.assignment.变压器']);
    expect(problems({ '*/*': 'NOBODY' })).toEqual(['intake.assignment.*/*']);
    expect(problems({ '*/*': 'WAREHOUSE:' })).toEqual(['intake.assignment.*/*']);
  });
});
