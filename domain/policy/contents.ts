import { personalChannels } from '../notices/channels.ts';
import { bypassSteps } from '../order/bypass.ts';
import { clockKinds, pauseReasons } from '../order/clock.ts';
import { commandTable } from '../order/commands.ts';
import {
  type CustomerDetails,
  channels,
  type OrderDetails,
  type OrderLine,
  orderKinds,
  orderTypes,
  paymentMethods,
} from '../order/details.ts';
import { parseStep } from '../order/ladder-steps.ts';
import { projectFields } from '../order/project.ts';
import { readItem } from '../order/review/checklist.ts';
import { reviewConditions } from '../order/review/reviewers.ts';
import { lotStages } from '../order/stage-names.ts';
import { departmentCodes, isDepartment } from '../people/departments.ts';
import { type Role, roleCodes, rolesOf } from '../people/roles.ts';
import type { ParameterName } from './parameters.ts';
import { defaultPolicyValues } from './policy.ts';
import { budgetRule, offsetRule, oneOf, type Rule, typed, wholeRule, written } from './rules.ts';

/** What a list or a map may hold. */
export interface Contents {
  /** Holds for each item of a list, and for each value of a map or each item of its lists. */
  item: Rule;
  /** Holds for each key of a map. Without it, the map has the keys of its default, all of them. */
  key?: Rule;
  /** The values of the map are lists. */
  lists?: true;
}

type OrderField =
  | Exclude<keyof OrderDetails, 'customer' | 'lines'>
  | `customer.${keyof CustomerDetails}`
  | `lines.${keyof OrderLine}`;

/** Fields that an order may be asked for before review. */
export const orderFields = [
  'customer.customerId',
  'customer.name',
  'customer.taxNumber',
  'customer.contact',
  'lines.productCode',
  'lines.productName',
  'lines.specification',
  'lines.model',
  'lines.quantity',
  'lines.unit',
  'lines.unitPrice',
  'lines.requirements',
  'externalNumber',
  'paymentMethod',
  'deliveryDate',
  'deliveryAddress',
  'consignee',
  'remarks',
] as const satisfies readonly OrderField[];

const code = written(/^[A-Z][A-Z0-9_]{0,19}$/, 'a code: write capital letters, digits and _');
const clockKind = oneOf(clockKinds, 'a kind of clock');
const channel = oneOf(channels, 'a channel of orders');
const orderType = oneOf(orderTypes, 'a type of order');

