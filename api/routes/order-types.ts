import { fieldNames } from '../../domain/names/detail-names.ts';
import { orderTypeNames } from '../../domain/names/order-names.ts';
import { commandTable } from '../../domain/order/commands.ts';
import { orderTypes } from '../../domain/order/details.ts';
import { orderFormOf } from '../../domain/order/order-form.ts';
import { reviewConditions } from '../../domain/order/review/reviewers.ts';
import { departments, isDepartment } from '../../domain/people/departments.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { everyone } from '../auth/access.ts';
import type { ApiContext } from '../context.ts';
import { type OrderTypeList, orderTypeList } from '../views/order-type-schema.ts';
import { type ApiApp, operation } from './operation.ts';

/** One form and one approval path for each type of order, by the policy in force (INTAKE-25). */
export function orderTypeRoute(app: ApiApp, { reference }: ApiContext): void {
  const { config, documentation, problems } = operation({
    access: everyone,
    tag: 'Orders',
    summary: 'Tell for each type of order what is asked, who reviews it and by which list',
    codes: [],
  });
  app.get(
    '/v1/order-types',
    { config, schema: { ...documentation, response: { 200: orderTypeList, ...problems } } },
    async () => orderTypesView(await reference.currentPolicy()),
  );
}

function orderTypesView({ version, values }: Policy): OrderTypeList {
  const alsoWhen = reviewConditions.map((condition) => {
    const row = values['review.alsoWhen'][condition] ?? [];
    return { condition, departments: (typeof row === 'string' ? [row] : row).filter(isDepartment) };
  });
  const items = orderTypes.map((orderType) => {
    const { fields, reviewers, checklist } = orderFormOf(orderType, values);
    return {
      orderType,
      names: orderTypeNames[orderType],
      fields: fields.map((field) => ({ ...field, names: fieldNames(field.path) })),
      reviewers: reviewers.map((each) => ({ ...each, names: departments[each.department] })),
      alsoWhen: alsoWhen.filter((each) => each.departments.length > 0),
      decidedBy: [...commandTable.decideReview.roles],
      checklist: checklist.map(({ zh, en, ...item }) => ({ ...item, names: { zh, en } })),
    };
  });
  return { policyVersion: version, items };
}
