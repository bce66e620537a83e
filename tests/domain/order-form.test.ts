import { describe, expect, it } from 'vitest';
import { commandTable } from '../../domain/order/commands.ts';
import { type OrderDetails, type OrderType, orderTypes } from '../../domain/order/details.ts';
import { orderFormOf } from '../../domain/order/order-form.ts';
import { departmentCodes } from '../../domain/people/departments.ts';
import { headOf, staffOf } from '../../domain/people/roles.ts';
import { defaultPolicyValues, withOverrides } from '../../domain/policy/policy.ts';
import { bringTo } from './bring-to.ts';
import { OrderDriver } from './order-driver.ts';
import { cabinets, receipt, usualDetails } from './sample-orders.ts';

const policy = defaultPolicyValues();

/** Says something in every field that any type may ask for. */
const full: OrderDetails = {
  ...usualDetails,
  lines: [{ ...cabinets, requirements: '防盐雾' }],
  consignee: '李工',
  project: { name: '松江二期变电站', owner: '城投公司', site: '松江' },
};

/** The details without one field of the form, on the first line where it is a line's. */
function omitted(details: OrderDetails, path: string): OrderDetails {
  const copy = structuredClone(details);
  const [root = '', field] = path.split('.');
  const holder: unknown = root === 'lines' ? copy.lines[0] : field === undefined ? copy : Object(copy)[root];
  Reflect.deleteProperty(Object(holder), field ?? root);
  return copy;
}

/** An order as it has just come in, with nothing said but this. */
function opened(details: OrderDetails): OrderDriver {
  const order = new OrderDriver();
  order.give('receiveOrder', { ...receipt(), details }, 'SALESPERSON');
  return order;
}

const gapsOf = (order: OrderDriver) =>
  order.state.gaps.map(({ path, whose }) => `${path.replace('[0]', '')} ${whose}`);

describe.each(orderTypes)('the form of a %s order', (orderType) => {
  const form = orderFormOf(orderType, policy);
  const required = form.fields.filter((field) => field.required);

  it('requires what the rules miss, and nothing else; each gap is whose the form says [INTAKE-25]', () => {
    expect(opened({ ...full, orderType }).state.gaps).toEqual([]);
    expect(required.length).toBeGreaterThan(8);
    for (const { path, required: isRequired, whose } of form.fields) {
      const expected = isRequired ? [`${path} ${whose}`] : [];
      expect(gapsOf(opened(omitted({ ...full, orderType }, path))), path).toEqual(expected);
    }
  });

  it('goes by the departments that the form names, in their turn, and by no other [INTAKE-25 REVIEW-19]', () => {
    const order = bringTo(opened({ ...full, orderType }), 'UNDER_REVIEW');
    const last = Math.max(...form.reviewers.map(({ turn }) => turn));
    for (let turn = 1; turn <= last; turn += 1) {
      const now = form.reviewers.filter((each) => each.turn === turn).map(({ department }) => department);
      const asked = order.tasks.filter(({ command }) => command === 'recordReview');
      const joint = asked.map(({ department }) => department).filter((each) => each !== 'CONTRACT_ORDER');
      expect(joint.toSorted()).toEqual(now.toSorted());
      for (const { department } of asked) {
        order.give('recordReview', { department, result: 'PASS' }, headOf(department));
      }
    }
    expect(order.work).toContain('SALES decideReview');
    const outside = departmentCodes.filter(
      (each) =>
        form.reviewers.every(({ department }) => department !== each) &&
        each !== 'CONTRACT_ORDER' &&
        staffOf(each).some((role) => commandTable.recordReview.roles.includes(role)),
    );
    for (const department of outside) {
      const refused = order.refusal('recordReview', { department, result: 'PASS' }, headOf(department));
      expect(refused).toContain('@department');
    }
    order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
  });

  it('has a checklist of which every reviewer has a part', () => {
    for (const { department } of form.reviewers) {
      expect(form.checklist.filter(({ departments }) => departments.includes(department))).not.toEqual([]);
    }
  });
});

describe('the form', () => {
  it('asks for a project on project orders alone', () => {
    const asks = (type: OrderType) =>
      orderFormOf(type, policy).fields.some(({ path }) => path === 'project.name');
    expect(orderTypes.filter(asks)).toEqual(['PROJECT']);
  });

  it('follows the policy', () => {
    const own = withOverrides({
      'intake.requiredFields': ['consignee'],
      'review.matrix': { REGULAR: ['FINANCE', 'LEGAL'] },
    });
    const { fields, reviewers } = orderFormOf('REGULAR', own);
    expect(fields.filter(({ required }) => required).map(({ path }) => path)).toEqual(['consignee']);
    expect(reviewers).toEqual([
      { department: 'FINANCE', turn: 1 },
      { department: 'LEGAL', turn: 1 },
    ]);
  });
});