/** What each list and map holds whose parameter names no choices of its own. */
export const contents: Partial<Record<ParameterName, Contents>> = {
  'intake.requiredFields': { item: oneOf(orderFields, 'a field of an order') },
  'intake.requiredFieldsByType': {
    key: oneOf([...orderTypes, ...orderKinds], 'a type or kind of order'),
    item: oneOf(orderFields, 'a field of an order'),
    lists: true,
  },
  'intake.ownGaps': { item: oneOf(orderFields, 'a field of an order') },
  'intake.originalRequiredFor': { item: channel },
  'intake.autoAcknowledge': { item: channel },
  'contract.autoFor': { item: channel },
  'review.matrix': {
    key: orderType,
    item: departmentFor(commandTable.recordReview.roles, 'a department that reviews orders'),
    lists: true,
  },
  'intake.assignment': {
    key: written(
      /^(?:\*|[^/*\s]{1,40})\/(?:\*|[^/*\s]{1,40})$/,
      'category and region: write such as 变压器/江苏, */江苏 or */*',
    ),
    item: assignee,
  },
  'intake.assignedDepartments': { item: oneOf(departmentCodes, 'a department') },
  'intake.assignmentTasks': {
    item: departmentFor(commandTable.acceptAssignment.roles, 'a department that takes orders on'),
  },
  'intake.projectFields': { item: oneOf(projectFields, 'a field of the register of projects') },
  'review.sequence': {
    key: orderType,
    item: departmentFor(commandTable.recordReview.roles, 'a department that reviews orders'),
    lists: true,
  },
  'review.alsoWhen': {
    key: oneOf(reviewConditions, 'a condition'),
    item: departmentFor(commandTable.recordReview.roles, 'a department that reviews orders'),
    lists: true,
  },
  'review.checklist': { key: orderType, item: checklistItem, lists: true },
  'review.confirmingDepartments': {
    item: departmentFor(commandTable.confirmPlan.roles, 'a department that confirms plans'),
  },
  'plan.countersigners': {
    item: departmentFor(commandTable.countersign.roles, 'a department that countersigns'),
  },
  'review.bypassSteps': { item: oneOf(bypassSteps, 'an approval that may be skipped') },
  'settle.paymentDue': { item: budgetRule },
  'settle.methodByCredit': { key: code, item: oneOf(paymentMethods, 'a payment method'), lists: true },
  'settle.dunning': { item: budgetRule },
  'crm.classes': { item: code },
  'kpi.weights': { item: wholeRule(0, 100) },
  'change.evaluators': {
    item: departmentFor(commandTable.evaluateChange.roles, 'a department that evaluates changes'),
    lists: true,
  },
  'change.notifyDepartments': { item: oneOf(departmentCodes, 'a department') },
  'sla.escalation.levels': { item: offsetRule },
  'sla.escalation.recipients': { item: recipient },
  'sla.ladders': { key: clockKind, item: step, lists: true },
  'sla.criticalRungs': { item: criticalRung },
  'exc.blocksFrom': { item: oneOf([...lotStages, 'NOTHING'], 'a stage of a lot, or NOTHING') },
  'clock.pauseCaps': { key: oneOf(pauseReasons, 'a reason for a pause'), item: budgetRule },
  'notice.digestRoles': { item: oneOf(roleCodes, 'a role') },
  'overdue.summaryRoles': { item: oneOf(roleCodes, 'a role') },
  'customer.messages': { item: channel, lists: true },
  'notice.orderNews': { item: oneOf(departmentCodes, 'a department'), lists: true },
  'notice.channels': { item: oneOf(personalChannels, 'a channel to a person'), lists: true },
};

/** Nobody but these may give the command: an order would wait for any other department for ever. */
function departmentFor(roles: readonly Role[], what: string): Rule {
  const able = departmentCodes.filter((department) =>
    rolesOf(department).some((role) => roles.includes(role)),
  );
  return oneOf(able, what);
}

/** `PRODUCTION`, or `WAREHOUSE:NANJING` where goods lie in one of several warehouses. */
function assignee(value: unknown): string | undefined {
  const [department, warehouse, ...more] = typeof value === 'string' ? value.split(':') : [];
  const isWarehouse = warehouse === undefined || /^[^:\s]{1,40}$/.test(warehouse);
  return department !== undefined && isDepartment(department) && isWarehouse && more.length === 0
    ? undefined
    : `${typed(value)} is no assignee: write a department, or one with its warehouse such as WAREHOUSE:NANJING`;
}

function checklistItem(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 100 && readItem(value) !== undefined
    ? undefined
    : `${typed(value)} is no item: write its code, departments and names, such as PRICE FINANCE 价格|Price`;
}

function recipient(value: unknown): string | undefined {
  return typeof value === 'string' && parseStep(`0 ${value}`, defaultPolicyValues()) !== undefined
    ? undefined
    : `${typed(value)} is no recipient: write ASSIGNEE, HEAD, SECOND, LEADERSHIP or a role`;
}

function step(value: unknown): string | undefined {
  const parsed = typeof value === 'string' ? parseStep(value, defaultPolicyValues()) : undefined;
  return parsed === undefined
    ? `${typed(value)} is not a step: write an offset and a recipient, such as +1wd HEAD`
    : offsetRule(parsed.offset);
}

function criticalRung(value: unknown): string | undefined {
  const [kind, offset, ...more] = typeof value === 'string' ? value.split('/') : [];
  if (offset === undefined || more.length > 0) {
    return `${typed(value)} is not a rung: write a kind of clock and an offset, such as inspection/+1wd`;
  }
  return clockKind(kind) ?? offsetRule(offset);
}
